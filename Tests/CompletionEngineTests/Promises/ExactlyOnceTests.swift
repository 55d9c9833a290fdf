// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import TestSupport
import Testing

struct ExactlyOnceTests {
  @Test(arguments: Transport.allCases)
  func `P1 exactly once: a receive that waits has one packet`(_ transport: Transport) throws {
    let link = try Link(transport)
    let record = Record(.receive, capacity: 16)
    #expect(try Socket.receive(link.socket, record.operation) == .pending)
    #expect(Port.hasNothing(link.port))
    try link.peer.send([1, 2, 3])
    let packet = try Port.next(link.port)
    #expect(Record.of(packet) === record)
    #expect(packet.bytes == 3)
    #expect(packet.key == 7)
    #expect(packet.status == 0)
    #expect(record.bytes(3) == [1, 2, 3])
    #expect(record.told == 1)
    #expect(Port.hasNothing(link.port))
    try link.end()
  }

  @Test(arguments: Transport.allCases)
  func `P1 exactly once: a receive that finds data has one packet`(_ transport: Transport) throws {
    let link = try Link(transport)
    try link.peer.send([9])
    let record = Record(.receive, capacity: 16)
    try link.untilReadable()
    #expect(try Socket.receive(link.socket, record.operation) == .completed(1))
    #expect(Record.of(try Port.next(link.port)) === record)
    #expect(Port.hasNothing(link.port))
    #expect(record.told == 1)
    try link.end()
  }

  @Test func `P1 exactly once: a refused operation has none`() throws {
    let link = try Link()
    let record = Record(.send, [1])
    try link.withSocket { _ = $0.value.shutDown(receiving: false, sending: true) }
    #expect(cause { _ = try Socket.send(link.socket, record.operation) } == .shutDown)
    try Socket.close(link.socket)
    #expect(cause { _ = try Socket.send(link.socket, record.operation) } == .invalidHandle)
    #expect(cause { _ = try Socket.receive(link.port, record.operation) } == .wrongKind)
    #expect(record.told == 0)
    #expect(Port.hasNothing(link.port))
    try Port.close(link.port)
  }

