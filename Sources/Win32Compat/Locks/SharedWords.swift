// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// Words of the program's memory that several threads use at once: the locks that
/// live in the program's own structures.
extension Stable where Value == Atomic<UInt32> {
  /// The word `offset` bytes behind `base`.
  @inline(__always)
  init(_ base: UnsafeMutableRawPointer, offset: Int) {
    // SAFETY: Atomic<UInt32> has the layout of UInt32, and callers name fields of
    // structures whose sizes the headers assert.
    unsafe self.init(address: base + offset)
  }
}

extension Stable where Value == Atomic<UInt> {
  @inline(__always)
  init(_ base: UnsafeMutableRawPointer, offset: Int) {
    // SAFETY: as above.
    unsafe self.init(address: base + offset)
  }
}
