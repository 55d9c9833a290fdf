// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// What became of an accepted operation.
package enum Submission: Equatable, Sendable {
  /// It ended at once, successfully, with so many bytes; its packet is queued.
  case completed(Int)
  /// As `completed`, with the beginning of a datagram or message that was longer than the
  /// buffer; the packet says so.
  case truncated(Int)
  /// Its packet will come, exactly one.
  case pending
}

/// Starting operations. A thrown error means that nothing was started: no packet
/// comes, and the record is the caller's again. Nothing here waits.
extension Socket {
  /// Receives into the operation's buffers. Receives of a socket complete in the
  /// order in which they were submitted; one of no bytes completes when data is
  /// there, or the end.
  @inline(__always)
  package static func receive(
    _ handle: Handle, _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    let slot = try HandleTable.lock(handle, .socket, for: .receive)
    defer { slot.unlockAfterOperations() }
    return try slot.socket.value.submitReceive(operation)
  }

  /// Sends all of the operation's buffers, after those submitted before. Completes
  /// when the kernel has taken the last byte.
  @inline(__always)
  package static func send(
    _ handle: Handle, _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    let slot = try HandleTable.lock(handle, .socket, for: .send)
    defer { slot.unlockAfterOperations() }
    return try slot.socket.value.submitSend(operation)
  }

  /// Accepts a connection. Its completion gets the new descriptor.
  package static func accept(
    _ handle: Handle, _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    let slot = try HandleTable.lock(handle, .socket, for: .accept)
    defer { slot.unlockAfterOperations() }
    return try slot.socket.value.submitAccept(operation)
  }

  /// Connects to the address, `length` bytes in the kernel's form (connect(2)), then
  /// sends the operation's buffers.
  package static func connect(
    _ handle: Handle, _ address: UnsafeRawPointer, _ length: UInt32,
    _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    let slot = try HandleTable.lock(handle, .socket, for: .connect)
    defer { slot.unlockAfterOperations() }
    return try unsafe slot.socket.value.submitConnect(address, length, operation)
  }

  /// Ends an operation at once, successfully and without a byte: for requests that a
  /// face carries out itself.
  package mutating func completeAtOnce(_ operation: Stable<Operation>) {
    deliver(operation, .success, 0, fromBase: false, hadWaited: false)
  }

  // MARK: One direction each

  @inline(__always)
  package mutating func submitReceive(
    _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    try checkRoom(.receive)
    if Modes.areOn { return try submitReceiveUnderModes(operation) }
    switch decideToReceive() {
    case .refuse(let cause): throw EngineError(.receive, handle, cause)
    case .wait: return try standInLine(operation, .receive)
    case .attempt: return try receiveNow(operation)
    }
  }

  @inline(never)
  private mutating func submitReceiveUnderModes(
    _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    switch reconsider(decideToReceive(), operation, isSending: false) {
    case .refuse(let cause): throw EngineError(.receive, handle, cause)
    case .wait: return try waitToReceive(operation, .receive)
    case .attempt: return try receiveNow(operation)
    }
  }

  private mutating func receiveNow(
    _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    switch attemptReceive(operation) {
    case .done(let count):
      noteDoubt()
      return complete(operation, count)
    case .failed(EMSGSIZE): return completeTruncated(operation)
    case .failed(let error): throw EngineError(.receive, handle, .system(error))
    case .starved: receiving.isStarved = true
    case .wouldBlock: break
    }
    return try waitToReceive(operation, .receive)
  }

  @inline(__always)
  package mutating func submitSend(
    _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    try checkRoom(.send)
    var decision = decideToSend()
    if Modes.areOn { decision = reconsider(decision, operation, isSending: true) }
    switch decision {
    case .refuse(let cause): throw EngineError(.send, handle, cause)
    case .wait: return try waitToSend(operation, .send)
    case .attempt: return try settle(attemptInSendLine(operation), operation)
    }
  }

  /// What a first attempt to send came to.
  mutating func settle(
    _ attempt: Attempt, _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    switch attempt {
    case .done(let count): return complete(operation, count)
    case .failed(let error): throw EngineError(.send, handle, .system(error))
    case .starved: sending.isStarved = true
    case .wouldBlock: break
    }
    return try waitToSend(operation, .send)
  }

