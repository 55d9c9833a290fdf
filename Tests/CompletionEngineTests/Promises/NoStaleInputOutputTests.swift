// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import TestSupport
import Testing

struct NoStaleInputOutputTests {
  /// Every call there is on a socket's handle answers invalid handle.
  static func expectRefusal(_ handle: Handle, port: Handle) {
    let record = Record(.receive, capacity: 4)
    #expect(cause { _ = try Socket.receive(handle, record.operation) } == .invalidHandle)
    #expect(cause { _ = try Socket.send(handle, record.operation) } == .invalidHandle)
    #expect(cause { _ = try Socket.accept(handle, record.operation) } == .invalidHandle)
    #expect(cause { try Socket.cancel(handle) { _ in true } } == .invalidHandle)
    #expect(cause { try Socket.associate(handle, with: port, key: 1) } == .invalidHandle)
    #expect(cause { _ = try Socket.localAddress(handle) } == .invalidHandle)
    #expect(cause { _ = try PinnedSocket(handle) } == .invalidHandle)
    #expect(cause { try Socket.close(handle) } == .invalidHandle)
    #expect(cause { try Socket.abandon(handle) } == .invalidHandle)
    #expect(record.told == 0)
  }

  @Test func `P4 no stale I/O: a closed value is refused by every call`() throws {
    let link = try Link()
    try Socket.close(link.socket)
    Self.expectRefusal(link.socket, port: link.port)
    try Port.close(link.port)
  }

  @Test func `P4 no stale I/O: a closed value is refused while its descriptor's number is in use again`() async {
    await #expect(processExitsWith: .success) {
      let first = try Link(.unix)
      try Socket.close(first.socket)
      let second = try Link(.unix, port: first.port)
      #expect(second.descriptor == first.descriptor)
      try second.peer.send([42])
      NoStaleInputOutputTests.expectRefusal(first.socket, port: first.port)
      // The data went to the one it was sent to.
      let record = Record(.receive, capacity: 4)
      _ = try Socket.receive(second.socket, record.operation)
      #expect(try Port.next(second.port).bytes == 1)
      #expect(record.bytes(1) == [42])
    }
  }

  @Test func `P4 no stale I/O: a closed value is refused while its slot is in use again`() async {
    await #expect(processExitsWith: .success) {
      let port = try Port.create(concurrency: 1)
      let first = try Link(.unix, port: port)
      try Socket.close(first.socket)
      var reused: Link?
      for _ in 0..<1000 where reused == nil {
        let link = try Link(.unix, port: port)
        if link.socket.slotNumber == first.socket.slotNumber { reused = link } else { try Socket.close(link.socket) }
      }
      let link = try #require(reused)
      #expect(link.socket != first.socket)
      try link.peer.send([42])
      NoStaleInputOutputTests.expectRefusal(first.socket, port: port)
      let record = Record(.receive, capacity: 4)
      _ = try Socket.receive(link.socket, record.operation)
      #expect(try Port.next(port).bytes == 1)
    }
  }

  // Interleaving            (time runs down)
  //   user                             closer
  //   receive, send, cancel …
  //                                    close, open another on the same number
  //   refused from now on; the other connection's bytes are all there
  @Test func `P4 no stale I/O: calls that race with close and reuse never reach the other connection`() async {
    await #expect(processExitsWith: .success) {
      let port = try Port.create(concurrency: 2)
      for round in 0..<200 {
        let first = try Link(.unix, port: port)
        let started = Gate("the user")
        let user = Worker {
          let record = Record(.send, [99])
          started.open()
          return cause {
            while true {
              // Once the peer's buffer is full, the close ends the send that waits.
              _ = try Socket.send(first.socket, record.operation)
              try eventually("the send to end") { record.told == 1 }
              record.renew()
            }
          }
        }
        try started.pass()
        dawdle(round % 20 * 50)
        try Socket.abandon(first.socket)
        let second = try Link(.unix, port: port)
        #expect(try user.join() == .invalidHandle)
        try Socket.close(second.socket)
        // Nobody but us had a value that names it, so nothing was sent on it.
        #expect(try second.peer.receive(1) == [])
      }
    }
  }

  @Test func `P4 no stale I/O: a closed port's value is refused by every call`() throws {
    let port = try Port.create(concurrency: 1)
    let link = try Link()
    try Port.close(port)
    for _ in 0..<2 {
      #expect(cause { _ = try Port.dequeue(port, .none) } == .invalidHandle)
      #expect(cause { _ = try Port.dequeue(port, .unlimited) } == .invalidHandle)
      #expect(cause { try Port.post(port, Packet()) } == .invalidHandle)
      #expect(cause { _ = try Port.count(port) } == .invalidHandle)
      #expect(cause { try Port.close(port) } == .invalidHandle)
      #expect(cause { try Socket.associate(link.socket, with: port, key: 0) } == .invalidHandle)
    }
    try link.end()
  }

  @Test func `P4 no stale I/O: a thread bound to a closed port is refused too`() throws {
    let port = try Port.create(concurrency: 1)
    try Port.post(port, Packet())
    _ = try Port.next(port)
    try Port.close(port)
    #expect(cause { try Port.post(port, Packet()) } == .invalidHandle)
    #expect(cause { _ = try Port.dequeue(port, .none) } == .invalidHandle)
  }
}
