// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import TestSupport
import Testing

/// Threads that dequeue once each, tell what they got, and compute until they are let
/// go.
private final class Runners: Sendable {
  let port: Handle
  private let arrived = Gate("a runner")
  private let leave = Flag()
  private let order = Order()

  init(_ port: Handle) { self.port = port }

  /// Starts runner number `number`, and waits until it waits.
  func start(_ number: Int, waiting: Int) throws -> Worker<Void> {
    let worker = Worker { [self] in
      let packet = try Port.next(port)
      order.add(number, packet.key)
      arrived.open()
      leave.computeUntilRaised()
    }
    try Port.waitUntil(waiting: waiting, on: port)
    return worker
  }

  func expect() throws { try arrived.pass() }
  func release(_ workers: [Worker<Void>]) throws {
    leave.raise()
    for worker in workers { try worker.join() }
  }
  var served: [Int] { order.all.map(\.runner) }
  var keys: [UInt] { order.all.map(\.key) }
}

struct FairTests {
  @Test func `P7 fair: packets of posts and of operations leave first in, first out`() throws {
    let link = try Link(.unix)
    for number in 0..<50 as Range<UInt> {
      try Port.post(link.port, Packet(key: 2 * number))
      _ = try Socket.send(link.socket, Record(.send, [1]).operation)
    }
    for number in 0..<50 as Range<UInt> {
      #expect(try Port.next(link.port).key == 2 * number)
      #expect(try Port.next(link.port).key == 7)
    }
    try link.end()
  }

  @Test func `P7 fair: waiting threads are served last in, first out`() throws {
    let port = try Port.create(concurrency: 8)
    let runners = Runners(port)
    let workers = try (0..<4).map { try runners.start($0, waiting: $0 + 1) }
    for key in 0..<4 as Range<UInt> {
      try Port.post(port, Packet(key: key))
      try runners.expect()
    }
    #expect(runners.served == [3, 2, 1, 0])
    #expect(runners.keys == [0, 1, 2, 3])
    try runners.release(workers)
    try Port.close(port)
  }

  @Test(arguments: [1, 2, 3])
  func `P7 fair: no more threads run than the limit says`(_ limit: Int) throws {
    let port = try Port.create(concurrency: UInt32(limit))
    let runners = Runners(port)
    let workers = try (0..<5).map { try runners.start($0, waiting: $0 + 1) }
    for key in 0..<5 as Range<UInt> { try Port.post(port, Packet(key: key)) }
    for _ in 0..<limit { try runners.expect() }
    // They run and do not come back, so the others must stay where they are.
    #expect(try Port.look(port) { $0.running } == Int32(limit))
    #expect(try Port.count(port) == 5 - limit)
    #expect(runners.served.count == limit)
    // Each that ends makes room for one.
    try runners.release(workers)
    #expect(runners.keys.sorted() == [0, 1, 2, 3, 4])
    try Port.close(port)
  }

