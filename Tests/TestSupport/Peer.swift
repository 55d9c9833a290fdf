// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A system call of a test failed.
package struct CallFailed: Error, CustomStringConvertible {
  package let call: String
  package let code: Int32
  package var description: String { "\(call): errno \(code)" }
}

@discardableResult
package func check(_ call: String, _ result: Int) throws -> Int {
  if result < 0 { throw CallFailed(call: call, code: errno) }
  return result
}

@discardableResult
package func check(_ call: String, _ result: Int32) throws -> Int32 {
  if result < 0 { throw CallFailed(call: call, code: errno) }
  return result
}

package enum Transport: String, CaseIterable, Sendable {
  case tcp4, tcp6, unix
}

/// The other end of a connection: a plain blocking socket that knows nothing of ports.
package final class Peer: @unchecked Sendable {
  package private(set) var descriptor: Int32

  package init(adopting descriptor: Int32) { self.descriptor = descriptor }

  deinit { close() }

  /// Connects to a port of the loopback address.
  package convenience init(port: UInt16, _ transport: Transport = .tcp4) throws {
    let family = transport == .tcp6 ? AF_INET6 : AF_INET
    let descriptor = try check("socket", Glibc.socket(family, Int32(SOCK_STREAM.rawValue), 0))
    try self.init(adopting: descriptor, connectingTo: port, transport)
  }

  /// As `init(port:)`, with a socket that is there already.
  package init(adopting descriptor: Int32, connectingTo port: UInt16, _ transport: Transport = .tcp4) throws {
    self.descriptor = descriptor
    try unsafe withLoopback(transport, port: port) { address, length in
      _ = try unsafe check("connect", Glibc.connect(descriptor, address, length))
    }
    limitWaits()
  }

  /// A receive that waits too long fails with EAGAIN.
  fileprivate func limitWaits() {
    var limit = timeval(tv_sec: patience, tv_usec: 0)
    let size = UInt32(MemoryLayout<timeval>.size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
  }

  package func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      sent += try unsafe bytes.withUnsafeBytes {
        try unsafe check(
          "send", Glibc.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL)))
      }
    }
  }

  /// Receives `count` bytes, fewer at the end of the stream.
  package func receive(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    while received < count {
      let more = try unsafe bytes.withUnsafeMutableBytes {
        try unsafe check("recv", Glibc.recv(descriptor, $0.baseAddress! + received, count - received, 0))
      }
      if more == 0 { break }
      received += more
    }
    return Array(bytes.prefix(received))
  }

  package func endSending() throws { try check("shutdown", shutdown(descriptor, Int32(SHUT_WR))) }

  package func close() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  /// Closes with a reset (RST) instead of an orderly end.
  package func reset() throws {
    var now = linger(l_onoff: 1, l_linger: 0)
    try unsafe check(
      "SO_LINGER", setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, UInt32(MemoryLayout<linger>.size)))
    close()
  }
}

/// Two ends of a fresh connection: ours, non-blocking and plain; and the peer.
package func makeConnection(_ transport: Transport) throws -> (ours: Int32, peer: Peer) {
  if transport == .unix {
    var pair: [Int32] = [0, 0]
    try unsafe check("socketpair", socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair))
    try check("fcntl", fcntl(pair[0], F_SETFL, O_NONBLOCK))
    let peer = Peer(adopting: pair[1])
    peer.limitWaits()
    return (pair[0], peer)
  }
  let family = transport == .tcp6 ? AF_INET6 : AF_INET
  let listener = try check("socket", Glibc.socket(family, Int32(SOCK_STREAM.rawValue), 0))
  defer { Glibc.close(listener) }
  try unsafe withLoopback(transport, port: 0) { address, length in
    _ = try unsafe check("bind", bind(listener, address, length))
  }
  try check("listen", listen(listener, 1))
  let peer = try Peer(port: localPort(listener), transport)
  let ours = try check("accept", accept(listener, nil, nil))
  try check("fcntl", fcntl(ours, F_SETFL, O_NONBLOCK))
  return (ours, peer)
}

/// The port number that an IP socket is bound to.
package func localPort(_ descriptor: Int32) throws -> UInt16 {
  var bytes = [UInt8](repeating: 0, count: 128)
  var length: UInt32 = 128
  _ = try unsafe bytes.withUnsafeMutableBytes {
    try unsafe check(
      "getsockname", getsockname(descriptor, $0.baseAddress!.assumingMemoryBound(to: sockaddr.self), &length))
  }
  return UInt16(bytes[2]) << 8 | UInt16(bytes[3])
}

private func withLoopback(
  _ transport: Transport, port: UInt16, _ body: (UnsafePointer<sockaddr>, UInt32) throws -> Void
) throws {
  var bytes = [UInt8](repeating: 0, count: transport == .tcp6 ? 28 : 16)
  bytes[0] = UInt8(transport == .tcp6 ? AF_INET6 : AF_INET)
  bytes[2] = UInt8(port >> 8)
  bytes[3] = UInt8(port & 0xff)
  if transport == .tcp6 { bytes[23] = 1 } else { (bytes[4], bytes[7]) = (127, 1) }
  try unsafe bytes.withUnsafeBytes {
    try unsafe body($0.baseAddress!.assumingMemoryBound(to: sockaddr.self), UInt32($0.count))
  }
}