  private mutating func submitAccept(
    _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    try checkRoom(.accept)
    var decision = decideToReceive()
    if Modes.areOn { decision = reconsider(decision, operation, isSending: false) }
    if decision == .attempt, !receiving.isStarved {
      switch attemptAccept(operation) {
      case .done(let descriptor):
        if Modes.areOn, completesLater(operation, .success, descriptor) { return .pending }
        // Its owner may have more to do first, or refuse the connection.
        let hasSucceeded = deliver(operation, .success, descriptor, fromBase: false, hadWaited: false)
        return hasSucceeded ? .completed(descriptor) : .pending
      case .failed(let error): throw EngineError(.accept, handle, .system(error))
      case .starved: receiving.isStarved = true
      case .wouldBlock: break
      }
    }
    return try waitToReceive(operation, .accept)
  }

  private mutating func submitConnect(
    _ address: UnsafeRawPointer, _ length: UInt32, _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    try checkRoom(.connect)
    guard sends.isEmpty, !isConnecting else {
      throw EngineError(.connect, handle, .invalidArgument)
    }
    if Modes.areOn, failsToConnect(operation) { return .pending }
    switch unsafe beginConnect(address, length) {
    // The network's answer, however quick, comes as a packet (rule CONN-6).
    case .failed(let error)
    where [ECONNREFUSED, ECONNRESET, ETIMEDOUT, ENETUNREACH, EHOSTUNREACH].contains(error):
      deliver(operation, Status(code: error), 0, fromBase: false, hadWaited: false)
      return .pending
    case .failed(let error): throw EngineError(.connect, handle, .system(error))
    case .wouldBlock, .starved: break
    case .done:
      switch attemptSend(operation) {
      case .done(let count): return complete(operation, count)
      case .failed(let error): throw EngineError(.connect, handle, .system(error))
      case .starved: sending.isStarved = true
      case .wouldBlock: break
      }
    }
    do throws(EngineError) {
      return try waitToSend(operation, .connect)
    } catch {
      // Nobody asks how the attempt went: what is sent must not wait for the answer.
      isConnecting = false
      throw error
    }
  }

  /// The beginning of every operation.
  @inline(__always)
  func checkRoom(_ operation: EngineError.Operation) throws(EngineError) {
    if isAwaited { AwaitedHandle.began(handle) }
    if let port, !port.hasRoom { throw EngineError(operation, handle, .queueFull) }
  }

  @inline(__always)
  func decideToSend() -> Direction.Decision {
    sending.decide(hasOthers: !sends.isEmpty || isConnecting, isWatched: false)
  }

  @inline(__always)
  func decideToReceive() -> Direction.Decision {
    receiving.decide(hasOthers: !receives.isEmpty, isWatched: receiving.isDry && isWatched)
  }

  /// Whether an edge that came up to now would have been seen.
  @inline(__always)
  private var isWatched: Bool {
    guard readRegistration != nil else { return false }
    let waiter = Stable<Waiter>.current
    if waiter.value.isFresh, let port, waiter.value.boundPort == port { return true }
    return readinessPort.value.isLed.load(ordering: .relaxed)
  }

  // MARK: Waiting for readiness

  mutating func waitToReceive(
    _ operation: Stable<Operation>, _ name: EngineError.Operation
  ) throws(EngineError) -> Submission {
    let submission = try standInLine(operation, name)
    if Modes.areOn {
      Verifier.waits(operation)
      Sanitizers.hide(operation)
    }
    return submission
  }

  @inline(__always)
  private mutating func standInLine(
    _ operation: Stable<Operation>, _ name: EngineError.Operation
  ) throws(EngineError) -> Submission {
    if readRegistration == nil, !watchForReading() {
      guard operation.value.progress > 0 else { throw EngineError(name, handle, .system(SystemCalls.lastError)) }
      // Bytes have moved: it is too late to refuse. The socket is looked at again.
      receiving.isStarved = true
    }
    operation.value.sinceTicks = csystem_ticks()
    receives.append(operation)
    noteWaiting(isStarved: receiving.isStarved)
    return .pending
  }

  mutating func waitToSend(
    _ operation: Stable<Operation>, _ name: EngineError.Operation
  ) throws(EngineError) -> Submission {
    if writeRegistration == nil, !watchForWriting() {
      guard operation.value.progress > 0 else { throw EngineError(name, handle, .system(SystemCalls.lastError)) }
      sending.isStarved = true
    }
    operation.value.sinceTicks = csystem_ticks()
    sends.append(operation)
    if Modes.areOn { Verifier.waits(operation) }
    noteWaiting(isStarved: sending.isStarved)
    return .pending
  }

  /// False when there is no memory for it.
  @inline(never)
  mutating func watchForReading() -> Bool {
    readRegistration = readinessPort.value.base.registerReading(descriptor, handle)
    return readRegistration != nil
  }

