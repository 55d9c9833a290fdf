// SPDX-License-Identifier: Apache-2.0

/// The lifetime of one handle, packed into a single word.
///
/// | bits  | meaning                                                     |
/// |-------|-------------------------------------------------------------|
/// | 0–31  | pins: threads that use the resource without the slot's lock  |
/// | 32    | open: the handle names a resource                            |
/// | 33    | closing: closed, but pinned; the last unpin destroys         |
/// | 34    | hidden: this value was closed, other handles still lead here  |
/// | 40–48 | generation: grows at every close                             |
///
/// Pure: it decides, the slot stores. Changed only under the slot's lock; read by
/// anybody. The protocol: *open* → use under the lock, or *pin*, use, *unpin* →
/// *close*, after which nothing new is admitted → the last unpin, or the close
/// itself when nothing is pinned, makes the slot *vacant*.
package struct HandleState: Equatable, Sendable {
  package private(set) var word: UInt64

  @inline(__always)
  package init(word: UInt64) { self.word = word }

  package static let vacant = HandleState(word: 0)

  private static let openBit: UInt64 = 1 << 32
  private static let closingBit: UInt64 = 1 << 33
  private static let hiddenBit: UInt64 = 1 << 34

  package var pins: UInt32 { UInt32(truncatingIfNeeded: word) }
  package var isOpen: Bool { word & Self.openBit != 0 }
  package var isClosing: Bool { word & Self.closingBit != 0 }
  package var generation: UInt32 { UInt32(truncatingIfNeeded: word >> 40) & (Handle.generations - 1) }

  /// Whether a handle of this generation may be used now.
  @inline(__always)
  package func admits(generation: UInt32) -> Bool {
    word >> 32 == UInt64(generation) << 8 | Self.openBit >> 32
  }

  /// As `admits`, for those who come by another handle, or from inside.
  @inline(__always)
  package func admitsInside(generation: UInt32) -> Bool {
    HandleState(word: word & ~Self.hiddenBit).admits(generation: generation)
  }

  package var isHidden: Bool { word & Self.hiddenBit != 0 }

  /// Open → hidden: the value is refused, the resource lives on.
  package mutating func hide() {
    precondition(isOpen && !isHidden, "hid a handle that is not open")
    word |= Self.hiddenBit
  }

  /// Vacant → open.
  package mutating func open() {
    precondition(!isOpen && !isClosing && pins == 0, "opened a slot that is in use")
    word |= Self.openBit
  }

  package mutating func pin() {
    precondition(isOpen, "pinned a handle that is not open")
    precondition(pins < .max, "too many pins")
    word += 1
  }

  /// Reports whether this was the last pin of a closing handle: destroy it then.
  package mutating func unpin() -> Bool {
    precondition(pins > 0, "unpinned a handle that was not pinned")
    word -= 1
    return isClosing && pins == 0
  }

  /// Open → closing, under a new generation: old handles are refused from here on.
  /// Reports whether nothing is pinned: destroy it then.
  package mutating func close() -> Bool {
    precondition(isOpen, "closed a handle that is not open")
    let next = UInt64((generation + 1) % Handle.generations)
    word = next << 40 | Self.closingBit | UInt64(pins)
    return pins == 0
  }

  /// Closing → vacant.
  package mutating func vacate() {
    precondition(isClosing && pins == 0, "vacated a slot that is in use")
    word = UInt64(generation) << 40
  }
}
