// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import TestSupport
import Testing

struct SocketOptionTests {
  @Test func `what is set is what is there: of a truth value, of a number, of one's own`() throws {
    try withConnected { connection, _, _ in
      try connection.setOption(.keepAlive, to: true)
      #expect(try connection.option(.keepAlive))
      try connection.setOption(.keepAliveIdle, to: 77)
      #expect(try connection.option(.keepAliveIdle) == 77)
      try connection.setOption(.keepAliveInterval, to: 5)
      try connection.setOption(.keepAliveProbes, to: 3)
      #expect(try connection.option(.keepAliveInterval) == 5)
      #expect(try connection.option(.keepAliveProbes) == 3)
      try connection.setOption(.userTimeout, to: 9000)
      #expect(try connection.option(SocketOption<Int>(level: Int32(IPPROTO_TCP), name: TCP_USER_TIMEOUT)) == 9000)
      try connection.setOption(.sendBufferSize, to: 20_000)
      #expect(try connection.option(.sendBufferSize) == 40_000)
      await connection.close()
    }
  }

  @Test func `both sides of a connection send at once, until told otherwise`() throws {
    try withPool { pool in
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let near = try await Connection(to: listener.address, on: pool)
      let far = try await listener.accept()
      #expect(try listener.option(.noDelay))
      #expect(try near.option(.noDelay))
      #expect(try far.option(.noDelay))
      try near.setOption(.noDelay, to: false)
      #expect(try !near.option(.noDelay))
      await near.close()
      await far.close()
      await listener.close()
    }
  }

  @Test func `a refusal names the call and the handle, and changes nothing`() throws {
    try withConnected { connection, _, _ in
      let error = try failure { try connection.setOption(.keepAliveIdle, to: 1 << 40) }
      #expect(error?.code == .invalidArgument)
      #expect(error?.operation == "setOption")
      #expect(try failure { try connection.setOption(.keepAliveIdle, to: 0) }?.code == .system(errno: EINVAL))
      let unknown = SocketOption<Int>(level: Int32(IPPROTO_TCP), name: 4000)
      #expect(try failure { _ = try connection.option(unknown) }?.code == .system(errno: ENOPROTOOPT))
      #expect(try connection.option(.keepAliveIdle) == 7200)
      try connection.closeIfIdle()
      let late = try failure { _ = try connection.option(.noDelay) }
      #expect(late?.code == .handleClosed)
      #expect(late?.handle != 0)
    }
  }

  @Test func `a datagram socket has options, and no TCP`() throws {
    try withPool { pool in
      let socket = try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool)
      try socket.setOption(.broadcast, to: true)
      #expect(try socket.option(.broadcast))
      #expect(try failure { try socket.setOption(.noDelay, to: true) }?.code != nil)
      await socket.close()
    }
  }

  @Test func `blocking sockets and handles have them too`() throws {
    let listener = try BlockingListener(SocketAddress("127.0.0.1", port: 0))
    let connection = try BlockingConnection(to: listener.address)
    try connection.setOption(.keepAlive, to: true)
    #expect(try connection.option(.keepAlive))
    #expect(try connection.peerAddress == listener.address)
    let port = try CompletionPort()
    let handle = try ConnectionHandle(to: listener.address, on: port, Operation())
    _ = try port.getQueuedCompletion()
    #expect(try handle.peerAddress == listener.address)
    try handle.close()
    #expect(try failure { _ = try handle.option(.keepAlive) }?.code == .invalidHandle)
    try port.close()
  }

  @Test func `each side knows the other's address`() throws {
    try withPool { pool in
      for text in ["127.0.0.1", "::1"] {
        let listener = try Listener(SocketAddress(text, port: 0), on: pool)
        let near = try await Connection(to: listener.address, on: pool)
        let far = try await listener.accept()
        #expect(try near.peerAddress == listener.address)
        #expect(try far.peerAddress == near.address)
        #expect(try far.address == listener.address)
        await near.close()
        await far.close()
        await listener.close()
      }
    }
  }

  @Test func `an address has its usual text`() throws {
    #expect(try "\(SocketAddress("127.0.0.1", port: 80))" == "127.0.0.1:80")
    #expect(try "\(SocketAddress("2001:db8:0::1", port: 65_535))" == "[2001:db8::1]:65535")
    #expect(try "\(SocketAddress(unixPath: "/run/a.socket"))" == "/run/a.socket")
  }
}
