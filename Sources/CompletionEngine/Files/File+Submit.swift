// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Starting operations on files. As with sockets: an error means that nothing was
/// started, and nothing here waits.
extension File {
  /// Reads from `offset` on into the operation's buffers: at once what needs no waiting,
  /// the rest in a thread that may block. Fewer bytes than asked for mean the end of the
  /// file; none at all is `endOfFile`.
  package static func read(
    _ handle: Handle, _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    let slot = try HandleTable.lock(handle, .file, for: .read)
    guard slot.file.value.begins() else { throw refusal(slot, .read, .queueFull) }
    operation.value.kind = .readFile
    if Modes.areOn, slot.file.value.leavesPending(operation) { return handOver(operation, slot) }
    switch slot.file.value.attemptRead(operation) {
    case .done(let count):
      if count == 0, operation.value.length > 0 { throw refusal(slot, .read, .endOfFile) }
      slot.file.value.deliver(operation, .success, count, wasPending: false)
      slot.unlockAfterOperations()
      return .completed(count)
    case .failed(let error): throw refusal(slot, .read, .system(error))
    case .wouldBlock, .starved: return handOver(operation, slot)
    }
  }

  /// Writes all of the operation's buffers at `offset`; behind what is there when the
  /// offset is -1. No file system promises that a write does not wait, so a thread that
  /// may block does it.
  package static func write(
    _ handle: Handle, _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    let slot = try HandleTable.lock(handle, .file, for: .write)
    guard slot.file.value.begins() else { throw refusal(slot, .write, .queueFull) }
    operation.value.kind = .writeFile
    let file = slot.file
    if Modes.areOn { file.value.begin(operation) }
    guard file.value.isWriting, file.value.takesTurnsToWrite else {
      file.value.isWriting = true
      return handOver(operation, slot)
    }
    operation.value.file = file
    slot.pin()
    operation.value.sinceTicks = csystem_ticks()
    file.value.writes.append(operation)
    if Modes.areOn { Verifier.waits(operation) }
    slot.unlock()
    return .pending
  }

  /// Locks a range of the file: `offset`, `length`, `FileFlags.shared`. When somebody has
  /// it now: waits for them, or fails with EAGAIN.
  package static func lock(
    _ handle: Handle, _ operation: Stable<Operation>, waits: Bool
  ) throws(EngineError) -> Submission {
    let slot = try HandleTable.lock(handle, .file, for: .lock)
    guard slot.file.value.begins() else { throw refusal(slot, .lock, .queueFull) }
    operation.value.kind = .lockFile
    if Modes.areOn { slot.file.value.begin(operation) }
    let result = slot.file.value.takeRange(operation, waits: false)
    if result == -Int(EAGAIN), waits { return handOver(operation, slot) }
    if result < 0 { throw refusal(slot, .lock, .system(Int32(-result))) }
    slot.file.value.deliver(operation, .success, 0, wasPending: false)
    slot.unlockAfterOperations()
    return .completed(0)
  }

  /// Brings what was written to the disk, or gives the file another length; both may
  /// block. They wait for no operation that is under way.
  package static func change(
    _ handle: Handle, _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    let slot = try HandleTable.lock(handle, .file, for: .write)
    guard slot.file.value.begins() else { throw refusal(slot, .write, .queueFull) }
    if Modes.areOn { slot.file.value.begin(operation) }
    return handOver(operation, slot)
  }

  /// The beginning of every operation: whether there is room for its packet.
  private func begins() -> Bool {
    if isAwaited { AwaitedHandle.began(handle) }
    return port?.hasRoom ?? true
  }

  private static func refusal(
    _ slot: LockedSlot, _ operation: EngineError.Operation, _ cause: EngineError.Cause
  ) -> EngineError {
    let handle = slot.file.value.handle
    slot.unlock()
    return EngineError(operation, handle, cause)
  }

  private static func handOver(_ operation: Stable<Operation>, _ slot: LockedSlot) -> Submission {
    operation.value.file = slot.file
    slot.pin()
    if Modes.areOn { Verifier.waits(operation) }
    let work = BlockingThreads.shared.add(operation)
    slot.unlock()
    BlockingThreads.shared.perform(work)
    return .pending
  }

  /// An operation has ended that was under way; answers the write whose turn has come.
  mutating func nextWrite(after kind: Operation.Kind) -> Stable<Operation>? {
    guard kind == .writeFile, takesTurnsToWrite else { return nil }
    guard let next = writes.first else {
      isWriting = false
      return nil
    }
    writes.removeFirst()
    return next
  }

  /// Takes the writes that wait next and begin where this one ends, or the one before
  /// them: all are done by one call. They are linked behind it; answers how many there are
  /// with it.
  mutating func gather(behind operation: Stable<Operation>) -> Int {
    operation.value.next = nil
    guard operation.value.kind == .writeFile, takesTurnsToWrite, operation.value.vectorCount == 0,
      operation.value.offset >= 0
    else { return 1 }
    var last = operation
    var length = operation.value.length
    var count = 1
    while let next = writes.first, next.value.vectorCount == 0, count < Limits.writesTogether,
      last.value.offset + Int64(last.value.length) == next.value.offset,
      length + next.value.length <= Limits.bytesWrittenTogether
    {
      writes.removeFirst()
      next.value.next = nil
      last.value.next = next
      last = next
      length += next.value.length
      count += 1
    }
    return count
  }

  // MARK: The end of an operation

  /// Tells the operation's owner, then queues the packet. The record is the owner's
  /// again after the call to `completion`.
  mutating func deliver(
    _ operation: Stable<Operation>, _ status: Status, _ result: Int, wasPending: Bool
  ) {
    var packet = Packet(
      key: key, token: operation.value.token, bytes: UInt32(truncatingIfNeeded: result))
    let completion = unsafe operation.value.completion
    if Modes.areOn { Sanitizers.check(operation) }
    operation.value.file = nil
    let isAwaited = isAwaited && AwaitedHandle.counts(operation)
    // SAFETY: files live at fixed addresses (Stable), so the pointer is that of the file
    // itself; the callee keeps none of the pointers.
    let isWanted = unsafe withUnsafeMutablePointer(to: &self) { file in
      unsafe withUnsafeMutablePointer(to: &packet) { packet in
        unsafe completion(file, operation.address, status.code, result, packet)
      }
    }
    if isAwaited { AwaitedHandle.ended(handle) }
    let isSkipped = skipsPacketOnSuccess && !wasPending
    if isWanted, !isSkipped { port?.push(packet, fromBase: false, hadWaited: false) }
  }
}
