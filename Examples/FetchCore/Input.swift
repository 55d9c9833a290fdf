// SPDX-License-Identifier: Apache-2.0

/// What was fed and not taken yet.
struct Input: Sendable {
  private var bytes: [UInt8] = []
  private var start = 0
  /// No line's end lies before this one.
  private var looked = 0
  private(set) var hasEnded = false

  mutating func append(_ more: RawSpan) {
    if more.isEmpty {
      hasEnded = true
      return
    }
    bytes.removeFirst(start)
    (start, looked) = (0, looked - start)
    // SAFETY: copied before the call returns.
    unsafe more.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }

  /// The next line without its end, which is CR LF or, leniently, LF; nil when it is not
  /// there yet.
  mutating func line(atMost limit: Int) throws(ResponseError) -> ArraySlice<UInt8>? {
    let known = min(bytes.count, start + limit)
    while looked < known, bytes[looked] != UInt8(ascii: "\n") { looked += 1 }
    guard looked < known else {
      if known == start + limit { throw .lineTooLong(limit: limit) }
      return nil
    }
    var line = bytes[start..<looked]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    skip(to: looked + 1)
    return line
  }

  /// Takes a line's end; false when there is something else, nil when that is not known yet.
  mutating func takeLineEnd() -> Bool? {
    var end = start
    if end < bytes.count, bytes[end] == UInt8(ascii: "\r") { end += 1 }
    guard end < bytes.count else { return nil }
    guard bytes[end] == UInt8(ascii: "\n") else { return false }
    skip(to: end + 1)
    return true
  }

  /// What there is, up to `limit` bytes; nil for none.
  mutating func take(atMost limit: Int) -> [UInt8]? {
    let end = start + min(limit, bytes.count - start)
    if end == start { return nil }
    defer { skip(to: end) }
    return Array(bytes[start..<end])
  }

  private mutating func skip(to place: Int) { (start, looked) = (place, place) }
}
