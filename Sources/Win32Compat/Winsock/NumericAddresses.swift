// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// inet_addr, inet_ntoa, inet_pton, inet_ntop.

@c @implementation public func iocp_inet_addr(_ text: UnsafePointer<CChar>!) -> ULONG {
  guard let text = unsafe text else { return .max }
  return NumericAddress.classic(unsafe String(cString: text)) ?? .max
}

@c @implementation public func inet_ntoa(_ address: iocp_in_addr) -> UnsafeMutablePointer<CChar>! {
  let bytes = unsafe withUnsafeBytes(of: address) { unsafe Array($0) }
  let text = bytes.map(String.init).joined(separator: ".")
  // The buffer of the calling thread, good until its next call (Microsoft Learn).
  return unsafe ThreadText.store(text)
}

@c @implementation public func iocp_inet_pton(_ family: INT, _ text: PCSTR!, _ address: PVOID!) -> INT {
  guard family == AF_INET || family == AF_INET6 else { return LastError.failSocket(WSAEAFNOSUPPORT) }
  guard let text = unsafe text, let address = unsafe address else { return LastError.failSocket(WSAEFAULT) }
  guard let bytes = unsafe Resolver.parse(String(cString: text), family: Family.kernel(family)) else { return 0 }
  unsafe address.copyMemory(from: bytes, byteCount: bytes.count)
  return 1
}

@c @implementation public func inet_ntop(
  _ family: INT, _ address: UnsafeRawPointer!, _ text: PSTR!, _ size: Int
) -> PCSTR! {
  guard family == AF_INET || family == AF_INET6 else {
    LastError.code = UInt32(WSAEAFNOSUPPORT)
    return nil
  }
  guard let address = unsafe address, let text = unsafe text else {
    LastError.code = UInt32(WSAEFAULT)
    return nil
  }
  let bytes = unsafe Array(UnsafeRawBufferPointer(start: address, count: family == AF_INET ? 4 : 16))
  guard let string = Resolver.format(bytes, family: Family.kernel(family)), string.utf8.count < size else {
    LastError.code = UInt32(ERROR_INVALID_PARAMETER)
    return nil
  }
  unsafe CText.write(string, to: text)
  return unsafe UnsafePointer(text)
}

enum NumericAddress {
  /// One to four numbers, decimal, octal or hexadecimal; the last fills what is left.
  static func classic(_ text: String) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...4).contains(parts.count) else { return nil }
    var value: UInt32 = 0
    for (index, part) in parts.enumerated() {
      guard let number = number(part) else { return nil }
      let isLast = index == parts.count - 1
      let bits = isLast ? 32 - 8 * index : 8
      guard UInt64(number) < 1 << UInt64(bits) else { return nil }
      value |= isLast ? number : number << UInt32(24 - 8 * index)
    }
    return value.bigEndian
  }

  private static func number(_ text: Substring) -> UInt32? {
    if text.hasPrefix("0x") || text.hasPrefix("0X") { return UInt32(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0"), text.count > 1 { return UInt32(text, radix: 8) }
    return UInt32(text)
  }
}

/// Strings for C.
enum CText {
  /// Writes the bytes and the final 0; the caller has checked that there is room.
  static func write(_ string: String, to buffer: UnsafeMutablePointer<CChar>) {
    var index = 0
    for byte in string.utf8 {
      unsafe buffer[index] = CChar(bitPattern: byte)
      index += 1
    }
    unsafe buffer[index] = 0
  }

  /// A copy that `free` releases.
  static func copy(_ string: String) -> UnsafeMutablePointer<CChar> {
    let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: string.utf8.count + 1)
    unsafe write(string, to: buffer)
    return unsafe buffer
  }
}

/// A few texts that live until as many further ones were stored: for functions that
/// return a pointer to memory of their own.
enum ThreadText {
  private static let lock = Lock()
  private static let size = 64
  private static let count = 256
  // SAFETY: guarded by `lock`; a slot comes round again after `count` further texts.
  private nonisolated(unsafe) static var next = 0
  private nonisolated(unsafe) static let memory = UnsafeMutablePointer<CChar>.allocate(capacity: size * count)

  static func store(_ text: String) -> UnsafeMutablePointer<CChar> {
    precondition(text.utf8.count < size, "a text for a thread is short")
    let slot = unsafe lock.withLock {
      unsafe next = (next + 1) % count
      return unsafe memory + next * size
    }
    unsafe CText.write(text, to: slot)
    return unsafe slot
  }
}
