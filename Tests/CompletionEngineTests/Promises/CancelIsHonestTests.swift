// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import TestSupport
import Testing

struct CancelIsHonestTests {
  private let cancelled = UInt32(bitPattern: Status.cancelled.code)

  @Test(arguments: Transport.allCases)
  func `P6 cancel is honest: an aborted receive has consumed no byte`(_ transport: Transport) throws {
    let link = try Link(transport)
    let first = Record(.receive, [UInt8](repeating: 0x5a, count: 8))
    #expect(try Socket.receive(link.socket, first.operation) == .pending)
    try Socket.cancel(link.socket) { _ in true }
    let packet = try Port.next(link.port)
    #expect(packet.status == cancelled)
    #expect(packet.bytes == 0)
    try link.peer.send([1, 2, 3])
    #expect(first.bytes(8) == [UInt8](repeating: 0x5a, count: 8))
    let second = Record(.receive, capacity: 8)
    _ = try Socket.receive(link.socket, second.operation)
    #expect(try Port.next(link.port).bytes == 3)
    #expect(second.bytes(3) == [1, 2, 3])
    try link.end()
  }

  @Test func `P6 cancel is honest: what has completed is not found any more`() throws {
    let link = try Link()
    let record = Record(.receive, capacity: 8)
    #expect(cause { try Socket.cancel(link.socket) { _ in true } } == .notFound)
    _ = try Socket.receive(link.socket, record.operation)
    try link.peer.send([1])
    try eventually("the receive") { record.told == 1 }
    // Its packet has not been taken yet, and says success.
    #expect(cause { try Socket.cancel(link.socket) { _ in true } } == .notFound)
    let packet = try Port.next(link.port)
    #expect(packet.status == 0)
    #expect(packet.bytes == 1)
    try link.end()
  }

  @Test func `P6 cancel is honest: only what fits is cancelled, and the others go on`() throws {
    let link = try Link()
    let records = (0..<4).map { _ in Record(.receive, capacity: 1) }
    for record in records { _ = try Socket.receive(link.socket, record.operation) }
    let token = records[1].operation.value.token
    #expect(try Socket.cancel(link.socket) { $0.token == token } == 1)
    #expect(Record.of(try Port.next(link.port)) === records[1])
    #expect(cause { try Socket.cancel(link.socket) { $0.token == token } } == .notFound)
    for (byte, record) in zip([7, 8, 9] as [UInt8], [records[0], records[2], records[3]]) {
      try link.peer.send([byte])
      #expect(Record.of(try Port.next(link.port)) === record)
      #expect(record.bytes(1) == [byte])
    }
    try link.end()
  }

  @Test(arguments: Transport.allCases)
  func `P6 cancel is honest: the bytes that a cancelled send had moved are counted`(_ transport: Transport) throws {
    let link = try Link(transport)
    var random = Randomness(seed: 10)
    let bytes = random.bytes(16 << 20)
    let record = Record(.send, bytes)
    #expect(try Socket.send(link.socket, record.operation) == .pending)
    try Socket.cancel(link.socket) { _ in true }
    let packet = try Port.next(link.port)
    #expect(packet.status == cancelled)
    #expect(packet.bytes > 0)
    #expect(packet.bytes < UInt32(bytes.count))
    // Exactly these arrive, followed by what is sent next.
    let next = Record(.send, [1, 2, 3])
    _ = try Socket.send(link.socket, next.operation)
    let arrived = try link.peer.receive(Int(packet.bytes) + 3)
    let isSame = arrived == bytes.prefix(Int(packet.bytes)) + [1, 2, 3]
    #expect(isSame)
    #expect(Record.of(try Port.next(link.port)) === next)
    try link.end()
  }

  @Test func `P6 cancel is honest: an accept that was cancelled has taken no connection`() throws {
    let port = try Port.create(concurrency: 1)
    let listener = try Socket.listen(on: Address("127.0.0.1", port: 0)!)
    try Socket.associate(listener, with: port, key: 1)
    let first = Record(.accept)
    #expect(try Socket.accept(listener, first.operation) == .pending)
    try Socket.cancel(listener) { _ in true }
    #expect(try Port.next(port).status == cancelled)
    let peer = try Peer(port: try Socket.localAddress(listener).port)
    let second = Record(.accept)
    _ = try Socket.accept(listener, second.operation)
    #expect(Record.of(try Port.next(port)) === second)
    #expect(second.status == .success)
    SystemCalls.close(Int32(second.result))
    peer.close()
    try Socket.close(listener)
    try Port.close(port)
  }
}
