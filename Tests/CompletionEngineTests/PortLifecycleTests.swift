// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import Testing

/// A port's decisions with threads that exist on paper only.
private struct World: ~Copyable {
  var port: PortLifecycle
  let threads: [Stable<Waiter>]
  private var posted: UInt = 0

  init(limit: Int32, threads: Int) {
    port = PortLifecycle(limit: limit)
    self.threads = (0..<threads).map { _ in Stable(Waiter()) }
  }

  deinit { for thread in threads { thread.destroy() } }

  /// Posts packet number 1, 2, ….
  mutating func post() -> PortLifecycle.Wake {
    posted += 1
    return port.push(Packet(token: posted))
  }

  mutating func pushFromBase() -> PortLifecycle.Wake {
    posted += 1
    return port.pushFromBase(Packet(token: posted))
  }

  /// What the shell does for a thread that dequeues: the packet, or how it waits.
  mutating func dequeue(_ thread: Int, isPoll: Bool = false) -> Dequeued {
    if port.startsAtOnce(threads[thread]) { return .packet(port.queue.removeFirst().token) }
    return .entry(port.enter(threads[thread], isPoll: isPoll))
  }

  mutating func leaderReturns(_ thread: Int, timeIsUp: Bool = false) -> PortLifecycle.LeaderReturn {
    port.leaderReturns(threads[thread], timeIsUp: timeIsUp)
  }

  mutating func stopRunning(_ thread: Int) -> PortLifecycle.Wake { port.stopRunning(threads[thread]) }
  mutating func resumeRunning(_ thread: Int) { port.resumeRunning(threads[thread]) }
  mutating func stopWaiting(_ thread: Int) -> Bool { port.stopWaiting(threads[thread]) }

  func wakes(_ thread: Int) -> PortLifecycle.Wake { .thread(threads[thread]) }
  func outcome(_ thread: Int) -> Waiter.Outcome { threads[thread].value.outcome }
  func token(_ thread: Int) -> UInt { threads[thread].value.packet.token }
}

private enum Dequeued: Equatable {
  case packet(UInt)
  case entry(PortLifecycle.Entry)
}

struct PortLifecycleTests {
  // MARK: Packets

  @Test func `packets are unclaimed unless a thread is on its way to them`() {
    var world = World(limit: 2, threads: 2)
    var seen = [world.port.hasUnclaimed]
    _ = world.post()
    seen.append(world.port.hasUnclaimed)
    _ = world.dequeue(0)
    seen.append(world.port.hasUnclaimed)
    // A leader that was interrupted comes for one packet, not for two.
    _ = world.dequeue(1)
    _ = world.post()
    seen.append(world.port.hasUnclaimed)
    _ = world.post()
    seen.append(world.port.hasUnclaimed)
    #expect(seen == [false, true, false, false, true])
  }

