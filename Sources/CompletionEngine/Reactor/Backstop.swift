// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem
internal import Synchronization

/// The one thread of our own, off the hot path: progress while nobody waits (P8).
///
/// It lets timers happen. It leads the event base of sockets that have no port. While
/// operations are pending on a port that nobody has led for a whole round of a few
/// milliseconds, it wakes a parked thread to lead, or looks once itself. It sleeps
/// without limit as soon as it has been idle for some rounds; `arm` wakes it.
enum Backstop {
  /// Where sockets without a port are registered. Nothing is ever queued on it.
  static let port: Stable<Port> = start()

  private static let isArmed = Atomic<Bool>(false)
  private static let isHurried = Atomic<Bool>(false)
  private static let watched = Guarded<[Stable<Port>]>([])

  /// Operations are pending on this port and nobody leads.
  @inline(__always)
  static func arm(for port: Stable<Port>) {
    if port.value.isForgotten.load(ordering: .sequentiallyConsistent) { remember(port) }
    arm()
  }

  @inline(__always)
  private static func arm() {
    if !isArmed.load(ordering: .relaxed) { wake() }
  }

  @inline(never)
  private static func wake() {
    if !isArmed.exchange(true, ordering: .sequentiallyConsistent) { port.value.base.interrupt() }
  }

  /// Packets wait for places that running threads may hold in vain: look at once.
  @inline(__always)
  static func hurry() {
    if !isHurried.load(ordering: .relaxed) { hurryNow() }
  }

  @inline(never)
  private static func hurryNow() {
    if isHurried.exchange(true, ordering: .sequentiallyConsistent) { return }
    isArmed.store(true, ordering: .sequentiallyConsistent)
    port.value.base.interrupt()
  }

  /// Something was listed for a later look.
  static func notice() { port.value.base.interrupt() }

  static func watch(_ port: Stable<Port>) {
    // Started with the first port, so that a program's descriptors are all there from
    // the beginning.
    _ = Self.port
    port.value.retain()
    watched.withLock { $0.append(port) }
  }

  static func forget(_ port: Stable<Port>) {
    // Sockets of a closed port may still have operations pending: keep looking after
    // it for as long as anybody else refers to it.
    if port.isForgettable { unwatch(port) } else { arm() }
  }

  private static func unwatch(_ port: Stable<Port>) {
    let wasWatched = watched.withLock { ports in
      guard let index = ports.firstIndex(of: port) else { return false }
      ports.remove(at: index)
      return true
    }
    guard wasWatched else { return }
    // An operation that begins to wait meanwhile is seen here, or sees this.
    port.value.isForgotten.store(true, ordering: .sequentiallyConsistent)
    if !port.isForgettable { remember(port) }
    port.release()
  }

  /// A closed port was not looked after any more, and operations of its sockets wait again.
  @inline(never)
  private static func remember(_ port: Stable<Port>) {
    guard port.value.isForgotten.exchange(false, ordering: .sequentiallyConsistent) else { return }
    port.value.retain()
    watched.withLock { $0.append(port) }
  }

  // MARK: The thread

  private static func start() -> Stable<Port> {
    guard let port = try? Port.make(limit: 1) else {
      fatalError("iocp: no event base for sockets without a port: out of descriptors or memory")
    }
    port.value.isLed.store(true, ordering: .relaxed)
    // The thread gets the port as its argument: `Self.port` has no value before this
    // returns.
    let error = unsafe csystem_start_thread(
      "iocp-backstop",
      { address in
        if let address = unsafe address { unsafe Backstop.run(Stable<Port>(address: address)) }
        return nil
      }, port.address)
    precondition(error == 0, "iocp: cannot start the backstop thread: errno \(error)")
    return port
  }

