// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import TestSupport
import Testing

/// Each test calls from a thread of its own: one that blocked would not come back, and the
/// test fails instead of hanging.
struct NothingBlocksTests {
  @Test(arguments: Transport.allCases)
  func `P9 nothing blocks: submit, cancel and close return though the peer never answers`(
    _ transport: Transport
  ) throws {
    let link = try Link(transport)
    try Worker {
      let receive = Record(.receive, capacity: 8)
      let sends = (0..<3).map { _ in Record(.send, capacity: 8 << 20) }
      #expect(try Socket.receive(link.socket, receive.operation) == .pending)
      for send in sends { #expect(try Socket.send(link.socket, send.operation) == .pending) }
      let last = sends[2].operation.value.token
      #expect(try Socket.cancel(link.socket) { $0.token == last } == 1)
      #expect(cause { try Socket.close(link.socket) } == .operationsInFlight(3))
      try Socket.abandon(link.socket)
      for _ in 0..<4 { _ = try Port.dequeue(link.port, .none) }
      try Port.close(link.port)
    }.join()
  }

  @Test func `P9 nothing blocks: a connect to somebody who does not accept can be cancelled`() throws {
    let port = try Port.create(concurrency: 1)
    let listener = try Socket.listen(on: Address("127.0.0.1", port: 0)!)
    try Socket.associate(listener, with: port, key: 0)
    try Worker {
      // A queue for one connection, which the first one takes: the kernel lets the others wait.
      try Listening.shorten(listener)
      let address = try Socket.localAddress(listener)
      var waiting: [(Handle, Record)] = []
      while waiting.count < 2 {
        let socket = try Socket.create(family: address.family, type: 1, protocolNumber: 0)
        try Socket.associate(socket, with: port, key: 1)
        let record = Record(.connect)
        let submission = try address.connect(socket, record)
        if case .completed = submission {
          _ = try Port.next(port)
          continue
        }
        waiting.append((socket, record))
      }
      for (socket, record) in waiting {
        _ = cause { try Socket.cancel(socket) { _ in true } }
        _ = try Port.next(port)
        #expect(record.told == 1)
        try Socket.close(socket)
      }
    }.join()
    try Socket.close(listener)
    try Port.close(port)
  }

  @Test func `P9 nothing blocks: closing a port does not wait for its threads`() throws {
    let port = try Port.create(concurrency: 1)
    let mayEnd = Gate("the end")
    let runs = Gate("the runner")
    try Port.post(port, Packet())
    let runner = Worker {
      _ = try Port.next(port)
      runs.open()
      try mayEnd.pass()
    }
    try runs.pass()
    try Worker { try Port.close(port) }.join()
    mayEnd.open()
    try runner.join()
  }

  @Test func `P9 nothing blocks: a poll returns at once, whether or not somebody leads`() throws {
    let port = try Port.create(concurrency: 1)
    #expect(cause { _ = try Port.dequeue(port, .none) } == .timedOut)
    let leader = Worker { try Port.next(port).key }
    try Port.waitUntil(waiting: 1, on: port)
    #expect(cause { _ = try Port.dequeue(port, .none) } == .timedOut)
    try Port.post(port, Packet(key: 1))
    #expect(try leader.join() == 1)
    try Port.close(port)
  }
}

private enum Listening {
  static func shorten(_ listener: Handle) throws {
    let pinned = try PinnedSocket(listener)
    defer { pinned.unpin() }
    #expect(SystemCalls.listen(pinned.descriptor, 0) == 0)
  }
}
