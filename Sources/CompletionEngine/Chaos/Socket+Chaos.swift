// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Where chaos has its say in the life of a socket's operation. Each of these is called
/// behind the mode word, with the slot's lock held, and leaves everything as it is when
/// the socket belongs to no run.
extension Socket {
  // MARK: Submitting

  /// An operation has come; its first attempt, or its place in the line, is decided.
  @inline(never)
  mutating func reconsider(
    _ decision: Direction.Decision, _ operation: Stable<Operation>, isSending: Bool
  ) -> Direction.Decision {
    begin(operation)
    guard let chaos else { return decision }
    if chaos.value.decide(.backstop, operation) != nil { lookForNothing() }
    switch decision {
    case .refuse: return decision
    case .wait:
      let isFirst = isSending ? sends.isEmpty && !isConnecting : receives.isEmpty
      return isFirst && chaos.value.decide(.ask, operation) != nil ? .attempt : .wait
    case .attempt:
      spoilConnection(chaos, operation)
      guard mayBeHeld(operation, isSending: isSending) else { return .attempt }
      if let draw = chaos.value.decide(.pend, operation) {
        hold(isSending: isSending, for: draw.nanoseconds)
        return .wait
      }
      if isSending || operation.value.kind == .accept, chaos.value.decide(.starve, operation) != nil {
        if isSending { sending.isStarved = true } else { receiving.isStarved = true }
        return .wait
      }
      return .attempt
    }
  }

  /// As `reconsider`, for what has a way of its own to begin.
  @inline(never)
  mutating func begin(_ operation: Stable<Operation>) {
    if Modes.current.contains(.sanitized) { unsafe Sanitizers.release(operation.address) }
    chaos?.value.begin(operation)
  }

  /// Whether the first attempt could only succeed. What must be refused at once is.
  private mutating func mayBeHeld(_ operation: Stable<Operation>, isSending: Bool) -> Bool {
    guard operation.value.flags == 0, isStream || !isSending else { return false }
    switch operation.value.kind {
    case .receive, .receiveFrom, .accept, .send: break
    default: return false
    }
    let events = Int16(isSending ? POLLOUT : POLLIN)
    var entries = [pollfd(fd: descriptor, events: events, revents: 0)]
    return SystemCalls.poll(&entries, atMost: 0) > 0 && entries[0].revents == events
  }

  /// A connect has come. Answers whether it has ended already: nobody has answered it.
  @inline(never)
  mutating func failsToConnect(_ operation: Stable<Operation>) -> Bool {
    begin(operation)
    guard let chaos, chaos.value.decide(.timeout, operation) != nil else { return false }
    deliver(operation, Status(code: ETIMEDOUT), 0, fromBase: false, hadWaited: false)
    return true
  }

  private mutating func lookForNothing() {
    guard let port else { return }
    port.value.base.interrupt()
    Backstop.arm(for: port)
  }

  /// The network gives the connection up: a real reset, for both sides.
  private mutating func spoilConnection(_ chaos: Stable<HandleChaos>, _ operation: Stable<Operation>) {
    guard isStream, operation.value.kind == .receive || operation.value.kind == .send else { return }
    if chaos.value.decide(.reset, operation) != nil { SystemCalls.resetConnection(descriptor) }
    if chaos.value.decide(.timeout, operation) != nil {
      SystemCalls.resetConnection(descriptor)
      timesOut = true
    }
  }

  // MARK: Readiness

  /// Whether the line of this direction is not to be attempted now.
  @inline(never)
  mutating func isHeld(isSending: Bool) -> Bool {
    guard let chaos, let first = isSending ? sends.first : receives.first else { return false }
    if chaos.value[isSending].heldUntil != 0 { return true }
    guard let draw = chaos.value.decide(.ready, first) else { return false }
    hold(isSending: isSending, for: draw.nanoseconds)
    return true
  }

  private mutating func hold(isSending: Bool, for nanoseconds: Int64) {
    guard let chaos else { return }
    let deadline = Deadline.after(nanoseconds: nanoseconds)
    chaos.value[isSending].heldUntil = deadline.nanoseconds
    // The low bits of a handle's value are free.
    let timer =
      chaos.value[isSending].timer ?? Timer.make(calling: Self.holdEnds, handle.word | (isSending ? 1 : 0))
    chaos.value[isSending].timer = timer
    timer.set(deadline)
  }

  private static let holdEnds: Timer.Call = { word in
    guard let slot = HandleTable.lockSocketIfOpen(Handle(word: word)) else { return }
    slot.socket.value.endHold(isSending: word & 1 != 0)
    slot.unlockAfterOperations()
  }

  private mutating func endHold(isSending: Bool) {
    chaos?.value[isSending].heldUntil = 0
    if isSending {
      sending.becameReady(hasEnded: false)
      performSends(fromBase: false)
    } else {
      receiving.becameReady(hasEnded: false)
      performReceives(fromBase: false)
    }
    if blocked != nil { interruptBlockedThreads() }
    if observer != nil { notifyObserver(fromBase: false) }
  }

  /// How much of a stream this receive is given at most.
  @inline(never)
  mutating func shorten(_ wanted: Int, _ operation: Stable<Operation>) -> Int {
    guard let chaos, wanted > 1, operation.value.flags == 0,
      let draw = chaos.value.decide(.short, operation)
    else { return wanted }
    // Often a few bytes only.
    return 1 + draw.number(below: draw.word & 2 == 0 ? wanted : min(wanted, 8))
  }

  /// The operation is about to be attempted, by another thread perhaps.
  @inline(never)
  mutating func willAttempt(_ operation: Stable<Operation>) {
    if Modes.current.contains(.sanitized) { unsafe Sanitizers.acquire(operation.address) }
  }

  // MARK: Cancelling and closing

  /// Operations that are about to be cancelled may end by themselves first.
  @inline(never)
  mutating func raceCancel(where fits: (borrowing Operation) -> Bool) {
    guard let chaos else { return }
    if let first = receives.first, fits(first.value), chaos.value.decide(.beat, first) != nil {
      performReceives(fromBase: false)
    }
    if let first = sends.first, fits(first.value), chaos.value.decide(.beat, first) != nil {
      performSends(fromBase: false)
    }
  }

  /// The handle is being closed, and only late deliveries keep the socket: its
  /// descriptor goes now, as the peer may expect.
  @inline(never)
  mutating func closeDescriptorEarly(_ slot: LockedSlot) {
    let late = lateCount
    guard late > 0, slot.value.state.pins == UInt32(late) else { return }
    SystemCalls.close(swapDescriptor(-1))
    Revisits.descriptorWasFreed()
  }

  /// Operations whose results or packets are still to come.
  @inline(never)
  var lateCount: Int32 { chaos.map { $0.value.inward.outstanding + $0.value.outward.outstanding } ?? 0 }
}
