// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Blocking calls: the only ones that wait for a socket. They take their turn behind
/// operations that are pending in the same direction (P5), and sleep in poll(2) on the
/// descriptor and on an eventfd of the thread's own, which a close signals.
extension Socket {
  package enum Interest: Sendable { case reading, writing }

  /// Performs `call` on the descriptor until it answers something else than
  /// EAGAIN, waiting for readiness in between.
  ///
  /// - Parameter call: One non-blocking system call; answers its result or -errno.
  ///   Runs under the slot's lock.
  /// - Throws: `invalidHandle`; `closedMeanwhile` when the socket is closed while the
  ///   call waits; `cancelled` by `BlockedThreads.cancel`; `timedOut`.
  /// - Returns: What `call` answered.
  package static func block(
    _ handle: Handle, _ operation: EngineError.Operation, _ interest: Interest,
    until deadline: Deadline, _ call: (_ descriptor: Int32) -> Int
  ) throws(EngineError) -> Int {
    try block(handle, kind: .socket, operation, interest, until: deadline) { call($0.value.descriptor) }
  }

  /// As above, for other kinds that a Socket is behind.
  static func block(
    _ handle: Handle, kind: HandleKind, _ operation: EngineError.Operation, _ interest: Interest,
    until deadline: Deadline, _ call: (Stable<Socket>) -> Int
  ) throws(EngineError) -> Int {
    let thread = Stable<Waiter>.current
    // The peer may have answered by the time this returns.
    thread.value.isFresh = false
    let slot = try HandleTable.lock(handle, kind, for: operation)
    slot.pin()
    defer { HandleTable.unpin(slot, handle) }
    while true {
      // Locked here, at the beginning and whenever `sleep` has returned.
      let hasOthers = slot.socket.value.hasPending(interest)
      let result = hasOthers ? -Int(EAGAIN) : call(slot.socket)
      if result != -Int(EAGAIN) || deadline.hasPassed {
        slot.unlock()
        if result != -Int(EAGAIN) { return result }
        throw EngineError(operation, handle, .timedOut)
      }
      let cause = thread.sleep(on: slot, interest, watchesDescriptor: !hasOthers, until: deadline)
      if let cause {
        slot.unlock()
        throw EngineError(operation, handle, cause)
      }
    }
  }

  /// Performs one receive or send in this way. Its record is used for what it says of
  /// buffers; nobody is told of its end.
  ///
  /// - Returns: The bytes moved, or -errno; what moved before an error is in `progress`.
  package static func block(
    _ handle: Handle, performing operation: Stable<Operation>, until deadline: Deadline
  ) throws(EngineError) -> Int {
    let isSending = operation.value.kind.isSending
    return try block(
      handle, kind: .socket, isSending ? .send : .receive, isSending ? .writing : .reading, until: deadline
    ) {
      $0.value.attemptOnce(operation, isSending: isSending)
    }
  }

  private mutating func attemptOnce(_ operation: Stable<Operation>, isSending: Bool) -> Int {
    switch isSending ? attemptInSendLine(operation) : attemptReceive(operation) {
    case .done(let count):
      if !isSending { noteDoubt() }
      return count
    case .wouldBlock: return -Int(EAGAIN)
    case .starved: return -Int(ENOBUFS)
    case .failed(let error): return -Int(error)
    }
  }

  private func hasPending(_ interest: Interest) -> Bool {
    interest == .reading ? !receives.isEmpty : !sends.isEmpty
  }

  /// A close, or a turn that has come: they look for themselves.
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
  /// Unlocks, sleeps, locks again; answers why the call cannot go on, if so.
  fileprivate func sleep(
    on slot: LockedSlot, _ interest: Socket.Interest, watchesDescriptor: Bool, until deadline: Deadline
  ) -> EngineError.Cause? {
    prepareToBeInterrupted()
    let socket = slot.socket
    value.nextBlocked = socket.value.blocked
    socket.value.blocked = self
    // poll(2) passes over negative descriptors.
    let watched = watchesDescriptor ? socket.value.descriptor : -1
    BlockedThreads.enter(self)
    slot.unlock()

    var entries = [
      pollfd(fd: watched, events: Int16(interest == .reading ? POLLIN : POLLOUT), revents: 0),
      pollfd(fd: value.interruptDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    // Without a descriptor to be interrupted by, look again every now and then.
    let limit = value.interruptDescriptor < 0 ? Limits.revisitNanoseconds : Int64.max
    let wasRunning = block()
    _ = SystemCalls.poll(&entries, atMost: min(limit, deadline.remaining ?? .max))
    unblock(wasRunning)

    if entries[1].revents != 0 { SystemCalls.drain(value.interruptDescriptor) }
    slot.value.lock.lock()
    socket.value.unlist(self)
    let wasCancelled = BlockedThreads.leave(self)
    let handle = socket.value.handle
    if !slot.value.state.admitsInside(generation: handle.generation) { return .closedMeanwhile }
    return wasCancelled ? .cancelled : nil
  }

  /// Gives the thread the descriptor by which others reach it while it sleeps.
  func prepareToBeInterrupted() {
    if value.interruptDescriptor < 0 {
      value.interruptDescriptor = Int32(max(-1, SystemCalls.makeEventDescriptor()))
    }
  }
}