  private static func run(_ port: Stable<Port>) {
    let waiter = Stable<Waiter>.current
    port.value.base.awaitDump()
    var calmRounds = 0
    var round = Limits.backstopNanoseconds
    var nextRevisit = Deadline.never
    while true {
      let isArmed = isArmed.load(ordering: .relaxed)
      if Revisits.isEmpty {
        nextRevisit = .never
      } else if nextRevisit.isNever {
        nextRevisit = .after(nanoseconds: Limits.revisitNanoseconds)
      }
      waiter.value.leading = port
      port.value.base.run(
        atMost: Timers.patience(atMost: isArmed ? round : nextRevisit.remaining))
      waiter.value.leading = nil
      Timers.perform()
      if Dump.isWanted { Dump.write() }
      if Revisits.isUrgent || nextRevisit.hasPassed {
        Revisits.perform()
        nextRevisit = .never
      }
      guard isArmed else { continue }
      let need = lookAfterPorts(waiter)
      round = need == .heldUp ? Limits.blockedNanoseconds : Limits.backstopNanoseconds
      if need < .busy { slowDown() }
      calmRounds = need == .none ? calmRounds + 1 : 0
      if calmRounds >= Limits.calmBackstopRounds { calmRounds = disarm() ? 0 : 1 }
    }
  }

  /// Nobody hurries a hurried backstop either: see `disarm`.
  private static func slowDown() {
    guard isHurried.exchange(false, ordering: .sequentiallyConsistent) else { return }
    if watched.withLock({ ports in ports.contains { $0.isHeldUp } }) { port.value.base.interrupt() }
  }

  /// Nobody arms an armed backstop: whoever became leaderless, or was closed and has
  /// ended since, while this thread decided to sleep is found by looking once more
  /// afterwards.
  private static func disarm() -> Bool {
    isArmed.store(false, ordering: .sequentiallyConsistent)
    let isNeeded = watched.withLock { ports in
      ports.contains { $0.isLeaderless || $0.isHeldUp || $0.isForgettable }
    }
    if isNeeded { isArmed.store(true, ordering: .relaxed) }
    return !isNeeded
  }

  /// What a round has found; the greater, the sooner comes the next one.
  private enum Need: Int, Comparable {
    static func < (left: Need, right: Need) -> Bool { left.rawValue < right.rawValue }

    case none
    case some
    /// Packets wait for places whose threads all compute.
    case busy
    /// One of those threads may be blocked.
    case heldUp
  }

  private static func lookAfterPorts(_ waiter: Stable<Waiter>) -> Need {
    let ports = watched.withLock { ports in
      for port in ports { port.value.retain() }
      return ports
    }
    var need = Need.none
    for port in ports {
      if port.lookAfter(waiter) { need = max(need, .some) }
      switch port.lookForBlockedThreads() {
      case .nothing: break
      case .threadsAway: need = max(need, .some)
      case .allCompute: need = max(need, .busy)
      case .heldUp: need = .heldUp
      }
      if port.isForgettable { unwatch(port) }
      port.release()
    }
    return need
  }
}

extension Stable where Value == Port {
  fileprivate var isLeaderless: Bool {
    !value.isLed.load(ordering: .sequentiallyConsistent)
      && value.lock.withLock { hasPendingLocked }
  }

  fileprivate var isHeldUp: Bool { value.lock.withLock { value.lifecycle.isHeldUp } }

  /// Closed, and nothing more to come.
  fileprivate var isForgettable: Bool {
    value.lock.withLock { value.lifecycle.isClosed && !hasPendingLocked }
  }

  /// Whether operations are pending here and nobody leads at this moment.
  fileprivate func lookAfter(_ waiter: Stable<Waiter>) -> Bool {
    guard isLeaderless else { return false }
    let leads = value.leads.load(ordering: .relaxed)
    // Somebody has led since the last look: give them a whole round.
    guard leads == value.leadsAtLastLook.exchange(leads, ordering: .relaxed) else { return true }
    let turn = value.lock.withLock { value.lifecycle.backstopEnters() }
    switch turn {
    case .nothingToDo: break
    case .wake(let wake): perform(wake)
    case .poll:
      waiter.value.leading = self
      value.base.run(atMost: 0)
      waiter.value.leading = nil
      let wake = value.lock.withLock { value.lifecycle.backstopReturns() }
      perform(wake)
    }
    return true
  }
}
