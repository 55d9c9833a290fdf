// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// What a blocking thread does: performs an operation without any lock, then ends it as
/// any other is ended.
extension Stable where Value == BlockingThreads {
  /// Carries out what `add` decided. No lock is held.
  func perform(_ work: BlockingThreads.Work) {
    switch work {
    case .nothing: break
    case .wake(let thread):
      thread.value.wakeups.store(1, ordering: .releasing)
      Futex.wake(thread.value.wakeups, count: 1)
    case .startThread:
      let error = unsafe csystem_start_thread("iocp-file", { _ in unsafe BlockingThreads.shared.run() }, nil)
      // Without any thread the caller has to wait itself, or nobody ever would.
      guard error != 0, startFailed() else { break }
      while let operation = remove(where: { _ in true }) {
        if let following = perform(operation) { perform(add(following)) }
      }
    }
  }

  private func run() -> UnsafeMutableRawPointer? {
    let thread = Stable<IdleThread>(IdleThread())
    var hasRun = false
    while true {
      if var operation = next(thread, hasRun: hasRun) {
        while let following = perform(operation) { operation = turn(following) }
        hasRun = true
        continue
      }
      hasRun = false
      let patience = Deadline.after(nanoseconds: Limits.idleThreadNanoseconds)
      while thread.value.wakeups.load(ordering: .acquiring) == 0 {
        guard !Futex.wait(thread.value.wakeups, whileEqualTo: 0, until: patience), leave(thread) else { continue }
        thread.destroy()
        return nil
      }
    }
  }

  /// Answers the operation that could not begin before this one has ended.
  private func perform(_ operation: Stable<Operation>) -> Stable<Operation>? {
    guard let file = operation.value.file, let slot = file.value.slot else {
      preconditionFailure("an operation without its file")
    }
    let handle = file.value.handle
    let kind = operation.value.kind
    let count = kind == .writeFile ? slot.value.lock.withLock { file.value.gather(behind: operation) } : 1
    if count > 1 {
      file.value.performTogether(operation, count: count)
      deliverTogether(operation, file, slot)
    } else {
      let maySleepLong = kind == .lockFile
      if maySleepLong { perform(beginSleep()) }
      if Modes.areOn { file.value.rest(operation, isBefore: true) }
      let (status, result) = file.value.perform(operation)
      if Modes.areOn { file.value.rest(operation, isBefore: false) }
      if maySleepLong { endSleep() }
      slot.value.lock.lock()
      file.value.deliver(operation, status, result, wasPending: true)
    }
    let following = file.value.nextWrite(after: kind)
    slot.unlockAfterOperations()
    for _ in 0..<count { HandleTable.unpin(slot, handle) }
    return following
  }

  /// Ends writes that were performed together; leaves the slot locked.
  private func deliverTogether(_ first: Stable<Operation>, _ file: Stable<File>, _ slot: LockedSlot) {
    var each: Stable<Operation>? = first
    var isLocked = false
    while let operation = each {
      // The record is its owner's afterwards.
      each = operation.value.next
      if operation.value.progress < operation.value.length, isLocked {
        slot.unlockAfterOperations()
        isLocked = false
      }
      let (status, result) = file.value.finish(operation)
      if !isLocked { slot.value.lock.lock() }
      isLocked = true
      file.value.deliver(operation, status, result, wasPending: true)
    }
  }
}
