// SPDX-License-Identifier: Apache-2.0

/// The part of a file that a `Range` field asks for; RFC 9110, section 14.
enum ByteRange {
  case whole
  case part(Range<Int64>)
  case unsatisfiable

  /// - Parameter field: `bytes=0-99`, `bytes=100-` or `bytes=-100`. What is not understood,
  ///   several ranges too, stands for the whole file.
  init(_ field: String?, of size: Int64) {
    self = .whole
    guard let field, field.hasPrefix("bytes=") else { return }
    let ends = field.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return }
    switch (Int64(ends[0]), Int64(ends[1])) {
    case (let first?, let last?) where first <= last:
      self = first < size ? .part(first..<min(last, size - 1) + 1) : .unsatisfiable
    case (let first?, nil) where ends[1].isEmpty:
      self = first < size ? .part(first..<size) : .unsatisfiable
    case (nil, let count?) where ends[0].isEmpty:
      self = count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
    default: return
    }
  }
}
