// SPDX-License-Identifier: Apache-2.0

/// Operations on memory that somebody lends as a span. The addresses hold across
/// suspensions: the caller's borrow lasts until the call returns.
extension Channel {
  @inline(__always)
  func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int {
    let (base, length) = unsafe buffer.freePart
    if length == 0 { return 0 }
    let count = try await unsafe receive(base, length)
    unsafe buffer.withUnsafeMutableBytes { _, filled in filled += count }
    return count
  }

  @inline(__always)
  func read(into buffer: inout MutableRawSpan) async throws(IOError) -> Int {
    let (base, length) = unsafe buffer.withUnsafeMutableBytes { ($0.baseAddress, $0.count) }
    if length == 0 { return 0 }
    return try await unsafe receive(base, length)
  }

  @inline(__always)
  func write(_ bytes: RawSpan) async throws(IOError) {
    let (base, length) = unsafe bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    if length == 0 { return }
    try await unsafe send(base, length)
  }
}

extension OutputRawSpan {
  /// The bytes that are not initialized yet: they stay where they are while the span
  /// is borrowed for writing, also across suspensions.
  fileprivate var freePart: (UnsafeMutableRawPointer?, Int) {
    mutating get {
      unsafe withUnsafeMutableBytes { bytes, filled in
        unsafe (bytes.baseAddress.map { unsafe $0 + filled }, bytes.count - filled)
      }
    }
  }
}
