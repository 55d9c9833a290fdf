// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import TestSupport
import Testing

struct EndOfStreamTests {
  // Interleaving            (time runs down)
  //   peer                             us
  //                                    a receive waits, nobody leads
  //   sends 3 bytes
  //   ends
  //                                    receive: 3 bytes
  //                                    receive: the end, and again the end
  @Test(arguments: Transport.allCases)
  func `data and the end that arrive together are told one after the other`(_ transport: Transport) throws {
    for _ in 0..<20 {
      let link = try Link(transport)
      let first = Record(.receive, capacity: 64)
      _ = try Socket.receive(link.socket, first.operation)
      try link.peer.send([1, 2, 3])
      try link.peer.endSending()
      #expect(try Port.next(link.port).bytes == 3)
      for _ in 0..<3 {
        let next = Record(.receive, capacity: 64)
        _ = try Socket.receive(link.socket, next.operation)
        let packet = try Port.next(link.port)
        #expect(packet.bytes == 0)
        #expect(packet.status == 0)
      }
      try link.end()
    }
  }

  @Test(arguments: Transport.allCases)
  func `the end completes every receive that waits`(_ transport: Transport) throws {
    let link = try Link(transport)
    let records = (0..<4).map { _ in Record(.receive, capacity: 64) }
    for record in records { _ = try Socket.receive(link.socket, record.operation) }
    try link.peer.endSending()
    for record in records {
      let packet = try Port.next(link.port)
      #expect(Record.of(packet) === record)
      #expect(packet.bytes == 0)
    }
    try link.end()
  }

  // Interleaving            (time runs down)
  //   peer                             us
  //                                    a receive waits, nobody leads
  //   sends 3 bytes
  //   resets
  //                                    receive: 3 bytes, or the reset
  //                                    receive: the reset, refused or in its packet
  @Test(arguments: [Transport.tcp4, .tcp6])
  func `a reset that arrives together with data fails the next receive`(_ transport: Transport) throws {
    for _ in 0..<50 {
      let link = try Link(transport)
      let first = Record(.receive, capacity: 64)
      _ = try Socket.receive(link.socket, first.operation)
      try link.peer.send([1, 2, 3])
      try link.peer.reset()
      let packet = try Port.next(link.port)
      #expect(packet.bytes == 3 || packet.status == UInt32(Errno.connectionReset))
      let next = Record(.receive, capacity: 64)
      do {
        _ = try Socket.receive(link.socket, next.operation)
        #expect(try Port.next(link.port).status == UInt32(Errno.connectionReset))
      } catch {
        #expect(error.cause == .system(Errno.connectionReset))
      }
      try Socket.close(link.socket)
      try Port.close(link.port)
    }
  }

  @Test(arguments: [Transport.tcp4, .tcp6])
  func `a reset ends every operation that waits`(_ transport: Transport) throws {
    let link = try Link(transport)
    let receives = (0..<3).map { _ in Record(.receive, capacity: 64) }
    for record in receives { _ = try Socket.receive(link.socket, record.operation) }
    let send = Record(.send, capacity: 16 << 20)
    #expect(try Socket.send(link.socket, send.operation) == .pending)
    try link.peer.reset()
    for _ in 0..<4 { #expect(try Port.next(link.port).status != 0) }
    for record in receives + [send] { #expect(record.told == 1) }
    try Socket.close(link.socket)
    try Port.close(link.port)
  }

  @Test(arguments: Transport.allCases)
  func `a receive of no bytes waits for data and takes none`(_ transport: Transport) throws {
    let link = try Link(transport)
    let empty = Record(.receive)
    #expect(try Socket.receive(link.socket, empty.operation) == .pending)
    #expect(Port.hasNothing(link.port))
    try link.peer.send([1, 2, 3])
    #expect(try Port.next(link.port).bytes == 0)
    #expect(empty.told == 1)
    let record = Record(.receive, capacity: 8)
    _ = try Socket.receive(link.socket, record.operation)
    #expect(try Port.next(link.port).bytes == 3)
    let atEnd = Record(.receive)
    _ = try Socket.receive(link.socket, atEnd.operation)
    try link.peer.endSending()
    let packet = try Port.next(link.port)
    #expect(packet.bytes == 0)
    #expect(packet.status == 0)
    try link.end()
  }

  @Test func `a send of no bytes completes at once`() throws {
    let link = try Link()
    let record = Record(.send)
    #expect(try Socket.send(link.socket, record.operation) == .completed(0))
    #expect(try Port.next(link.port).bytes == 0)
    try link.end()
  }
}
