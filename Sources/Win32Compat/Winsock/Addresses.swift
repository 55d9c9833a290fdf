// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Address families: Windows' numbers, and the kernel's where they differ.
enum Family {
  static let kernelIPv6: Int32 = 10

  static func kernel(_ windows: Int32) -> Int32 { windows == AF_INET6 ? kernelIPv6 : windows }
  static func windows(_ kernel: Int32) -> Int32 { kernel == kernelIPv6 ? AF_INET6 : kernel }
}

/// A socket address in the kernel's form. It differs from Windows' in one number
/// only: the family of IPv6.
struct KernelAddress {
  static let capacity: UInt32 = 128
  private var words:
    (
      UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64,
      UInt64, UInt64, UInt64, UInt64
    ) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  private(set) var length: UInt32 = KernelAddress.capacity

  init() {}

  /// Takes `length` bytes of a caller's address; refuses null and short ones as
  /// Windows does (WSAEFAULT), and families that the socket is not of.
  init(_ address: UnsafeRawPointer?, _ length: Int32, family: Int32) throws(WinsockFailure) {
    guard let address = unsafe address, length >= Self.minimum(family) else { throw WinsockFailure(WSAEFAULT) }
    let size = min(UInt32(length), Self.capacity)
    self.length = size
    // SAFETY: the caller gave `length` bytes, and no more than our capacity are taken.
    unsafe withUnsafeMutableBytes(of: &words) {
      unsafe $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: Int(size)))
    }
    guard windowsFamily == family else { throw WinsockFailure(WSAEAFNOSUPPORT) }
    setFamily(UInt16(Family.kernel(family)))
  }

  /// Whether a caller's address is all zeros but for its family, which may be 0 as well: the peer
  /// of a datagram socket that gives its peer up.
  static func isNobody(_ address: UnsafeRawPointer?, _ length: Int32, family: Int32) -> Bool {
    guard let address = unsafe address, length >= minimum(family) else { return false }
    // SAFETY: the caller gave `length` bytes, 2 of them at least.
    let bytes = unsafe UnsafeRawBufferPointer(start: address, count: min(Int(length), Int(capacity)))
    let named = unsafe Int32(bytes[0]) | Int32(bytes[1]) << 8
    return unsafe (named == 0 || named == family) && bytes.dropFirst(2).allSatisfy { $0 == 0 }
  }

  /// Bytes of a whole address of this family.
  static func size(_ family: Int32) -> Int32 {
    switch family {
    case AF_INET6: 28
    case AF_UNIX: 110
    default: 16
    }
  }

  static func minimum(_ family: Int32) -> Int32 {
    switch family {
    case AF_INET: 16
    case AF_INET6: 28
    default: 2
    }
  }

  private var windowsFamily: Int32 { Int32(truncatingIfNeeded: words.0 & 0xffff) }

  private mutating func setFamily(_ family: UInt16) { words.0 = words.0 & ~0xffff | UInt64(family) }

  /// Whether it names a port: not the wildcard 0.
  var isComplete: Bool { words.0 >> 16 & 0xffff != 0 }

  /// Whether it is INADDR_ANY or in6addr_any, which one binds to and nobody can connect to.
  var isAnyHost: Bool {
    switch Int32(words.0 & 0xffff) {
    case AF_INET: words.0 >> 32 == 0
    case Family.kernelIPv6: words.1 == 0 && words.2 == 0
    default: false
    }
  }

  /// Hands the bytes to a system call that reads them.
  func read<Result>(_ call: (UnsafeRawPointer, UInt32) -> Result) -> Result {
    unsafe withUnsafeBytes(of: words) { unsafe call($0.baseAddress!, length) }
  }

  /// Lets a system call fill it in; answers what the call answered.
  mutating func fill(_ call: (UnsafeMutableRawPointer, inout UInt32) -> Int) -> Int {
    var size = Self.capacity
    let result = unsafe withUnsafeMutableBytes(of: &words) { unsafe call($0.baseAddress!, &size) }
    length = min(size, Self.capacity)
    if Int32(words.0 & 0xffff) == Family.kernelIPv6 { setFamily(UInt16(AF_INET6)) }
    return result
  }

  /// Gives the address to a caller, in Windows' form.
  ///
  /// - Throws: WSAEFAULT when the caller's buffer is too small; nothing is written.
  func copy(
    to address: UnsafeMutableRawPointer?, _ capacity: UnsafeMutablePointer<Int32>?
  ) throws(WinsockFailure) {
    guard let address = unsafe address, let capacity = unsafe capacity else { throw WinsockFailure(WSAEFAULT) }
    guard unsafe capacity.pointee >= Int32(length) else { throw WinsockFailure(WSAEFAULT) }
    unsafe write(to: address)
    unsafe capacity.pointee = Int32(length)
  }

  /// Writes `length` bytes.
  func write(to address: UnsafeMutableRawPointer) {
    unsafe withUnsafeBytes(of: words) {
      unsafe address.copyMemory(from: $0.baseAddress!, byteCount: Int(length))
    }
  }
}
