// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import TestSupport
import Testing

struct GatheringTests {
  private let readable = Readiness(canRead: true, canWrite: false, hasEnded: false)

  @Test(arguments: [1, 63, 64, 65, 1000]) func `what was seen is performed in the order it was seen`(_ count: Int) {
    var gathering = Gathering()
    for _ in 0..<2 {
      for number in 0..<count { gathering.add(Handle(rawValue: UInt32(number) * 4), readable) }
      for number in 0..<count { #expect(gathering.takeNext()?.0 == Handle(rawValue: UInt32(number) * 4)) }
      #expect(gathering.takeNext() == nil)
    }
  }

  @Test func `a round within a round goes on behind what is left of the first`() {
    var gathering = Gathering()
    for number in 0..<100 { gathering.add(Handle(rawValue: UInt32(number) * 4), readable) }
    var order: [UInt32] = []
    while let (handle, _) = gathering.takeNext() {
      order.append(handle.rawValue / 4)
      if order.count == 50 {
        for number in 100..<300 { gathering.add(Handle(rawValue: UInt32(number) * 4), readable) }
        for _ in 0..<100 { if let (inner, _) = gathering.takeNext() { order.append(inner.rawValue / 4) } }
      }
    }
    #expect(order == Array(0..<300))
  }

  @Test func `P1 exactly once: hundreds of sockets that are ready in one round`() throws {
    let port = try Port.create(concurrency: 1)
    let links = try (0..<300).map { try Link(port: port, key: UInt($0)) }
    let records = links.map { _ in Record(.receive, capacity: 8) }
    for (link, record) in zip(links, records) {
      #expect(try Socket.receive(link.socket, record.operation) == .pending)
    }
    for (number, link) in links.enumerated() { try link.peer.send([UInt8(number & 255), UInt8(number >> 8)]) }
    var seen: Set<UInt> = []
    for _ in links {
      let packet = try Port.next(port)
      #expect(seen.insert(packet.key).inserted)
      #expect(Record.of(packet) === records[Int(packet.key)])
      #expect(records[Int(packet.key)].bytes(2) == [UInt8(packet.key & 255), UInt8(packet.key >> 8)])
    }
    #expect(throws: EngineError.self) { try Port.dequeue(port, .none) }
    for link in links {
      try Socket.abandon(link.socket)
      link.peer.close()
    }
    try Port.close(port)
  }
}
