// SPDX-License-Identifier: Apache-2.0

extension OutputRawSpan {
  /// The bytes that are not initialized yet: they stay where they are while the span
  /// is borrowed for writing, also across suspensions.
  var room: (base: UnsafeMutableRawPointer?, count: Int) {
    mutating get {
      unsafe withUnsafeMutableBytes { bytes, filled in
        unsafe (bytes.baseAddress.map { unsafe $0 + filled }, bytes.count - filled)
      }
    }
  }

  /// The first `count` bytes of the room hold values now.
  @unsafe
  mutating func grow(by count: Int) {
    unsafe withUnsafeMutableBytes { bytes, filled in
      precondition(count >= 0 && count <= bytes.count - filled, "more bytes than there was room for")
      filled += count
    }
  }

  /// Copies as many bytes as there is room for; answers how many.
  mutating func append(copying bytes: RawSpan) -> Int {
    let (base, room) = unsafe room
    let count = min(room, bytes.byteCount)
    guard count > 0, let base = unsafe base else { return 0 }
    // SAFETY: `count` bytes are there on both sides; the room is the span's alone.
    unsafe bytes.withUnsafeBytes { unsafe base.copyMemory(from: $0.baseAddress!, byteCount: count) }
    unsafe grow(by: count)
    CopyCounter.add(count)
    return count
  }
}
