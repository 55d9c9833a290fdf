// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Where a stream socket listens, or is reached.
///
///     let here = try SocketAddress("::1", port: 8080)
///     let socket = try SocketAddress(unixPath: "/run/server.socket")
///     print(here, socket)  // [::1]:8080 /run/server.socket
public struct SocketAddress: Hashable, Sendable, CustomStringConvertible {
  let bytes: [UInt8]

  var address: Address { Address(bytes: bytes) }

  /// An IPv4 or IPv6 address in its usual text, such as `127.0.0.1` or `::`.
  public init(_ text: String, port: Int) throws(IOError) {
    guard let number = UInt16(exactly: port), let address = Address(text, port: number) else {
      throw IOError(.invalidArgument, "address")
    }
    bytes = address.bytes
  }

  /// A Unix socket's path, at most 107 bytes.
  public init(unixPath path: String) throws(IOError) {
    guard let address = Address(unixPath: path) else { throw IOError(.invalidArgument, "address") }
    bytes = address.bytes
  }

  init(_ address: Address) { bytes = address.bytes }

  /// The port of an IP address, 0 otherwise.
  public var port: Int { Int(address.port) }

  /// As `127.0.0.1:80`, `[::1]:80`, or a Unix socket's path; empty for one without a name.
  public var description: String { address.text }
}
