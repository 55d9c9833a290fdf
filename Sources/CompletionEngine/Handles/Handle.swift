// SPDX-License-Identifier: Apache-2.0

/// Names a resource: a slot of the handle table and the slot's generation.
///
/// | bits  | meaning                                                    |
/// |-------|------------------------------------------------------------|
/// | 0–1   | zero in every handle we make; ignored in those we are given |
/// | 2–21  | slot, never 0                                              |
/// | 22–30 | generation                                                 |
/// | 31    | zero, so that the value survives an `int`                  |
///
/// Values are multiples of 4, non-zero, and fit 31 bits (rules HANDLE-6, LIVE-7).
@usableFromInline
package struct Handle: Equatable, Hashable, Sendable {
  @usableFromInline package let rawValue: UInt32

  static let generations: UInt32 = 1 << 9

  /// Names nothing.
  package static let none = Handle(rawValue: 0)

  @inlinable
  @inline(__always)
  package init(rawValue: UInt32) { self.rawValue = rawValue & ~3 }

  /// Any machine word that a caller took for a handle; garbage becomes `.none`.
  @inlinable
  @inline(__always)
  package init(word: UInt) {
    self.rawValue = word < 1 << 31 ? UInt32(truncatingIfNeeded: word) & ~3 : 0
  }

  init(slot: Int, generation: UInt32) {
    assert(slot > 0 && slot <= Limits.handles && generation < Self.generations)
    self.rawValue = generation << 22 | UInt32(slot) << 2
  }

  @inlinable
  @inline(__always)
  package var word: UInt { UInt(rawValue) }

  @inline(__always)
  var slot: Int { Int(rawValue >> 2 & 0xf_ffff) }

  @inline(__always)
  var generation: UInt32 { rawValue >> 22 & (Self.generations - 1) }
}
