// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// malloc(3) and mmap(2) for the face above the engine, which hands out memory in the
/// name of other systems' functions. Blocks are aligned to 16 bytes.
package enum Memory {
  package static func allocate(_ size: Int, zeroed: Bool) -> UnsafeMutableRawPointer? {
    unsafe zeroed ? csystem_allocate_zeroed(size) : csystem_allocate(size)
  }

  /// The block, perhaps moved; nil, and the block as it was, when there is no room.
  package static func reallocate(
    _ block: UnsafeMutableRawPointer, _ size: Int
  ) -> UnsafeMutableRawPointer? {
    guard Modes.areOn, unsafe Verifier.keeps(block, csystem_block_size(block), .realloc) else {
      return unsafe csystem_reallocate(block, size)
    }
    let moved = unsafe csystem_allocate(size)
    unsafe moved?.copyMemory(from: block, byteCount: min(size, csystem_block_size(block)))
    return unsafe moved
  }

  package static func free(_ block: UnsafeMutableRawPointer) {
    if Modes.areOn, unsafe Verifier.keeps(block, csystem_block_size(block), .free) { return }
    unsafe csystem_free(block)
  }

  package struct Protection: OptionSet, Sendable {
    package let rawValue: Int32
    package init(rawValue: Int32) { self.rawValue = rawValue }
    package static let read = Protection(rawValue: 1)
    package static let write = Protection(rawValue: 2)
    package static let execute = Protection(rawValue: 4)
  }

  /// Address space without access, at `wish` or anywhere.
  package static func map(
    at wish: UnsafeMutableRawPointer?, _ size: Int
  ) -> UnsafeMutableRawPointer? {
    unsafe csystem_map(wish, size)
  }

  /// False when the range is not mapped, or the system has no memory for it.
  package static func protect(
    _ address: UnsafeMutableRawPointer, _ size: Int, _ protection: Protection
  ) -> Bool {
    unsafe csystem_protect(address, size, protection.rawValue) == 0
  }

  /// Forgets the contents and takes the access away.
  package static func discard(_ address: UnsafeMutableRawPointer, _ size: Int) -> Bool {
    if Modes.areOn, unsafe Verifier.keeps(address, size, .unmap) { return true }
    return unsafe csystem_discard(address, size) == 0
  }

  package static func unmap(_ address: UnsafeMutableRawPointer, _ size: Int) -> Bool {
    if Modes.areOn, unsafe Verifier.keeps(address, size, .unmap) { return true }
    return unsafe csystem_unmap(address, size) == 0
  }
}
