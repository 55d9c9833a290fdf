// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// A socket address in the kernel's form, made from numbers.
package struct Address: Sendable, Equatable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  package var family: Int32 { Int32(bytes[0]) | Int32(bytes[1]) << 8 }

  /// IPv4 or IPv6 from its text, such as `127.0.0.1` or `::1`; nil for anything else.
  package init?(_ text: String, port: UInt16) {
    let portBytes = [UInt8(port >> 8), UInt8(port & 0xff)]
    if let address = Resolver.parse(text, family: AF_INET) {
      bytes = [UInt8(AF_INET), 0] + portBytes + address + [UInt8](repeating: 0, count: 8)
    } else if let address = Resolver.parse(text, family: AF_INET6) {
      bytes = [UInt8(AF_INET6), 0] + portBytes + [0, 0, 0, 0] + address + [0, 0, 0, 0]
    } else {
      return nil
    }
  }

  /// A Unix path of at most 107 bytes; nil for a longer one.
  package init?(unixPath path: String) {
    let text = Array(path.utf8)
    guard text.count < 108, !text.contains(0) else { return nil }
    bytes = [UInt8(AF_UNIX), 0] + text + [0]
  }

  /// The port of an IP address, 0 otherwise.
  package var port: UInt16 { family == AF_UNIX ? 0 : UInt16(bytes[2]) << 8 | UInt16(bytes[3]) }

  /// As `127.0.0.1:80`, `[::1]:80`, or a Unix socket's path; empty for a socket without a name.
  package var text: String {
    if family == AF_INET, bytes.count >= 8, let host = Resolver.format(Array(bytes[4..<8]), family: family) {
      return "\(host):\(port)"
    }
    if family == AF_INET6, bytes.count >= 24, let host = Resolver.format(Array(bytes[8..<24]), family: family) {
      return "[\(host)]:\(port)"
    }
    return String(decoding: bytes.dropFirst(2).prefix { $0 != 0 }, as: UTF8.self)
  }

  package func withPointer<Result>(_ body: (UnsafeRawPointer, UInt32) -> Result) -> Result {
    unsafe bytes.withUnsafeBytes { unsafe body($0.baseAddress!, UInt32($0.count)) }
  }
}

extension Socket {
  /// The address that the socket is bound to; getsockname(2).
  package static func localAddress(_ handle: Handle) throws(EngineError) -> Address {
    try unsafe address(handle) { unsafe SystemCalls.localAddress($0, $1, &$2) }
  }

  /// The address that the socket is connected to; getpeername(2).
  package static func peerAddress(_ handle: Handle) throws(EngineError) -> Address {
    try unsafe address(handle) { unsafe SystemCalls.peerAddress($0, $1, &$2) }
  }

  private static func address(
    _ handle: Handle, _ ask: (Int32, UnsafeMutableRawPointer, inout UInt32) -> Int
  ) throws(EngineError) -> Address {
    let slot = try HandleTable.lock(handle, .socket, for: .lookUp)
    defer { slot.unlock() }
    var bytes = [UInt8](repeating: 0, count: 128)
    var length: UInt32 = 128
    let result = unsafe bytes.withUnsafeMutableBytes { bytes in
      unsafe ask(slot.socket.value.descriptor, bytes.baseAddress!, &length)
    }
    if result < 0 { throw EngineError(.lookUp, handle, .system(Int32(-result))) }
    return Address(bytes: Array(bytes.prefix(Int(length))))
  }

  /// A bound and listening stream socket.
  package static func listen(on address: Address) throws(EngineError) -> Handle {
    let handle = try create(family: address.family, type: 1, protocolNumber: 0)
    do throws(EngineError) {
      let slot = try HandleTable.lock(handle, .socket, for: .listen)
      defer { slot.unlock() }
      let descriptor = slot.socket.value.descriptor
      if address.family != AF_UNIX {
        var one: Int32 = 1
        _ = unsafe SystemCalls.setOption(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, 4)
      }
      let bound = unsafe address.withPointer { unsafe SystemCalls.bind(descriptor, $0, $1) }
      if bound < 0 { throw EngineError(.bind, handle, .system(Int32(-bound))) }
      let listening = SystemCalls.listen(descriptor, Limits.backlog)
      if listening < 0 { throw EngineError(.listen, handle, .system(Int32(-listening))) }
      return handle
    } catch {
      try close(handle)
      throw error
    }
  }
}
