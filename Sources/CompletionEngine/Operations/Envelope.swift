// SPDX-License-Identifier: Apache-2.0

/// What goes with a datagram besides its bytes: the other end's address, and control
/// messages (cmsg(3)), all in the kernel's form.
@safe
package struct Envelope: ~Copyable {
  /// Room for any address; `addressLength` bytes of it are meant, 0 for none.
  package typealias AddressBytes = (
    UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64,
    UInt64, UInt64, UInt64, UInt64
  )
  package static let addressCapacity: UInt32 = 128

  package var address: AddressBytes = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  package var addressLength: UInt32 = 0

  /// `Limits.controlBytes`, once somebody has asked for them.
  private var controlStorage: UnsafeMutableRawPointer?
  /// Bytes of control messages to send; before a receive, how many it may take, and
  /// afterwards how many it took.
  package var controlLength = 0
  /// What recvmsg(2) said of a received datagram: MSG_CTRUNC and its relatives.
  package var flags: Int32 = 0
  /// Words of the face's choosing.
  package var words: (UInt, UInt) = (0, 0)

  package init() {}

  deinit { unsafe controlStorage?.deallocate() }

  /// Where control messages are written to and read from.
  package var control: UnsafeMutableRawPointer {
    mutating get {
      if let known = unsafe controlStorage { return unsafe known }
      let made = UnsafeMutableRawPointer.allocate(byteCount: Limits.controlBytes, alignment: 16)
      unsafe controlStorage = made
      return unsafe made
    }
  }

  /// As for a new operation.
  @inline(__always)
  package mutating func reset() {
    addressLength = 0
    controlLength = 0
    flags = 0
  }
}
