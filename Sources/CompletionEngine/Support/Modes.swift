// SPDX-License-Identifier: Apache-2.0

public import CIOCPSystem

/// What the engine was asked to do beside its work. Nothing, in ordinary use: then the
/// hot path loads one word of C's, compares it with 0, and goes on.
///
/// Modes are added before the first operation starts, and never taken back.
@usableFromInline
package struct Modes: OptionSet, Sendable {
  @usableFromInline package let rawValue: UInt32

  @inlinable
  @inline(__always)
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Lifetimes of operations, buffers and handles are checked.
  @inlinable package static var verify: Modes { Modes(rawValue: 1) }
  /// What Windows leaves open is decided by a seed.
  @inlinable package static var chaos: Modes { Modes(rawValue: 2) }
  /// A sanitizer in the program wants to be told.
  @inlinable package static var sanitized: Modes { Modes(rawValue: 4) }

  @inlinable
  @inline(__always)
  package static var current: Modes { Modes(rawValue: csystem_modes()) }

  /// Whether there is anything beside the work at all.
  @inlinable
  @inline(__always)
  package static var areOn: Bool { csystem_modes() != 0 }

  package static func add(_ modes: Modes) { csystem_add_modes(modes.rawValue) }
}
