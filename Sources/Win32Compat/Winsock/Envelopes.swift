// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Addresses of datagrams, between the program's form and the kernel's: they differ in
/// the number of IPv6 only.
extension Envelope {
  private var kernelFamily: UInt64 { address.0 & 0xffff }

  private mutating func setFamily(_ family: Int32) {
    address.0 = address.0 & ~0xffff | UInt64(UInt32(bitPattern: family))
  }

  /// Where a datagram is to go.
  mutating func setAddress(
    _ source: UnsafeRawPointer?, _ length: Int32, family: Int32
  ) throws(WinsockFailure) {
    guard let source = unsafe source, length >= KernelAddress.minimum(family) else { throw WinsockFailure(WSAEFAULT) }
    let size = min(UInt32(length), Self.addressCapacity)
    // SAFETY: the caller gave `length` bytes, and no more than there is room for are
    // taken.
    unsafe withUnsafeMutableBytes(of: &address) {
      unsafe $0.copyMemory(from: UnsafeRawBufferPointer(start: source, count: Int(size)))
    }
    guard kernelFamily == UInt64(UInt32(bitPattern: family)) else { throw WinsockFailure(WSAEAFNOSUPPORT) }
    // Port 0 is nobody's.
    if family != AF_UNIX, address.0 >> 16 & 0xffff == 0 { throw WinsockFailure(WSAEADDRNOTAVAIL) }
    setFamily(Family.kernel(family))
    addressLength = size
  }

  /// Where a datagram came from: no more than the caller has room for, which has been
  /// compared with the family before.
  mutating func copyAddress(
    to target: UnsafeMutableRawPointer?, _ length: UnsafeMutablePointer<Int32>?
  ) {
    guard let target = unsafe target, let length = unsafe length else { return }
    if kernelFamily == UInt64(Family.kernelIPv6) { setFamily(AF_INET6) }
    let size = unsafe min(Int32(addressLength), length.pointee)
    // SAFETY: the caller said that `length` bytes are there.
    unsafe withUnsafeBytes(of: &address) {
      unsafe target.copyMemory(from: $0.baseAddress!, byteCount: Int(max(0, size)))
    }
    unsafe length.pointee = size
  }
}