  @Test func `P7 fair: under load the limit is reached and never exceeded`() throws {
    let (limit, total) = (2, 4_000)
    let port = try Port.create(concurrency: UInt32(limit))
    let running = Gauge()
    let count = Tally()
    let workers = (0..<6).map { _ in
      Worker {
        while count.next() < total {
          _ = try Port.next(port)
          running.enter()
          dawdle(200)
          running.leave()
        }
        return true
      }
    }
    for number in 0..<total { try Port.post(port, Packet(key: UInt(number))) }
    for worker in workers { #expect(try worker.join()) }
    #expect(running.most <= limit)
    #expect(Port.hasNothing(port))
    try Port.close(port)
  }

  // Interleaving            (time runs down)
  //   thread A                         thread B
  //                                    waits; the limit is 1
  //   takes packet 1, runs
  //   blocks elsewhere
  //                                    takes packet 2
  //   runs again
  @Test func `P7 fair: a thread that blocks frees its place`() throws {
    let port = try Port.create(concurrency: 1)
    let aRuns = Gate("A to run")
    let aMayBlock = Flag()
    let bHasRun = Gate("B to run")
    let a = Worker {
      let key = try Port.next(port).key
      aRuns.open()
      aMayBlock.computeUntilRaised()
      try Blocking.whileAsleep { Result { try bHasRun.pass() } }.get()
      return key
    }
    try Port.waitUntil(waiting: 1, on: port)
    try Port.post(port, Packet(key: 1))
    try aRuns.pass()
    let b = Worker {
      let key = try Port.next(port).key
      bHasRun.open()
      return key
    }
    try Port.waitUntil(waiting: 1, on: port)
    try Port.post(port, Packet(key: 2))
    #expect(try Port.count(port) == 1)
    aMayBlock.raise()
    #expect(try a.join() == 1)
    #expect(try b.join() == 2)
    try Port.close(port)
  }

  // As above, but A blocks in a semaphore of libc, of which nobody tells the engine.
  @Test func `P7 fair: a thread that blocks in anything frees its place, and counts when it runs again`() throws {
    let port = try Port.create(concurrency: 1)
    let aRuns = Gate("A to run")
    let bHasRun = Gate("B to run")
    let aMayLeave = Flag()
    let a = Worker {
      _ = try Port.next(port)
      aRuns.open()
      try bHasRun.pass()
      aMayLeave.computeUntilRaised()
    }
    try Port.waitUntil(waiting: 1, on: port)
    try Port.post(port, Packet(key: 1))
    try aRuns.pass()
    let b = Worker {
      let key = try Port.next(port).key
      bHasRun.open()
      return key
    }
    try Port.post(port, Packet(key: 2))
    #expect(try b.join() == 2)
    // Once B has ended, who runs is A.
    try eventually("B to leave") { try Port.look(port) { $0.firstBound?.value.nextBound == nil } }
    try eventually("A to be counted again") { try Port.look(port) { $0.running == 1 } }
    aMayLeave.raise()
    try a.join()
    try eventually("A to leave") { try Port.look(port) { $0.running == 0 } }
    try Port.close(port)
  }

  @Test func `P7 fair: a thread that blocks in a socket call frees its place`() throws {
    let port = try Port.create(concurrency: 1)
    let link = try Link(.unix)
    let aRuns = Gate("A to run")
    let a = Worker {
      _ = try Port.next(port)
      aRuns.open()
      return try Socket.block(link.socket, .receive, .reading, until: .never) { descriptor in
        SystemCalls.readableBytes(descriptor) > 0 ? 1 : -Int(Errno.wouldBlock)
      }
    }
    try Port.waitUntil(waiting: 1, on: port)
    try Port.post(port, Packet(key: 1))
    try aRuns.pass()
    try Port.post(port, Packet(key: 2))
    let b = Worker { try Port.next(port).key }
    #expect(try b.join() == 2)
    try link.peer.send([1])
    #expect(try a.join() == 1)
    try link.end()
    try Port.close(port)
  }

  @Test func `P7 fair: a thread that ends frees its place`() throws {
    let port = try Port.create(concurrency: 1)
    for round in 0..<20 as Range<UInt> {
      try Port.post(port, Packet(key: round))
      #expect(try Worker { try Port.next(port).key }.join() == round)
    }
    try Port.close(port)
  }

  @Test func `P7 fair: a queue that is never empty does not starve readiness`() throws {
    let link = try Link(port: try Port.create(concurrency: 1), key: 99)
    let record = Record(.receive, capacity: 4)
    for _ in 0..<4 { try Port.post(link.port, Packet(key: 1)) }
    _ = try Socket.receive(link.socket, record.operation)
    try link.peer.send([1])
    try link.untilReadable()
    var dequeues = 0
    while try Port.next(link.port).key == 1 {
      try Port.post(link.port, Packet(key: 1))
      dequeues += 1
      if dequeues > 1000 { break }
    }
    #expect(dequeues <= 250)
    try link.end()
  }

  // The flooded connection always has data; the quiet one gets a single byte.
  @Test func `P7 fair: a flooded handle does not starve the others`() throws {
    let port = try Port.create(concurrency: 1)
    let flooded = try Link(.unix, port: port, key: 1)
    let quiet = try Link(.unix, port: port, key: 2)
    let peer = flooded.peer
    let flood = Worker {
      let bytes = [UInt8](repeating: 1, count: 64 << 10)
      while (try? peer.send(bytes)) != nil {}
    }
    let waiting = Record(.receive, capacity: 4)
    _ = try Socket.receive(quiet.socket, waiting.operation)
    try flooded.untilReadable()
    let record = Record(.receive, capacity: 16)
    _ = try Socket.receive(flooded.socket, record.operation)
    for _ in 0..<200 {
      _ = try Port.next(port)
      record.renew()
      _ = try Socket.receive(flooded.socket, record.operation)
    }
    try quiet.peer.send([1])
    try quiet.untilReadable()
    var packets = 0
    while try Port.next(port).key == 1, packets < 1000 {
      record.renew()
      _ = try Socket.receive(flooded.socket, record.operation)
      packets += 1
    }
    #expect(packets <= 200)
    try Socket.abandon(flooded.socket)
    try flood.join()
    try quiet.end()
  }
}
