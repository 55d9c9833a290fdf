// SPDX-License-Identifier: Apache-2.0

/// What is known of a received datagram besides its bytes.
///
///     var buffer = HeapBuffer(capacity: 512)
///     try await buffer.refill { span in
///       let datagram = try await socket.receive(into: &span)
///       print(datagram.count, "bytes", datagram.isTruncated ? "and more" : "")
///     }
public struct Datagram: Hashable, Sendable {
  /// Bytes that were appended to the buffer.
  public let count: Int
  /// Who sent it; nil for a Unix socket without an address.
  public let sender: SocketAddress?
  /// It was longer than the buffer; the rest is lost.
  public let isTruncated: Bool
}
