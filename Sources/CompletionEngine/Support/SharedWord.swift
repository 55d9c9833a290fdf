// SPDX-License-Identifier: Apache-2.0

public import CIOCPSystem

/// A word of somebody else's memory that one thread writes while others read it.
@usableFromInline
package enum SharedWord {
  /// Everything written before is seen by whoever reads the new value.
  @inlinable
  @inline(__always)
  package static func publish(_ value: UInt, at word: UnsafeMutablePointer<UInt>) {
    unsafe csystem_store(word, value)
  }

  @inlinable
  @inline(__always)
  package static func read(_ word: UnsafePointer<UInt>) -> UInt {
    unsafe csystem_load(word)
  }
}
