// SPDX-License-Identifier: Apache-2.0

/// Decides what happens to packets and threads on one port. Pure: it changes its
/// own fields and those of waiters' records, and answers what the shell (Port,
/// Dequeue) must do after it has released the port's lock.
///
/// Packets leave first in, first out. Threads are released latest first. At most
/// `limit` threads run, where a thread runs from taking a packet until it comes
/// back, blocks, or ends. One waiting thread at a time, the leader, sleeps in the
/// event base instead of on its own word; it is the only one who sees readiness.
package struct PortLifecycle: ~Copyable {
  package enum Leadership: Equatable {
    case none
    /// The leader sleeps in the event base, or is about to.
    case asleep
    /// As `asleep`, and somebody has interrupted it: it will come and look.
    case interrupted
    /// The leader is queueing packets of what became ready; it will take one.
    case working
    /// The backstop looks on behalf of nobody.
    case backstop
  }

  /// Whom to wake, after the lock is released.
  package enum Wake: Equatable {
    case nobody
    case thread(Stable<Waiter>)
    /// Make the event base return.
    case leader
  }

  package enum Entry: Equatable {
    /// There are packets, but the port was busy for long: look at the descriptors
    /// first.
    case pollThenTake
    case lead
    case park
    case timedOut
    case abandoned
  }

  package enum LeaderReturn: Equatable {
    case take(Packet, next: Wake)
    case leadOn
    case timedOut(next: Wake)
    case abandoned(next: Wake)
  }

  package var queue = PacketQueue()
  package var parked = WaiterStack()
  package let limit: Int32
  package private(set) var running: Int32 = 0
  package private(set) var leadership = Leadership.none
  package private(set) var isClosed = false
  /// Operations that had waited for readiness and have ended.
  package var ended = 0
  private var leaderArrival: UInt64 = 0
  private var arrivals: UInt64 = 0
  private var dequeuesSincePoll: UInt32 = 0
  /// What somebody has to attend to once the lock is given back.
  package struct Notes: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let heldUp = Notes(rawValue: 1)
    /// Somebody waits for the port itself; never taken back.
    package static let observed = Notes(rawValue: 2)
  }
  package var notes: Notes = []

  /// Packets wait for threads that hold all places, while others have nothing to do.
  /// Set when that is seen, cleared by who looks after it: see HeldUp.
  package var isHeldUp: Bool {
    get { notes.contains(.heldUp) }
    set { if newValue { notes.insert(.heldUp) } else { notes.remove(.heldUp) } }
  }
  var firstBound: Stable<Waiter>?
  var roundsAway: UInt32 = 0
  /// Of a run under chaos.
  var chaos: Stable<PortChaos>?

  /// - Parameter limit: Threads that may run at once, at least 1.
  package init(limit: Int32) {
    precondition(limit > 0, "a port lets at least one thread run")
    self.limit = limit
  }

  // MARK: Packets come

  /// Queues a packet; the caller has checked that the port is open.
  @inline(__always)
  package mutating func push(_ packet: Packet) -> Wake {
    queue.append(packet)
    return releaseOne()
  }

  /// As `push`, by the leader or the backstop, of an operation that became ready.
  @inline(__always)
  package mutating func pushFromBase(_ packet: Packet) -> Wake {
    if leadership == .asleep || leadership == .interrupted { leadership = .working }
    queue.append(packet)
    // The leader comes for this one; only a further one needs a thread.
    if queue.count <= 1, leadership == .working { return .nobody }
    return releaseOne()
  }

  /// Gives the oldest packet to the thread that has waited the shortest time, if one
  /// more may run.
  @inline(__always)
  private mutating func releaseOne() -> Wake {
    // Most often: there is nobody to release, or the limit is reached.
    if parked.isEmpty && leadership != .asleep { return .nobody }
    if running >= limit {
      isHeldUp = true
      return .nobody
    }
    return releaseWaiting()
  }

  @inline(never)
  private mutating func releaseWaiting() -> Wake {
    // A leader that is awake comes for one packet without being told.
    let promised: Int32 = leadership == .working || leadership == .interrupted ? 1 : 0
    guard queue.count > Int(promised), running &+ promised < limit else { return .nobody }
    if var latest = parked.latest, leadership != .asleep || latest.value.arrival > leaderArrival {
      if let chaos { latest = chaos.value.choose(latest) }
      parked.remove(latest)
      latest.value.packet = queue.removeFirst()
      latest.value.outcome = .packet
      // Counted before it wakes: no second packet goes to the same thread, and no
      // thread too many is let run.
      latest.value.isRunning = true
      running += 1
      return .thread(latest)
    }
    if leadership == .asleep {
      leadership = .interrupted
      return .leader
    }
    return .nobody
  }

  // MARK: Threads come and go

  /// A thread wants a packet. Answers whether there is one for it at once: then it
  /// runs, and the oldest packet is its own. Otherwise it does not run any more,
  /// and `enter` decides.
  @inline(__always)
  package mutating func startsAtOnce(_ waiter: Stable<Waiter>) -> Bool {
    dequeuesSincePoll &+= 1
    // A thread that ran keeps its place.
    let others = waiter.value.isRunning ? running &- 1 : running
    guard !queue.isEmpty, others < limit,
      dequeuesSincePoll <= Limits.dequeuesBetweenPolls || leadership != .none
    else {
      waiter.value.isRunning = false
      running = others
      return false
    }
    waiter.value.isRunning = true
    running = others &+ 1
    return true
  }

  /// A thread that could not take a packet at once.
  package mutating func enter(_ waiter: Stable<Waiter>, isPoll: Bool) -> Entry {
    if isClosed { return .abandoned }
    if !queue.isEmpty, running < limit {
      beginLeading(waiter)
      leadership = .working
      return .pollThenTake
    }
    if !queue.isEmpty, !isPoll { isHeldUp = true }
    if leadership == .none {
      beginLeading(waiter)
      if isPoll { leadership = .working }
      return .lead
    }
    if isPoll { return .timedOut }
    arrivals += 1
    waiter.value.arrival = arrivals
    waiter.value.outcome = .waiting
    if chaos != nil { waiter.value.parkedNanoseconds = SystemCalls.monotonicNanoseconds() }
    parked.push(waiter)
    return .park
  }

  private mutating func beginLeading(_ waiter: Stable<Waiter>) {
    arrivals += 1
    waiter.value.arrival = arrivals
    leaderArrival = arrivals
    leadership = .asleep
    dequeuesSincePoll = 0
  }

  @inline(__always)
  package mutating func take(_ waiter: Stable<Waiter>) -> Packet {
    waiter.value.isRunning = true
    running &+= 1
    return queue.removeFirst()
  }

  /// A further packet for a thread that runs already.
  package mutating func takeAnother() -> Packet? {
    queue.isEmpty ? nil : queue.removeFirst()
  }

  /// The leader is back from the event base.
  package mutating func leaderReturns(
    _ waiter: Stable<Waiter>, timeIsUp: Bool
  ) -> LeaderReturn {
    leadership = .none
    if isClosed { return .abandoned(next: .nobody) }
    if !queue.isEmpty, running < limit {
      let packet = take(waiter)
      return .take(packet, next: nextInLine())
    }
    if timeIsUp { return .timedOut(next: promote()) }
    if !queue.isEmpty { isHeldUp = true }
    leadership = .asleep
    dequeuesSincePoll = 0
    return .leadOn
  }

  /// A parked thread's time is up. False when it was released in the same moment:
  /// its outcome counts then.
  package mutating func stopWaiting(_ waiter: Stable<Waiter>) -> Bool {
    guard waiter.value.outcome == .waiting else { return false }
    parked.remove(waiter)
    return true
  }

  /// A running thread blocks elsewhere, ends, or turns to another port.
  package mutating func stopRunning(_ waiter: Stable<Waiter>) -> Wake {
    guard waiter.value.isRunning else { return .nobody }
    waiter.value.isRunning = false
    running -= 1
    return nextInLine()
  }

  /// A thread that blocked elsewhere runs again; this may exceed the limit for a
  /// while, as on Windows.
  package mutating func resumeRunning(_ waiter: Stable<Waiter>) {
    guard !isClosed, !waiter.value.isRunning else { return }
    waiter.value.isRunning = true
    running += 1
  }

  /// A place is free: somebody for the next packet, or somebody to lead.
  private mutating func nextInLine() -> Wake {
    let wake = releaseOne()
    if wake == .nobody, running < limit { return promote() }
    return wake
  }

  /// Makes the thread that has waited longest the leader: the latest ones are for
  /// packets.
  package mutating func promote() -> Wake {
    guard !isClosed, leadership == .none, let oldest = parked.oldest else { return .nobody }
    parked.remove(oldest)
    oldest.value.outcome = .lead
    leaderArrival = oldest.value.arrival
    leadership = .asleep
    dequeuesSincePoll = 0
    return .thread(oldest)
  }

  /// Whether packets lie here that no thread is on its way to.
  package var hasUnclaimed: Bool {
    let isLeaderComing = (leadership == .working || leadership == .interrupted) && running < limit
    return queue.count > (isLeaderComing ? 1 : 0)
  }

  // MARK: The backstop

  package enum BackstopTurn: Equatable {
    case nothingToDo
    case wake(Wake)
    /// Look at the descriptors, then `backstopReturns`.
    case poll
  }

  /// Nobody has led for a while although operations are pending.
  package mutating func backstopEnters() -> BackstopTurn {
    guard leadership == .none else { return .nothingToDo }
    let wake = promote()
    if wake != .nobody { return .wake(wake) }
    leadership = .backstop
    return .poll
  }

  package mutating func backstopReturns() -> Wake {
    precondition(leadership == .backstop, "the backstop did not lead")
    leadership = .none
    return nextInLine()
  }

  /// Whether packets wait for a place, and threads for packets.
  package mutating func checkHeldUp() -> Bool {
    isHeldUp = !queue.isEmpty && running >= limit && (!parked.isEmpty || leadership == .asleep)
    return isHeldUp
  }

  // MARK: The end

  /// Drops the packets; every waiting thread leaves with `abandoned`. The shell wakes
  /// the leader, then calls `abandonOne` until it answers nobody.
  package mutating func close() -> Wake {
    precondition(!isClosed, "closed a port twice")
    isClosed = true
    queue.removeAll()
    return leadership == .asleep ? .leader : .nobody
  }

  package mutating func abandonOne() -> Wake {
    guard let latest = parked.latest else { return .nobody }
    parked.remove(latest)
    latest.value.outcome = .abandoned
    return .thread(latest)
  }
}
