// SPDX-License-Identifier: Apache-2.0

/// What a thread takes off a port: 24 bytes, copied in and out.
///
/// The engine fills in `key` for packets of I/O; it reads none of the fields.
@usableFromInline
package struct Packet: Equatable, Sendable {
  /// The key of the association, or of the post.
  @usableFromInline package var key: UInt
  /// The caller's record, as an opaque word.
  @usableFromInline package var token: UInt
  /// Bytes moved, or the posted number.
  @usableFromInline package var bytes: UInt32
  /// The face's own code for success or failure; 0 is success.
  @usableFromInline package var status: UInt32

  @inlinable
  @inline(__always)
  package init(key: UInt = 0, token: UInt = 0, bytes: UInt32 = 0, status: UInt32 = 0) {
    self.key = key
    self.token = token
    self.bytes = bytes
    self.status = status
  }
}