  @Test func `P1 exactly once: an operation on a reset connection is refused, or fails in its one packet`() throws {
    let link = try Link()
    let record = Record(.receive, capacity: 4)
    #expect(try Socket.receive(link.socket, record.operation) == .pending)
    try link.peer.reset()
    #expect(try Port.next(link.port).status == UInt32(Errno.connectionReset))
    let late = Record(.receive, capacity: 4)
    #expect(
      cause { _ = try Socket.receive(link.socket, late.operation) } == .system(Errno.connectionReset))
    #expect(late.told == 0)
    #expect(Port.hasNothing(link.port))
    try Socket.close(link.socket)
    try Port.close(link.port)
  }

  // Interleaving            (time runs down)
  //   canceller                        peer and dequeuer
  //   cancel(op) ── any moment
  //                                    send: 1 byte
  //                                    dequeue: the one packet
  //   It says cancelled and no byte was taken, or success and one byte.
  @Test(arguments: Transport.allCases)
  func `P1 exactly once: cancel and data race for one packet`(_ transport: Transport) throws {
    let link = try Link(transport)
    var random = Randomness(seed: 1)
    var outcomes = (cancelled: 0, received: 0)
    var sent = 0
    var received = 0
    for round in 0..<400 {
      let record = Record(.receive, capacity: 4)
      let submission = try Socket.receive(link.socket, record.operation)
      let start = Gate("the start")
      let shift = Int.random(in: 0..<400, using: &random)
      let canceller = Worker {
        start.open()
        dawdle(shift)
        return cause { try Socket.cancel(link.socket) { _ in true } }
      }
      try start.pass()
      dawdle(shift)
      try link.peer.send([UInt8(truncatingIfNeeded: round)])
      sent += 1
      let packet = try Port.next(link.port)
      #expect(Record.of(packet) === record)
      let answer = try canceller.join()
      #expect(record.told == 1)
      if packet.status == UInt32(bitPattern: Status.cancelled.code) {
        #expect(submission == .pending)
        #expect(answer == nil)
        #expect(packet.bytes == 0)
        outcomes.cancelled += 1
      } else {
        #expect(packet.status == 0)
        #expect(answer == .notFound)
        #expect(packet.bytes >= 1)
        received += Int(packet.bytes)
        outcomes.received += 1
      }
      #expect(Port.hasNothing(link.port))
    }
    #expect(outcomes.cancelled + outcomes.received == 400)
    // Nothing was lost on the way: what is left in the kernel makes up the rest.
    try link.peer.endSending()
    received += try link.receiveToTheEnd().count
    #expect(received == sent)
    try link.end()
  }

  // Interleaving            (time runs down)
  //   closer                           peer
  //   four receives wait
  //                                    sends, any moment
  //   abandon
  //   four packets, whatever happened
  @Test func `P1 exactly once: close and data race for one packet each`() throws {
    var random = Randomness(seed: 2)
    for _ in 0..<150 {
      let link = try Link(.unix)
      let records = (0..<4).map { _ in Record(.receive, capacity: 1) }
      for record in records { _ = try Socket.receive(link.socket, record.operation) }
      let start = Gate("the start")
      let shift = Int.random(in: 0..<300, using: &random)
      let peer = link.peer
      let sender = Worker {
        start.open()
        for byte in 0..<3 as Range<UInt8> { try? peer.send([byte]) }
      }
      try start.pass()
      dawdle(shift)
      try Socket.abandon(link.socket)
      try sender.join()
      var seen: [Record] = []
      for _ in records { seen.append(Record.of(try Port.next(link.port))) }
      for record in records {
        #expect(record.told == 1)
        #expect(seen.filter { $0 === record }.count == 1)
      }
      #expect(Port.hasNothing(link.port))
      peer.close()
      try Port.close(link.port)
    }
  }

  // Interleaving            (time runs down)
  //   receivers (2 threads)            senders (2 threads)
  //   submit, dequeue, submit …        the peer's writes, and cancels at random
  @Test func `P1 exactly once: hundreds of operations, cancels and threads, one packet each`() throws {
    let port = try Port.create(concurrency: 2)
    let links = try (0..<8).map { _ in try Link(.unix, port: port) }
    let records = links.map { _ in (0..<4).map { _ in Record(.receive, capacity: 1) } }
    let total = 32 * 40
    for (link, own) in zip(links, records) {
      for record in own { _ = try Socket.receive(link.socket, record.operation) }
    }
    let sender = Worker {
      var random = Randomness(seed: 3)
      // A byte ends one receive of one byte, so these are enough for all.
      for turn in 0..<(total * 2) {
        let link = links[turn % links.count]
        if Int.random(in: 0..<3, using: &random) == 0 {
          _ = cause { try Socket.cancel(link.socket) { _ in true } }
        } else {
          try link.peer.send([1])
        }
      }
    }
    let count = Tally()
    let receivers = (0..<2).map { _ in
      Worker {
        while count.next() < total {
          let packet = try Port.next(port)
          let record = Record.of(packet)
          guard record.told == 1 else { return false }
          record.renew()
          let owner = records.firstIndex { $0.contains { $0 === record } }!
          _ = try Socket.receive(links[owner].socket, record.operation)
        }
        return true
      }
    }
    for receiver in receivers { #expect(try receiver.join()) }
    try sender.join()
    for link in links { try Socket.abandon(link.socket) }
    // All 32 are out again: each has exactly one packet left.
    var last: Set<ObjectIdentifier> = []
    for _ in 0..<32 { last.insert(ObjectIdentifier(Record.of(try Port.next(port)))) }
    #expect(last.count == 32)
    #expect(Port.hasNothing(port))
    try Port.close(port)
  }
}
