// SPDX-License-Identifier: Apache-2.0

internal import CSystem

/// Blocking calls: the only ones that wait for a socket. They sleep in poll(2) on
/// the descriptor and on an eventfd of the thread's own, which a close signals.
extension Socket {
  package enum Interest: Sendable { case reading, writing }

  /// Performs `call` on the descriptor until it answers something else than
  /// EAGAIN, waiting for readiness in between.
  ///
  /// - Parameter call: One non-blocking system call; answers its result or -errno.
  ///   Runs without the slot's lock, with the descriptor kept open.
  /// - Throws: `invalidHandle` when the socket is closed meanwhile; `timedOut`.
  /// - Returns: What `call` answered.
  package static func block(
    _ handle: Handle, _ operation: EngineError.Operation, _ interest: Interest,
    until deadline: Deadline, _ call: (_ descriptor: Int32) -> Int
  ) throws(EngineError) -> Int {
    let slot = try HandleTable.lock(handle, .socket, for: operation)
    let descriptor = slot.socket.value.descriptor
    slot.pin()
    slot.unlock()
    defer { HandleTable.unpin(slot, handle) }
    let thread = Stable<Waiter>.current
    // The peer may have answered by the time this returns.
    thread.value.isFresh = false
    while true {
      let result = call(descriptor)
      if result != -Int(EAGAIN) { return result }
      if deadline.hasPassed { throw EngineError(operation, handle, .timedOut) }
      try thread.sleep(on: slot, handle, operation, interest, until: deadline)
    }
  }

  mutating func interruptBlockedThreads() {
    var thread = blocked
    while let each = thread {
      SystemCalls.signal(each.value.interruptDescriptor)
      thread = each.value.nextBlocked
    }
  }

  fileprivate mutating func unlist(_ thread: Stable<Waiter>) {
    if blocked == thread {
      blocked = thread.value.nextBlocked
    } else {
      var before = blocked
      while let each = before, each.value.nextBlocked != thread { before = each.value.nextBlocked }
      before?.value.nextBlocked = thread.value.nextBlocked
    }
    thread.value.nextBlocked = nil
  }
}

extension Stable where Value == Waiter {
  fileprivate func sleep(
    on slot: Stable<HandleSlot>, _ handle: Handle, _ operation: EngineError.Operation,
    _ interest: Socket.Interest, until deadline: Deadline
  ) throws(EngineError) {
    if value.interruptDescriptor < 0 {
      let made = SystemCalls.makeEventDescriptor()
      if made < 0 { throw EngineError(operation, handle, .system(Int32(-made))) }
      value.interruptDescriptor = Int32(made)
    }
    slot.value.lock.lock()
    guard slot.value.state.admits(generation: handle.generation) else {
      slot.unlock()
      throw EngineError(operation, handle, .closedMeanwhile)
    }
    let socket = slot.socket
    value.nextBlocked = socket.value.blocked
    socket.value.blocked = self
    let descriptor = socket.value.descriptor
    slot.unlock()

    var entries = [
      pollfd(fd: descriptor, events: Int16(interest == .reading ? POLLIN : POLLOUT), revents: 0),
      pollfd(fd: value.interruptDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    let wasRunning = block()
    _ = SystemCalls.poll(&entries, atMost: deadline.remaining)
    unblock(wasRunning)

    slot.value.lock.lock()
    socket.value.unlist(self)
    let isOpen = slot.value.state.admits(generation: handle.generation)
    slot.unlock()
    if entries[1].revents != 0 { SystemCalls.drain(value.interruptDescriptor) }
    if !isOpen { throw EngineError(operation, handle, .closedMeanwhile) }
  }
}
