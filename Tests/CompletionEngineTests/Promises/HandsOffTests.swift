// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import TestSupport
import Testing

struct HandsOffTests {
  @Test(arguments: Transport.allCases)
  func `P2 hands off: after its packet the record and the buffer stay as they are`(_ transport: Transport) throws {
    let link = try Link(transport)
    let record = Record(.receive, capacity: 64)
    _ = try Socket.receive(link.socket, record.operation)
    try link.peer.send([1, 2, 3])
    _ = try Port.next(link.port)
    let before = (record.image, record.bytes(64))

    // Whatever happens on the socket afterwards is no business of this record.
    for _ in 0..<20 {
      let other = Record(.receive, capacity: 64)
      _ = try Socket.receive(link.socket, other.operation)
      try link.peer.send([4, 5, 6])
      _ = try Port.next(link.port)
    }
    let cancelled = Record(.receive, capacity: 64)
    _ = try Socket.receive(link.socket, cancelled.operation)
    try Socket.cancel(link.socket) { _ in true }
    _ = try Port.next(link.port)
    try link.end()
    #expect(record.image == before.0)
    #expect(record.bytes(64) == before.1)
  }

  // Under AddressSanitizer a late touch of the freed memory is reported.
  @Test func `P2 hands off: the record and the buffer may be freed right after the packet`() throws {
    let link = try Link(.unix)
    for _ in 0..<200 {
      let record = Record(.receive, capacity: 32)
      _ = try Socket.receive(link.socket, record.operation)
      try link.peer.send([1])
      _ = try Port.next(link.port)
    }
    let record = Record(.send, [UInt8](repeating: 7, count: 100))
    _ = try Socket.send(link.socket, record.operation)
    _ = try Port.next(link.port)
    try link.end()
  }

  @Test func `P2 hands off: a refused operation leaves its record and buffer untouched`() throws {
    let link = try Link(.unix)
    try Socket.close(link.socket)
    let record = Record(.receive, capacity: 32)
    let before = record.image
    #expect(cause { _ = try Socket.receive(link.socket, record.operation) } == .invalidHandle)
    #expect(record.image == before)
    try Port.close(link.port)
  }

  @Test(.disabled(if: Sanitizing.isOn, "AddressSanitizer would stop who looks at the buffer meanwhile"))
  func `P2 hands off: a receive that waits has not touched its buffer`() throws {
    let link = try Link(.unix)
    let record = Record(.receive, [UInt8](repeating: 0x5a, count: 32))
    #expect(try Socket.receive(link.socket, record.operation) == .pending)
    #expect(record.bytes(32) == [UInt8](repeating: 0x5a, count: 32))
    try link.end()
    #expect(record.bytes(32) == [UInt8](repeating: 0x5a, count: 32))
  }
}

extension Record {
  /// The bytes of the record itself.
  fileprivate var image: [UInt8] {
    unsafe Array(
      UnsafeRawBufferPointer(start: operation.address, count: MemoryLayout<CompletionEngine.Operation>.size))
  }
}
