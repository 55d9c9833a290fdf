// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import TestSupport
import Testing

struct DatagramSocketTests {
  @Test(arguments: ["127.0.0.1", "::1"])
  func `datagrams keep their bounds, and name their senders`(host: String) throws {
    try withPool { pool in
      let first = SharedSocket(try DatagramSocket(SocketAddress(host, port: 0), on: pool))
      let second = SharedSocket(try DatagramSocket(SocketAddress(host, port: 0), on: pool))
      let address = try second.socket.address
      try await first.socket.send(bytes("one").span, to: address)
      try await first.socket.send(bytes("").span, to: address)
      try await first.socket.send(bytes("three").span, to: address)
      for expected in ["one", "", "three"] {
        let (datagram, received) = try await second.receive(100)
        #expect(received == bytes(expected))
        #expect(datagram.count == expected.utf8.count)
        #expect(datagram.sender == (try first.socket.address))
        #expect(!datagram.isTruncated)
      }
    }
  }

  @Test func `a datagram that is longer than the buffer says so, also after a wait`() throws {
    try withPool(threads: 2) { pool in
      let socket = SharedSocket(try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool))
      let address = try socket.socket.address
      try await socket.socket.send(bytes("abcdef").span, to: address)
      let (datagram, received) = try await socket.receive(4)
      #expect(received == bytes("abcd"))
      #expect(datagram.isTruncated)
      let receiving = Task(executorPreference: pool) { try await socket.receive(2) }
      await Task.yield()
      try await socket.socket.send(bytes("xyz").span, to: address)
      let (later, end) = try await receiving.value
      #expect(end == bytes("xy"))
      #expect(later.isTruncated)
      #expect(later.sender == address)
      try await socket.socket.send(bytes("ok").span, to: address)
      #expect(try await socket.receive(2).0.isTruncated == false)
    }
  }

  @Test func `a socket with a peer sends there, and hears nobody else`() throws {
    try withPool { pool in
      let server = SharedSocket(try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool))
      let client = SharedSocket(try DatagramSocket(to: server.socket.address, on: pool))
      let stranger = SharedSocket(try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool))
      try await client.socket.send(bytes("question").span)
      let (datagram, _) = try await server.receive(100)
      try await stranger.socket.send(bytes("noise").span, to: try client.socket.address)
      try await server.socket.send(bytes("answer").span, to: #require(datagram.sender))
      #expect(try await client.receive(100).1 == bytes("answer"))
      try stranger.socket.connect(to: try client.socket.address)
      #expect(try await failure { try await server.socket.send([1].span) }?.code == .system(errno: EDESTADDRREQ))
    }
  }

  @Test func `Unix datagrams, also from a sender without an address`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/socket"
    try withPool { pool in
      let server = SharedSocket(try DatagramSocket(SocketAddress(unixPath: path), on: pool))
      let client = SharedSocket(try DatagramSocket(to: SocketAddress(unixPath: path), on: pool))
      try await client.socket.send(bytes("hello").span)
      let (datagram, received) = try await server.receive(100)
      #expect(received == bytes("hello"))
      #expect(datagram.sender == nil)
    }
    withExtendedLifetime(folder) {}
  }

  @Test func `P6 cancel is honest: a cancelled receive has taken no datagram`() throws {
    try withPool(threads: 2) { pool in
      let socket = SharedSocket(try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool))
      let receiving = Task(executorPreference: pool) { try await socket.receive(10) }
      await Task.yield()
      receiving.cancel()
      #expect(try await failure { _ = try await receiving.value }?.code == .cancelled)
      try await socket.socket.send([1, 2].span, to: try socket.socket.address)
      #expect(try await socket.receive(10).1 == [1, 2])
    }
  }

  @Test func `bad input is refused with what was tried`() throws {
    try withPool(threads: 2) { pool in
      let socket = SharedSocket(try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool))
      let address = try socket.socket.address
      let long = [UInt8](repeating: 0, count: 70_000)
      let error = try await failure { try await socket.socket.send(long.span, to: address) }
      #expect(error?.code == .system(errno: EMSGSIZE))
      #expect(error?.operation == "send")
      // A full buffer would lose the datagram.
      var buffer = HeapBuffer(capacity: 1)
      try await buffer.refill { buffer in
        unsafe buffer.append(0, as: UInt8.self)
        let error = try await failure { _ = try await socket.socket.receive(into: &buffer) }
        #expect(error?.code == .invalidArgument)
      }
      // Taken: the address is in use.
      #expect(try failure { _ = try DatagramSocket(address, on: pool).cancel() }?.code == .system(errno: EADDRINUSE))
      try socket.socket.closeIfIdle()
      #expect(try failure { try socket.socket.closeIfIdle() }?.code == .handleClosed)
      #expect(try await failure { _ = try await socket.receive(1) }?.code == .handleClosed)
      #expect(try failure { try socket.socket.connect(to: address) }?.code == .handleClosed)
    }
  }

  @Test func `a datagram that found nobody fails the next receive`() throws {
    try withPool { pool in
      let gone = try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool)
      let address = try gone.address
      await gone.close()
      let socket = SharedSocket(try DatagramSocket(to: address, on: pool))
      try await socket.socket.send([1].span)
      #expect(try await failure { _ = try await socket.receive(1) }?.code == .system(errno: ECONNREFUSED))
    }
  }
}

/// A datagram socket that several tasks of a test may use.
final class SharedSocket: Sendable {
  let socket: DatagramSocket
  init(_ socket: consuming DatagramSocket) { self.socket = socket }

  func receive(_ count: Int) async throws -> (Datagram, [UInt8]) {
    var buffer = HeapBuffer(capacity: count)
    var datagram: Datagram?
    try await buffer.refill { datagram = try await socket.receive(into: &$0) }
    return (datagram!, array(buffer.bytes))
  }
}
