// SPDX-License-Identifier: Apache-2.0

/// Ending what was started. An operation that a thread has begun cannot be stopped: the
/// kernel offers no way. One that still waits for a thread can.
extension File {
  /// Cancels the operations that fit and have not begun; each yields its packet.
  ///
  /// - Returns: How many were cancelled, at least 1.
  /// - Throws: `notFound` when none fits: completed already, under way, or never there.
  @discardableResult
  package static func cancel(
    _ handle: Handle, where fits: (borrowing Operation) -> Bool
  ) throws(EngineError) -> Int {
    let slot = try HandleTable.lock(handle, .file, for: .cancel)
    let (count, work) = slot.abortWaiting(.cancelled, where: fits)
    slot.unlockAfterOperations()
    BlockingThreads.shared.perform(work)
    for _ in 0..<count { HandleTable.unpin(slot, handle) }
    if count == 0 { throw EngineError(.cancel, handle, .notFound) }
    return count
  }

  /// Closes the handle and waits for nobody: what has not begun ends with *handle
  /// closed*, what runs goes on, and each has its packet. While other handles lead to the
  /// file, nothing ends.
  ///
  /// - Parameter whenLast: Called first if it is the last handle, with the first one, under
  ///   the slot's lock.
  package static func abandon(
    _ handle: Handle, whenLast: (Handle) -> Void = { _ in }
  ) throws(EngineError) {
    let slot = try HandleTable.lock(handle, .file, for: .close)
    let file = slot.file
    if try HandleTable.closeOneOfSeveral(
      slot, handle, first: file.value.handle, aliasCount: &file.value.aliasCount)
    {
      return
    }
    whenLast(file.value.handle)
    let (count, work) = slot.abortWaiting(.handleClosed) { _ in true }
    HandleTable.closeAndUnlock(slot, handle)
    AfterUnlock.perform()
    BlockingThreads.shared.perform(work)
    for _ in 0..<count { HandleTable.unpin(slot, handle) }
  }
}

extension Stable where Value == HandleSlot {
  /// The slot is locked. Each of the operations leaves a pin to be given back.
  fileprivate func abortWaiting(
    _ status: Status, where fits: (borrowing Operation) -> Bool
  ) -> (count: Int, BlockingThreads.Work) {
    let file = file
    var count = 0
    var work = BlockingThreads.Work.nothing
    while let operation = file.value.writes.remove(where: fits) {
      count += 1
      file.value.deliver(operation, status, 0, wasPending: true)
    }
    while let operation = BlockingThreads.shared.remove(where: { $0.file == file && fits($0) }) {
      count += 1
      let kind = operation.value.kind
      file.value.deliver(operation, status, 0, wasPending: true)
      // The turn to write passes to one that does not fit.
      if let next = file.value.nextWrite(after: kind) { work = BlockingThreads.shared.add(next) }
    }
    return (count, work)
  }
}
