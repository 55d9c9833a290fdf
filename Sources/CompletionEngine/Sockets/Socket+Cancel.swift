// SPDX-License-Identifier: Apache-2.0

extension Socket {
  /// Cancels the pending operations that fit; each yields its packet with *cancelled*
  /// and the bytes that it had moved. An aborted receive has taken no byte.
  ///
  /// - Returns: How many were cancelled, at least 1.
  /// - Throws: `notFound` when none fits: completed already, or never there.
  @discardableResult
  package static func cancel(
    _ handle: Handle, kind: HandleKind = .socket, where fits: (borrowing Operation) -> Bool
  ) throws(EngineError) -> Int {
    let slot = try HandleTable.lock(handle, kind, for: .cancel)
    defer { slot.unlockAfterOperations() }
    if Modes.areOn { slot.socket.value.raceCancel(where: fits) }
    let count = slot.socket.value.abort(.cancelled, where: fits)
    if count == 0 { throw EngineError(.cancel, handle, .notFound) }
    return count
  }

  /// Ends pending operations without asking the kernel again.
  mutating func abort(_ status: Status, where fits: (borrowing Operation) -> Bool) -> Int {
    var count = 0
    while let operation = receives.remove(where: fits) ?? sends.remove(where: fits) {
      if operation.value.kind == .connect { isConnecting = false }
      if pipe != nil { noteAborted(operation) }
      count += 1
      deliver(operation, status, operation.value.progress, fromBase: false, hadWaited: true)
    }
    if blocked != nil { interruptBlockedThreads() }
    return count
  }
}
