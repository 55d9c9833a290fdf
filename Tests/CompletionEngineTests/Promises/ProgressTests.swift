// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import TestSupport
import Testing

struct ProgressTests {
  @Test(arguments: Transport.allCases)
  func `P8 progress: a receive completes while no thread waits on the port`(_ transport: Transport) throws {
    let link = try Link(transport)
    let record = Record(.receive, capacity: 8)
    #expect(try Socket.receive(link.socket, record.operation) == .pending)
    try link.peer.send([1, 2])
    try eventually("the receive") { record.told == 1 }
    #expect(record.status == .success)
    #expect(record.result == 2)
    try link.end()
  }

  @Test func `P8 progress: a large send goes out while no thread waits on the port`() throws {
    let link = try Link(.unix)
    let record = Record(.send, capacity: 4 << 20)
    #expect(try Socket.send(link.socket, record.operation) == .pending)
    #expect(try link.peer.receive(4 << 20).count == 4 << 20)
    try eventually("the send") { record.told == 1 }
    try link.end()
  }

  @Test func `P8 progress: operations go on while the port's only thread computes`() throws {
    let link = try Link(port: try Port.create(concurrency: 1))
    try Port.post(link.port, Packet(key: 1))
    #expect(try Port.next(link.port).key == 1)
    // From here on this thread counts as running, and does not come back to the port.
    for _ in 0..<5 {
      let record = Record(.receive, capacity: 8)
      _ = try Socket.receive(link.socket, record.operation)
      try link.peer.send([1])
      try eventually("the receive") { record.told == 1 }
    }
    try link.end()
  }

  @Test func `P8 progress: operations of a socket without a port complete`() throws {
    let (ours, peer) = try makeConnection(.unix)
    let socket = try Socket.adopt(ours, isStream: true)
    for round in 0..<5 as Range<UInt8> {
      let record = Record(.receive, capacity: 8)
      #expect(try Socket.receive(socket, record.operation) == .pending)
      try peer.send([round])
      try eventually("the receive") { record.told == 1 }
      #expect(record.bytes(1) == [round])
    }
    try Socket.close(socket)
  }

  @Test func `P8 progress: an operation that was pending at association completes on the port`() throws {
    let (ours, peer) = try makeConnection(.tcp4)
    let socket = try Socket.adopt(ours, isStream: true)
    let record = Record(.receive, capacity: 8)
    #expect(try Socket.receive(socket, record.operation) == .pending)
    let port = try Port.create(concurrency: 1)
    try Socket.associate(socket, with: port, key: 3)
    try peer.send([1])
    #expect(try Port.next(port).key == 3)
    #expect(record.told == 1)
    try Socket.close(socket)
    try Port.close(port)
  }

  @Test func `P8 progress: operations of a closed port's sockets still end`() throws {
    let link = try Link(.unix)
    let record = Record(.receive, capacity: 8)
    _ = try Socket.receive(link.socket, record.operation)
    try Port.close(link.port)
    try link.peer.send([1])
    try eventually("the receive") { record.told == 1 }
    try Socket.close(link.socket)
  }

  // Interleaving            (time runs down)
  //   worker                           peer
  //   dequeues with a time limit,
  //   leaves, comes back
  //                                    sends at any of these moments
  @Test func `P8 progress: readiness between two waits is not lost`() throws {
    let link = try Link(.unix)
    var random = Randomness(seed: 11)
    for _ in 0..<200 {
      let record = Record(.receive, capacity: 8)
      _ = try Socket.receive(link.socket, record.operation)
      let (peer, port) = (link.peer, link.port)
      let shift = Int.random(in: 0..<2000, using: &random)
      let sender = Worker {
        dawdle(shift)
        try peer.send([1])
      }
      var packet: Packet?
      for _ in 0..<3 where packet == nil { packet = try? Port.dequeue(port, Patience(nanoseconds: 20_000)) }
      try sender.join()
      if packet == nil { packet = try Port.next(port) }
      #expect(packet?.bytes == 1)
    }
    try link.end()
  }
}
