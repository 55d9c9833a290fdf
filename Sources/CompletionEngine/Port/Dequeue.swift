// SPDX-License-Identifier: Apache-2.0

/// How long a dequeue may wait, in nanoseconds.
@usableFromInline
package struct Patience: Equatable, Sendable {
  /// Negative: without limit.
  @usableFromInline package let nanoseconds: Int64

  @inlinable package static var none: Patience { Patience(nanoseconds: 0) }
  @inlinable package static var unlimited: Patience { Patience(nanoseconds: -1) }

  @inlinable
  @inline(__always)
  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  @inlinable
  @inline(__always)
  package static func milliseconds(_ count: UInt32) -> Patience {
    Patience(nanoseconds: Int64(count) * 1_000_000)
  }

  var deadline: Deadline { nanoseconds < 0 ? .never : .after(nanoseconds: nanoseconds) }
}

extension Port {
  /// Takes the oldest packet off the port, waiting for one if need be.
  ///
  /// - Parameter next: Gets the packet behind it, if there is one already. That one stays in
  ///   the queue, which is locked: nobody else takes it meanwhile.
  /// - Throws: `invalidHandle`, `wrongKind`; `timedOut` when nothing came in time;
  ///   `portClosed` when the port was closed meanwhile. None of them loses a packet.
  @inline(__always)
  package static func dequeue(
    _ handle: Handle, _ patience: Patience, next: (Packet) -> Void
  ) throws(EngineError) -> Packet {
    let waiter = Stable<Waiter>.current
    let port = try waiter.bind(to: handle)
    waiter.value.isFresh = true
    port.value.lock.lock()
    if port.value.lifecycle.startsAtOnce(waiter) {
      let packet = port.value.lifecycle.queue.removeFirst()
      if let behind = port.value.lifecycle.queue.first { next(behind) }
      let isObserved = port.value.lifecycle.notes.contains(.observed)
      port.value.lock.unlock()
      if isObserved { port.attend(to: .observed) }
      if Modes.areOn { port.wasDequeued(packet) }
      return packet
    }
    let entry = port.value.lifecycle.enter(waiter, isPoll: patience == .none)
    let notes = port.value.lifecycle.notes
    port.value.lock.unlock()
    if notes != [] { port.attend(to: notes) }
    do throws(EngineError) {
      let packet = try wait(port, waiter, handle, entry, patience)
      if Modes.areOn { port.wasDequeued(packet) }
      return packet
    } catch {
      waiter.value.isFresh = false
      throw error
    }
  }

  /// As `dequeue`, for a caller whose packets carry addresses of a program's own.
  @inline(__always)
  package static func dequeue(_ handle: Handle, _ patience: Patience) throws(EngineError) -> Packet {
    try dequeue(handle, patience) { Prefetch.memory(of: $0) }
  }

  /// Takes packets that are there already, for a thread that has just dequeued one.
  package static func dequeueMore(
    upTo maximum: Int, _ body: (Packet) -> Void
  ) {
    let waiter = Stable<Waiter>.current
    guard let port = waiter.value.boundPort else { return }
    let isObserved = port.value.lock.withLock {
      for _ in 0..<maximum {
        guard let packet = port.value.lifecycle.takeAnother() else { break }
        body(packet)
      }
      return port.value.lifecycle.notes.contains(.observed)
    }
    if isObserved { port.attend(to: .observed) }
  }

  @inline(never)
  private static func wait(
    _ port: Stable<Port>, _ waiter: Stable<Waiter>, _ handle: Handle,
    _ entry: PortLifecycle.Entry, _ patience: Patience
  ) throws(EngineError) -> Packet {
    switch entry {
    case .timedOut: throw EngineError(.dequeue, handle, .timedOut)
    case .abandoned: throw EngineError(.dequeue, handle, .portClosed)
    case .lead, .pollThenTake:
      return try port.lead(
        waiter, handle, until: patience.deadline, isBusy: entry == .pollThenTake)
    case .park:
      let deadline = patience.deadline
      switch port.park(waiter, until: deadline) {
      case .packet: return waiter.value.packet
      case .lead: return try port.lead(waiter, handle, until: deadline, isBusy: false)
      case .abandoned: throw EngineError(.dequeue, handle, .portClosed)
      case .waiting: throw EngineError(.dequeue, handle, .timedOut)
      }
    }
  }
}

extension Stable where Value == Port {
  fileprivate func park(_ waiter: Stable<Waiter>, until deadline: Deadline) -> Waiter.Outcome {
    if !waiter.park(until: deadline) {
      let stopped = value.lock.withLock { value.lifecycle.stopWaiting(waiter) }
      if stopped { return .waiting }
      // Released in the moment our time ran out: the outcome is ours to take, and
      // the wake-up that belongs to it is on its way.
      while !waiter.park(until: .never) {}
    }
    waiter.value.released.store(0, ordering: .relaxed)
    return waiter.value.outcome
  }

  /// Runs the event base for all waiting threads until there is a packet to take.
  /// A busy port has packets already: it only looks.
  fileprivate func lead(
    _ waiter: Stable<Waiter>, _ handle: Handle, until deadline: Deadline, isBusy: Bool
  ) throws(EngineError) -> Packet {
    waiter.value.leading = self
    defer { waiter.value.leading = nil }
    var onlyLook = isBusy
    while true {
      value.leads.wrappingAdd(1, ordering: .relaxed)
      value.isLed.store(true, ordering: .sequentiallyConsistent)
      let remaining = deadline.remaining
      value.base.run(atMost: onlyLook || waiter.isAlerted ? 0 : remaining)
      value.lock.lock()
      let action = value.lifecycle.leaderReturns(
        waiter,
        timeIsUp: !onlyLook && remaining != nil && deadline.hasPassed || waiter.isAlerted)
      onlyLook = false
      if action == .leadOn {
        let notes = value.lifecycle.notes
        value.lock.unlock()
        if notes != [] { attend(to: notes) }
        continue
      }
      let isLed = value.lifecycle.leadership != .none
      value.isLed.store(isLed, ordering: .sequentiallyConsistent)
      // Whoever submits from now on sees that nobody leads, and arms the backstop.
      let needsBackstop = !isLed && hasPendingLocked
      let isObserved = value.lifecycle.notes.contains(.observed)
      value.lock.unlock()
      if needsBackstop { Backstop.arm(for: self) }
      if isObserved { attend(to: .observed) }
      switch action {
      case .leadOn: continue
      case .take(let packet, let next):
        perform(next)
        return packet
      case .timedOut(let next):
        perform(next)
        throw EngineError(.dequeue, handle, .timedOut)
      case .abandoned(let next):
        perform(next)
        throw EngineError(.dequeue, handle, .portClosed)
      }
    }
  }

  /// An operation has begun to wait: if nobody leads, the backstop looks after it.
  @inline(__always)
  func noteWaiting(_ count: Int) {
    value.waited.wrappingAdd(count, ordering: .sequentiallyConsistent)
    if !value.isLed.load(ordering: .sequentiallyConsistent) {
      Backstop.arm(for: self)
    }
  }
}
