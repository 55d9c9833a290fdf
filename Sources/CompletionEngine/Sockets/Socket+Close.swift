// SPDX-License-Identifier: Apache-2.0

/// Two ways to close. Neither waits; the descriptor goes when no operation is
/// pending and no system call runs on it (P3).
extension Socket {
  /// The strict form: refuses while operations are in flight, and says how many.
  ///
  /// - Throws: `operationsInFlight`; then nothing has changed. Cancel, dequeue what
  ///   comes, close again.
  package static func close(_ handle: Handle, kind: HandleKind = .socket) throws(EngineError) {
    let slot = try HandleTable.lock(handle, kind, for: .close)
    var count = slot.socket.value.pendingCount
    if Modes.areOn { count += slot.socket.value.lateCount }
    guard count == 0 else {
      slot.unlock()
      throw EngineError(.close, handle, .operationsInFlight(count))
    }
    end(slot, handle)
  }

  /// The form for programs that close first: pending operations end with *handle
  /// closed*, each with its packet; the handle is refused from now on. While other
  /// handles lead to the socket, that is all.
  ///
  /// - Parameters:
  ///   - kind: What the handle names: a socket, or what one is beneath of.
  ///   - whenLast: Called first if it is the last handle, with the first one, under the
  ///     slot's lock.
  package static func abandon(
    _ handle: Handle, kind: HandleKind = .socket, whenLast: (Handle) -> Void = { _ in }
  ) throws(EngineError) {
    _ = try abandonHandle(handle, kind: kind, whenLast: whenLast)
  }

  /// As `abandon`; answers whether it was the last handle.
  package static func abandonHandle(
    _ handle: Handle, kind: HandleKind = .socket, whenLast: (Handle) -> Void = { _ in }
  ) throws(EngineError) -> Bool {
    let slot = try HandleTable.lock(handle, kind, for: .close)
    if try closeOneOfSeveral(slot, handle) { return false }
    whenLast(slot.socket.value.handle)
    _ = slot.socket.value.abort(.handleClosed) { _ in true }
    end(slot, slot.socket.value.handle)
    return true
  }

  private static func end(_ slot: LockedSlot, _ handle: Handle) {
    slot.socket.value.interruptBlockedThreads()
    if Modes.areOn { slot.socket.value.closeDescriptorEarly(slot) }
    HandleTable.closeAndUnlock(slot, handle)
    DescriptorPoll.interruptThose(watching: handle)
    AfterUnlock.perform()
  }
}