  @Test func `packets leave in the order they came`() {
    var world = World(limit: 1, threads: 1)
    for _ in 0..<5 { #expect(world.post() == .nobody) }
    for number in 1...5 as ClosedRange<UInt> { #expect(world.dequeue(0) == .packet(number)) }
    #expect(world.dequeue(0) == .entry(.lead))
  }

  @Test func `the first thread to find nothing leads, the next ones park`() {
    var world = World(limit: 4, threads: 3)
    #expect(world.dequeue(0) == .entry(.lead))
    #expect(world.dequeue(1) == .entry(.park))
    #expect(world.dequeue(2) == .entry(.park))
    #expect(world.port.leadership == .asleep)
    #expect(world.port.running == 0)
  }

  @Test func `a poll of an empty port leads for one look, or leaves when somebody leads`() {
    var world = World(limit: 4, threads: 2)
    #expect(world.dequeue(0, isPoll: true) == .entry(.lead))
    #expect(world.dequeue(1, isPoll: true) == .entry(.timedOut))
    #expect(world.leaderReturns(0, timeIsUp: true) == .timedOut(next: .nobody))
    #expect(world.port.leadership == .none)
  }

  @Test func `a packet goes to the thread that came last, the leader being the oldest`() {
    var world = World(limit: 4, threads: 3)
    for thread in 0..<3 { _ = world.dequeue(thread) }
    #expect(world.post() == world.wakes(2))
    #expect(world.outcome(2) == .packet)
    #expect(world.token(2) == 1)
    #expect(world.post() == world.wakes(1))
    #expect(world.token(1) == 2)
    #expect(world.post() == .leader)
    #expect(world.leaderReturns(0) == .take(Packet(token: 3), next: .nobody))
  }

  @Test func `a leader that came last is the one to be interrupted`() {
    var world = World(limit: 4, threads: 3)
    _ = world.dequeue(0)
    _ = world.dequeue(1)
    // Thread 0 leads and leaves with a packet: nobody is promoted for it in time.
    #expect(world.leaderReturns(0, timeIsUp: true) == .timedOut(next: world.wakes(1)))
    #expect(world.outcome(1) == .lead)
    _ = world.dequeue(2)
    #expect(world.post() == world.wakes(2))
    #expect(world.post() == .leader)
  }

  @Test func `a handed packet counts as running before its thread wakes`() {
    var world = World(limit: 1, threads: 2)
    _ = world.dequeue(0)
    _ = world.dequeue(1)
    #expect(world.post() == world.wakes(1))
    #expect(world.port.running == 1)
    // So a second packet wakes nobody, although thread 0 waits.
    #expect(world.post() == .nobody)
    #expect(world.port.queue.count == 1)
  }

  @Test func `an interrupted leader is promised one packet, so that one wakes nobody else`() {
    var world = World(limit: 2, threads: 2)
    _ = world.dequeue(0)
    #expect(world.post() == .leader)
    _ = world.dequeue(1)
    #expect(world.port.leadership == .interrupted || world.port.running == 1)
  }

  // MARK: The limit

  @Test(arguments: [1, 2, 3] as [Int32]) func `no more threads are released than the limit allows`(_ limit: Int32) {
    var world = World(limit: limit, threads: 5)
    for thread in 0..<5 { _ = world.dequeue(thread) }
    var released = 0
    for _ in 0..<5 where world.post() != .nobody { released += 1 }
    #expect(released == Int(limit))
    #expect(world.port.queue.count == 5 - Int(limit))
  }

  @Test func `a thread over the limit waits although there are packets`() {
    var world = World(limit: 1, threads: 2)
    for _ in 0..<2 { _ = world.post() }
    #expect(world.dequeue(0) == .packet(1))
    #expect(world.dequeue(1) == .entry(.lead))
    // The leader looks, finds packet 2, and may not take it.
    #expect(world.leaderReturns(1) == .leadOn)
    // Thread 0 blocks elsewhere: its place is free.
    #expect(world.stopRunning(0) == .leader)
    #expect(world.leaderReturns(1) == .take(Packet(token: 2), next: .nobody))
  }

  @Test func `a thread that runs keeps its place when it comes for the next packet`() {
    var world = World(limit: 1, threads: 1)
    for _ in 0..<3 { _ = world.post() }
    for number in 1...3 as ClosedRange<UInt> {
      #expect(world.dequeue(0) == .packet(number))
      #expect(world.port.running == 1)
    }
  }

  @Test func `a thread that blocked may exceed the limit afterwards, and the next one waits`() {
    var world = World(limit: 1, threads: 2)
    for _ in 0..<3 { _ = world.post() }
    #expect(world.dequeue(0) == .packet(1))
    #expect(world.stopRunning(0) == .nobody)
    #expect(world.dequeue(1) == .packet(2))
    world.resumeRunning(0)
    #expect(world.port.running == 2)
    // Back to one before anybody gets the third.
    #expect(world.dequeue(0) == .entry(.lead))
    #expect(world.port.running == 1)
    #expect(world.dequeue(1) == .packet(3))
  }

  @Test func `stopping and resuming twice counts once`() {
    var world = World(limit: 3, threads: 1)
    _ = world.post()
    _ = world.dequeue(0)
    _ = world.stopRunning(0)
    #expect(world.stopRunning(0) == .nobody)
    #expect(world.port.running == 0)
    world.resumeRunning(0)
    world.resumeRunning(0)
    #expect(world.port.running == 1)
  }

  // MARK: The leader

  @Test func `a leader keeps the first packet that became ready, the second wakes another thread`() {
    var world = World(limit: 4, threads: 3)
    for thread in 0..<3 { _ = world.dequeue(thread) }
    #expect(world.pushFromBase() == .nobody)
    #expect(world.port.leadership == .working)
    #expect(world.pushFromBase() == world.wakes(2))
    #expect(world.token(2) == 1)
    // It takes what is left and hands leadership to the one that has waited longest.
    #expect(world.leaderReturns(0) == .take(Packet(token: 2), next: world.wakes(1)))
    #expect(world.outcome(1) == .lead)
    #expect(world.port.leadership == .asleep)
  }

  @Test func `a leader that takes the last free place promotes nobody`() {
    var world = World(limit: 1, threads: 2)
    for thread in 0..<2 { _ = world.dequeue(thread) }
    #expect(world.pushFromBase() == .nobody)
    #expect(world.leaderReturns(0) == .take(Packet(token: 1), next: .nobody))
    #expect(world.port.leadership == .none)
    // Its place becomes free: then somebody is to lead.
    #expect(world.stopRunning(0) == world.wakes(1))
    #expect(world.outcome(1) == .lead)
  }

  @Test func `a leader that leaves without a packet promotes the oldest`() {
    var world = World(limit: 2, threads: 4)
    for thread in 0..<4 { _ = world.dequeue(thread) }
    #expect(world.leaderReturns(0, timeIsUp: true) == .timedOut(next: world.wakes(1)))
  }

  @Test func `a leader woken for nothing leads on`() {
    var world = World(limit: 2, threads: 2)
    _ = world.dequeue(0)
    #expect(world.post() == .leader)
    // Another thread comes by and takes the packet first.
    #expect(world.dequeue(1) == .packet(1))
    #expect(world.leaderReturns(0) == .leadOn)
    #expect(world.port.leadership == .asleep)
  }

  @Test func `a packet beats the clock: a leader whose time is up takes it`() {
    var world = World(limit: 2, threads: 1)
    _ = world.dequeue(0)
    _ = world.post()
    #expect(world.leaderReturns(0, timeIsUp: true) == .take(Packet(token: 1), next: .nobody))
  }

  @Test func `a busy port looks at its descriptors every few dozen packets`() {
    var world = World(limit: 1, threads: 1)
    var looks = 0
    for _ in 0..<1000 {
      _ = world.post()
      if case .entry(let entry) = world.dequeue(0) {
        #expect(entry == .pollThenTake)
        looks += 1
        guard case .take = world.leaderReturns(0) else {
          Issue.record("the look lost the packet")
          return
        }
      }
    }
    #expect(looks > 0)
    #expect(looks <= 1000 / Int(Limits.dequeuesBetweenPolls))
  }

  // MARK: Time

  @Test func `a parked thread whose time is up leaves the stack`() {
    var world = World(limit: 2, threads: 3)
    for thread in 0..<3 { _ = world.dequeue(thread) }
    let hasLeft = world.stopWaiting(1)
    #expect(hasLeft)
    #expect(world.post() == world.wakes(2))
    #expect(world.post() == .leader)
  }

  // Interleaving            (time runs down)
  //   thread 1                         poster
  //   parked, its time is up
  //                                    push: hands packet 1 to thread 1
  //   stopWaiting: too late
  //   takes packet 1
  @Test func `a thread released in the moment its time was up takes its packet`() {
    var world = World(limit: 2, threads: 2)
    for thread in 0..<2 { _ = world.dequeue(thread) }
    #expect(world.post() == world.wakes(1))
    let hasLeft = world.stopWaiting(1)
    #expect(!hasLeft)
    #expect(world.outcome(1) == .packet)
    #expect(world.token(1) == 1)
  }

  // MARK: The backstop

  @Test func `the backstop stays away while somebody leads`() {
    var world = World(limit: 2, threads: 1)
    _ = world.dequeue(0)
    #expect(world.port.backstopEnters() == .nothingToDo)
  }

  @Test func `the backstop wakes a parked thread rather than work itself`() {
    var world = World(limit: 1, threads: 3)
    for thread in 0..<3 { _ = world.dequeue(thread) }
    _ = world.post()
    // Thread 2 runs; thread 0 leads and gives up.
    #expect(world.leaderReturns(0, timeIsUp: true) == .timedOut(next: world.wakes(1)))
    _ = world.leaderReturns(1, timeIsUp: true)
    #expect(world.port.leadership == .none)
    #expect(world.port.backstopEnters() == .poll)
    #expect(world.dequeue(0) == .entry(.park))
    #expect(world.port.backstopReturns() == .nobody)
    #expect(world.port.backstopEnters() == .wake(world.wakes(0)))
    #expect(world.outcome(0) == .lead)
  }

  @Test func `packets that the backstop finds go to parked threads`() {
    var world = World(limit: 2, threads: 1)
    #expect(world.port.backstopEnters() == .poll)
    #expect(world.dequeue(0) == .entry(.park))
    #expect(world.pushFromBase() == world.wakes(0))
    #expect(world.token(0) == 1)
    #expect(world.port.backstopReturns() == .nobody)
  }

  @Test func `a thread that parked while the backstop looked is made leader`() {
    var world = World(limit: 2, threads: 1)
    #expect(world.port.backstopEnters() == .poll)
    #expect(world.dequeue(0) == .entry(.park))
    #expect(world.port.backstopReturns() == world.wakes(0))
    #expect(world.outcome(0) == .lead)
  }

  @Test func `the backstop's return without its coming traps`() async {
    await #expect(processExitsWith: .failure) {
      var port = PortLifecycle(limit: 1)
      _ = port.backstopReturns()
    }
  }

  // MARK: Close

  @Test func `close abandons every waiting thread`() {
    var world = World(limit: 2, threads: 4)
    for thread in 0..<4 { _ = world.dequeue(thread) }
    #expect(world.port.close() == .leader)
    #expect(world.leaderReturns(0) == .abandoned(next: .nobody))
    for thread in [3, 2, 1] {
      #expect(world.port.abandonOne() == world.wakes(thread))
      #expect(world.outcome(thread) == .abandoned)
    }
    #expect(world.port.abandonOne() == .nobody)
  }

  @Test func `close drops the packets, and whoever comes later is abandoned`() {
    var world = World(limit: 2, threads: 1)
    for _ in 0..<3 { _ = world.post() }
    #expect(world.port.close() == .nobody)
    #expect(world.port.queue.count == 0)
    #expect(world.dequeue(0) == .entry(.abandoned))
    #expect(world.dequeue(0, isPoll: true) == .entry(.abandoned))
  }

  // Interleaving            (time runs down)
  //   closer                           thread 0
  //   close
  //                                    blocks elsewhere, gives its place away
  //   abandonOne: thread 1
  @Test func `nobody is made leader of a closed port`() {
    var world = World(limit: 1, threads: 2)
    _ = world.post()
    #expect(world.dequeue(0) == .packet(1))
    #expect(world.dequeue(1) == .entry(.lead))
    #expect(world.leaderReturns(1, timeIsUp: false) == .leadOn)
    _ = world.port.close()
    #expect(world.leaderReturns(1) == .abandoned(next: .nobody))
    #expect(world.stopRunning(0) == .nobody)
  }

  // As above, with a thread parked at the moment of the close.
  @Test func `a place that becomes free on a closed port goes to nobody`() {
    var world = World(limit: 1, threads: 3)
    _ = world.post()
    #expect(world.dequeue(0) == .packet(1))
    #expect(world.dequeue(1) == .entry(.lead))
    #expect(world.dequeue(2) == .entry(.park))
    _ = world.port.close()
    #expect(world.leaderReturns(1) == .abandoned(next: .nobody))
    #expect(world.stopRunning(0) == .nobody)
    #expect(world.port.promote() == .nobody)
    #expect(world.port.abandonOne() == world.wakes(2))
    #expect(world.outcome(2) == .abandoned)
  }

  @Test func `the backstop promotes nobody on a closed port`() {
    var world = World(limit: 2, threads: 1)
    #expect(world.port.backstopEnters() == .poll)
    #expect(world.dequeue(0) == .entry(.park))
    _ = world.port.close()
    #expect(world.port.backstopReturns() == .nobody)
    #expect(world.port.abandonOne() == world.wakes(0))
  }

  @Test func `closing a port twice traps`() async {
    await #expect(processExitsWith: .failure) {
      var port = PortLifecycle(limit: 1)
      _ = port.close()
      _ = port.close()
    }
  }

  @Test func `a port that lets nobody run traps`() async {
    await #expect(processExitsWith: .failure) { _ = PortLifecycle(limit: 0) }
  }
}
