// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import TestSupport
import Testing

struct OrderTests {
  @Test(arguments: Transport.allCases)
  func `P5 order: receives that wait are filled in the order they were submitted`(_ transport: Transport) throws {
    let link = try Link(transport)
    let records = (0..<100).map { _ in Record(.receive, capacity: 3) }
    for record in records { #expect(try Socket.receive(link.socket, record.operation) == .pending) }
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    var received: [UInt8] = []
    // One by one, so that each receive is full: a stream may hand out less.
    for (number, record) in records.enumerated() {
      try link.peer.send(Array(bytes[(number * 3)..<(number * 3 + 3)]))
      let packet = try Port.next(link.port)
      #expect(Record.of(packet) === record)
      received += record.bytes(Int(packet.bytes))
    }
    #expect(received == bytes)
    try link.end()
  }

  @Test(arguments: Transport.allCases)
  func `P5 order: a stream cut into many receives comes together again`(_ transport: Transport) throws {
    let link = try Link(transport)
    var random = Randomness(seed: 5)
    let bytes = random.bytes(1 << 20)
    let peer = link.peer
    let sender = Worker {
      var rest = bytes[...]
      var random = Randomness(seed: 6)
      while !rest.isEmpty {
        let size = min(rest.count, Int.random(in: 1...20_000, using: &random))
        try peer.send(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      try peer.endSending()
    }
    // Four receives in flight at all times, of sizes that fit nothing.
    var inFlight: [Record] = []
    var received: [UInt8] = []
    while true {
      while inFlight.count < 4 {
        let record = Record(.receive, capacity: Int.random(in: 1...30_000, using: &random))
        inFlight.append(record)
        _ = try Socket.receive(link.socket, record.operation)
      }
      let packet = try Port.next(link.port)
      #expect(Record.of(packet) === inFlight[0])
      let record = inFlight.removeFirst()
      if packet.bytes == 0 { break }
      received += record.bytes(Int(packet.bytes))
    }
    #expect(received == bytes)
    try sender.join()
    try link.end()
  }

  @Test(arguments: Transport.allCases)
  func `P5 order: sends of all sizes arrive whole and one after the other`(_ transport: Transport) throws {
    let link = try Link(transport)
    var random = Randomness(seed: 7)
    let sizes = [1, 4 << 20, 3, 1 << 20, 100_000, 0, 2 << 20, 17]
    let records = sizes.map { Record(.send, random.bytes($0)) }
    // More than the kernel holds: the second one must wait, and the others behind it.
    for record in records { _ = try Socket.send(link.socket, record.operation) }
    let peer = link.peer
    let expected = records.flatMap { record in record.bytes(record.operation.value.length) }
    let total = expected.count
    let reader = Worker { try peer.receive(total) }
    for record in records {
      let packet = try Port.next(link.port)
      #expect(Record.of(packet) === record)
      #expect(packet.status == 0)
      #expect(Int(packet.bytes) == record.operation.value.length)
    }
    let arrived = try reader.join()
    #expect(arrived == expected)
    try link.end()
  }

  @Test(arguments: [2, 7, 1024])
  func `P5 order: several buffers are sent and filled in their order`(_ count: Int) throws {
    let link = try Link(.unix)
    var random = Randomness(seed: 8)
    let bytes = random.bytes(count * 3)
    let send = Record(.send, bytes)
    let sent = unsafe send.operation.value.setBuffers(count: count) { index in
      unsafe (send.memory.baseAddress! + index * 3, 3)
    }
    #expect(sent)
    _ = try Socket.send(link.socket, send.operation)
    #expect(Int(try Port.next(link.port).bytes) == bytes.count)
    #expect(try link.peer.receive(bytes.count) == bytes)

    try link.peer.send(bytes)
    try eventually("all bytes") { SystemCalls.readableBytes(link.descriptor) == bytes.count }
    let receive = Record(.receive, capacity: bytes.count)
    let fits = unsafe receive.operation.value.setBuffers(count: count) { index in
      // Back to front, to see that the list is obeyed.
      unsafe (receive.memory.baseAddress! + (count - 1 - index) * 3, 3)
    }
    #expect(fits)
    _ = try Socket.receive(link.socket, receive.operation)
    #expect(Int(try Port.next(link.port).bytes) == bytes.count)
    let filled = receive.bytes(bytes.count)
    let turned = (0..<count).reversed().flatMap { filled[($0 * 3)..<($0 * 3 + 3)] }
    #expect(turned == bytes)
    try link.end()
  }

  @Test(arguments: Transport.allCases)
  func `P5 order: a large send of many buffers goes on in the middle of one`(_ transport: Transport) throws {
    let link = try Link(transport)
    var random = Randomness(seed: 9)
    let (count, size) = (1024, 5_003)
    let bytes = random.bytes(count * size)
    let record = Record(.send, bytes)
    let fits = unsafe record.operation.value.setBuffers(count: count) { index in
      unsafe (record.memory.baseAddress! + index * size, size)
    }
    #expect(fits)
    #expect(try Socket.send(link.socket, record.operation) == .pending)
    let peer = link.peer
    let reader = Worker { try peer.receive(count * size) }
    #expect(Int(try Port.next(link.port).bytes) == bytes.count)
    let isSame = try reader.join() == bytes
    #expect(isSame)
    try link.end()
  }

  // Interleaving            (time runs down)
  //   sender A                         sender B
  //   send 256 KiB of 1s
  //                                    send 256 KiB of 2s
  //   whichever was first is whole before the other begins
  @Test func `P5 order: sends of two threads are never interleaved`() throws {
    let link = try Link(.unix)
    let size = 256 << 10
    for _ in 0..<10 {
      let senders = ([1, 2] as [UInt8]).map { byte in
        Worker {
          let record = Record(.send, [UInt8](repeating: byte, count: size))
          _ = try Socket.send(link.socket, record.operation)
          try eventually("the send") { record.told == 1 }
        }
      }
      let bytes = try link.peer.receive(2 * size)
      for sender in senders { try sender.join() }
      for _ in senders { _ = try Port.next(link.port) }
      let isWhole = [1, 2].contains { (first: UInt8) in
        bytes == [UInt8](repeating: first, count: size) + [UInt8](repeating: 3 - first, count: size)
      }
      #expect(isWhole)
    }
    try link.end()
  }
}
