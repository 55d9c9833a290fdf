// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import Synchronization
import TestSupport
import Testing

struct PortTests {
  @Test func `a posted packet comes out unchanged`() throws {
    let port = try Port.create(concurrency: 1)
    let packet = Packet(key: .max, token: 12, bytes: .max, status: 3)
    try Port.post(port, packet)
    #expect(try Port.dequeue(port, .none) == packet)
    #expect(Port.hasNothing(port))
    try Port.close(port)
  }

  @Test(arguments: [1, 3, 100]) func `a batch takes what is there, oldest first, and no more`(_ maximum: Int) throws {
    let port = try Port.create(concurrency: 1)
    for number in 0..<10 as Range<UInt> { try Port.post(port, Packet(key: number)) }
    var keys = [try Port.next(port).key]
    Port.dequeueMore(upTo: maximum - 1) { keys.append($0.key) }
    #expect(keys == Array(0..<UInt(min(maximum, 10))))
    #expect(try Port.count(port) == 10 - keys.count)
    try Port.close(port)
  }

  @Test(arguments: [0, 1, 5] as [UInt32]) func `an empty port times out, and loses nothing`(_ milliseconds: UInt32)
    throws
  {
    let port = try Port.create(concurrency: 1)
    #expect(cause { _ = try Port.dequeue(port, .milliseconds(milliseconds)) } == .timedOut)
    try Port.post(port, Packet(key: 1))
    #expect(try Port.dequeue(port, .milliseconds(milliseconds)).key == 1)
    try Port.close(port)
  }

  @Test func `a finite wait is never cut short`() throws {
    let port = try Port.create(concurrency: 1)
    let before = SystemCalls.monotonicNanoseconds()
    #expect(cause { _ = try Port.dequeue(port, .milliseconds(20)) } == .timedOut)
    #expect(SystemCalls.monotonicNanoseconds() - before >= 20_000_000)
    try Port.close(port)
  }

  @Test(arguments: [Patience.unlimited, bounded]) func `a waiting thread gets the packet`(_ patience: Patience) throws {
    let port = try Port.create(concurrency: 1)
    let waiter = Worker { try Port.dequeue(port, patience).key }
    try Port.waitUntil(waiting: 1, on: port)
    try Port.post(port, Packet(key: 9))
    #expect(try waiter.join() == 9)
    try Port.close(port)
  }

  @Test func `a parked thread's time runs out while another one leads`() throws {
    let port = try Port.create(concurrency: 1)
    let leader = Worker { try Port.next(port).key }
    try Port.waitUntil(waiting: 1, on: port)
    #expect(cause { _ = try Port.dequeue(port, .milliseconds(3)) } == .timedOut)
    try Port.post(port, Packet(key: 4))
    #expect(try leader.join() == 4)
    try Port.close(port)
  }

  // Interleaving            (time runs down)
  //   waiter, 1 ms                     poster
  //   parked or leading
  //                                    post
  //   time is up, or the packet is there: never both, never neither
  @Test func `a packet posted as time runs out is taken then or stays, and is never lost`() throws {
    let port = try Port.create(concurrency: 2)
    var taken = 0
    for round in 0..<300 {
      let ready = Gate("the waiter")
      let waiter = Worker { () -> UInt? in
        ready.open()
        do throws(EngineError) {
          return try Port.dequeue(port, Patience(nanoseconds: 100_000)).key
        } catch {
          return nil
        }
      }
      try ready.pass()
      dawdle(round % 50 * 200)
      try Port.post(port, Packet(key: UInt(round)))
      if let key = try waiter.join() {
        #expect(key == UInt(round))
        taken += 1
        #expect(Port.hasNothing(port))
      } else {
        #expect(try Port.dequeue(port, .none).key == UInt(round))
      }
    }
    #expect(try Port.count(port) == 0)
    try Port.close(port)
  }

  @Test(arguments: [1, 2, 5]) func `close lets every waiting thread out, each with an error`(_ threads: Int) throws {
    let port = try Port.create(concurrency: 1)
    let waiters = (0..<threads).map { _ in Worker { cause { _ = try Port.dequeue(port, .unlimited) } } }
    try Port.waitUntil(waiting: threads, on: port)
    try Port.close(port)
    for waiter in waiters { #expect(try waiter.join() == .portClosed) }
    #expect(cause { _ = try Port.dequeue(port, .none) } == .invalidHandle)
    #expect(cause { try Port.post(port, Packet()) } == .invalidHandle)
    #expect(cause { try Port.close(port) } == .invalidHandle)
  }

  // Interleaving            (time runs down)
  //   closer                           runner
  //                                    has a packet, runs
  //   close: abandons the waiting ones
  //                                    ends: its place becomes free
  @Test func `threads that end while their port is closed keep nobody inside`() throws {
    for round in 0..<200 {
      let port = try Port.create(concurrency: 1)
      try Port.post(port, Packet())
      let hasRun = Gate("the runner")
      let mayEnd = Gate("the end")
      let runner = Worker {
        _ = try Port.next(port)
        hasRun.open()
        try mayEnd.pass()
      }
      try hasRun.pass()
      let waiters = (0..<3).map { _ in Worker { cause { _ = try Port.dequeue(port, .unlimited) } } }
      try Port.waitUntil(waiting: 3, on: port)
      mayEnd.open()
      dawdle(round % 20 * 100)
      try Port.close(port)
      for waiter in waiters { #expect(try waiter.join() == .portClosed) }
      try runner.join()
    }
  }

  @Test func `close drops the queued packets and tells of each`() throws {
    let port = try Port.create(concurrency: 1) { _, token in droppedTokens.withLock { $0.append(token) } }
    for token in 1...3 as ClosedRange<UInt> { try Port.post(port, Packet(token: token)) }
    try Port.close(port)
    #expect(droppedTokens.withLock { $0 } == [1, 2, 3])
  }

  @Test func `a thread may turn from port to port`() throws {
    let ports = try (0..<3).map { _ in try Port.create(concurrency: 1) }
    for round in 0..<30 {
      let port = ports[round % 3]
      try Port.post(port, Packet(key: UInt(round)))
      #expect(try Port.next(port).key == UInt(round))
    }
    for port in ports { try Port.close(port) }
  }

  @Test func `posts of many threads all arrive, each thread's in order`() throws {
    let port = try Port.create(concurrency: 2)
    let (posters, each) = (4, 2_000)
    let workers = (0..<posters).map { poster in
      Worker { for number in 0..<each { try Port.post(port, Packet(key: UInt(poster), token: UInt(number))) } }
    }
    var next = [UInt](repeating: 0, count: posters)
    for _ in 0..<(posters * each) {
      let packet = try Port.next(port)
      #expect(packet.token == next[Int(packet.key)])
      next[Int(packet.key)] += 1
    }
    for worker in workers { try worker.join() }
    #expect(Port.hasNothing(port))
    try Port.close(port)
  }
}

/// C functions capture nothing, hence here; one test uses it.
private let droppedTokens = Guarded<[UInt]>([])