  @inline(never)
  mutating func watchForWriting() -> Bool {
    writeRegistration = readinessPort.value.base.registerWriting(descriptor, handle)
    return writeRegistration != nil
  }

  @inline(__always)
  private mutating func noteWaiting(isStarved: Bool) {
    if let port {
      port.noteWaiting(1)
    } else {
      // The backstop always leads for sockets without a port.
      Stable<Waiter>.current.value.mustCancelAtExit = true
    }
    if isStarved { listForRevisit() }
  }

  // MARK: The end of an operation

  /// Ends an operation that never waited.
  @inline(__always)
  private mutating func complete(_ operation: Stable<Operation>, _ result: Int) -> Submission {
    if Modes.areOn, completesLater(operation, .success, result) { return .pending }
    deliver(operation, .success, result, fromBase: false, hadWaited: false)
    return .completed(result)
  }

  private mutating func completeTruncated(_ operation: Stable<Operation>) -> Submission {
    let count = operation.value.progress
    if Modes.areOn, completesLater(operation, Status(code: EMSGSIZE), count) { return .pending }
    deliver(operation, Status(code: EMSGSIZE), count, fromBase: false, hadWaited: false)
    return .truncated(count)
  }

  /// Ends an operation: stores its result or tells its owner, then queues the packet.
  /// The record is the owner's again from here on.
  ///
  /// - Parameters:
  ///   - fromBase: The thread that leads the port's event base is here.
  ///   - hadWaited: The operation was pending; otherwise its submission answers now.
  /// - Returns: Whether its owner, too, calls it a success that has its packet.
  @discardableResult
  mutating func deliver(
    _ operation: Stable<Operation>, _ status: Status, _ result: Int, fromBase: Bool, hadWaited: Bool
  ) -> Bool {
    if Modes.areOn, deliversLater(operation, status, result, hadWaited: hadWaited) { return false }
    var packet = Packet(key: key, token: operation.value.token, bytes: UInt32(truncatingIfNeeded: result))
    var isWanted = true
    if operation.value.isPlain, status == .success {
      finishPlain(operation, result)
    } else {
      isWanted = tell(operation, status, result, &packet)
    }
    let hasSucceeded = isWanted && status == .success && packet.status == 0
    // Truncation, too, is known at once and final (rule SKIP-9).
    let isFinal =
      status == .success && packet.status == 0 || status.code == EMSGSIZE || status == .truncated
    if skipsPacketOnSuccess, !hadWaited, isFinal { isWanted = false }
    guard let port else { return hasSucceeded }
    if isWanted {
      if Modes.areOn, queuesLater(packet) { return hasSucceeded }
      port.push(packet, fromBase: fromBase, hadWaited: hadWaited)
    } else if hadWaited {
      port.noteEnded()
    }
    return hasSucceeded
  }

  /// Stores the success of a transfer that had a record.
  @inline(__always)
  func finishPlain(_ operation: Stable<Operation>, _ result: Int) {
    let token = operation.value.token
    if Modes.areOn, !mayStore(operation) { return }
    OperationPool.keep(operation)
    ResultWords.storeSuccess(result, at: token)
  }

  /// Asks who is to be told of a result. Answers whether its words are still there; if
  /// not, the record has gone back.
  @inline(never)
  private func mayStore(_ operation: Stable<Operation>) -> Bool {
    let token = operation.value.token
    guard Verifier.ends(token: token, .success) else {
      OperationPool.give(back: operation)
      return false
    }
    ResultWords.willStore(at: token)
    return true
  }

  private mutating func tell(
    _ operation: Stable<Operation>, _ status: Status, _ result: Int, _ packet: inout Packet
  ) -> Bool {
    let completion = unsafe operation.value.completion
    let isAwaited = isAwaited && AwaitedHandle.counts(operation)
    // SAFETY: sockets live at fixed addresses (Stable), so the pointer is that of the
    // socket itself; the callee keeps none of the pointers.
    let isWanted = unsafe withUnsafeMutablePointer(to: &self) { socket in
      unsafe withUnsafeMutablePointer(to: &packet) { packet in
        unsafe completion(socket, operation.address, status.code, result, packet)
      }
    }
    if isAwaited { AwaitedHandle.ended(handle) }
    return isWanted
  }

  mutating func listForRevisit() {
    if isListedForRevisit { return }
    isListedForRevisit = true
    if isStarved { Revisits.becameStarved() }
    Revisits.add(handle)
  }
}
