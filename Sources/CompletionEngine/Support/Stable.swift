// SPDX-License-Identifier: Apache-2.0

/// A value at an address that never moves.
///
/// The engine hands addresses to libevent, to futexes and to intrusive lists, so
/// its records live outside of Swift's value semantics. A `Stable` is a plain
/// reference to such a record: copying it copies the reference and costs no
/// reference count; `destroy` ends the record by hand. Who may call `destroy`, and
/// why nobody reads afterwards, is written at each record's type.
@safe
@usableFromInline
package struct Stable<Value: ~Copyable>: Copyable {
  @usableFromInline let pointer: UnsafeMutablePointer<Value>

  @inlinable
  @inline(__always)
  package init(_ value: consuming Value) {
    unsafe pointer = UnsafeMutableRawPointer.allocate(
      byteCount: MemoryLayout<Value>.size, alignment: Self.alignment
    ).bindMemory(to: Value.self, capacity: 1)
    // SAFETY: the memory was allocated on the line above for one value.
    unsafe pointer.initialize(to: value)
    if Modes.areOn { unsafe Sanitizers.release(pointer) }
  }

  /// A record that would fill most of a line of the processor's cache begins with one, so
  /// that it lies in as few as can be.
  @inlinable
  @inline(__always)
  static var alignment: Int { MemoryLayout<Value>.size > 48 ? 64 : MemoryLayout<Value>.alignment }

  /// The record that `address` came from.
  @inlinable
  @inline(__always)
  package init(address: UnsafeMutableRawPointer) {
    // SAFETY: callers pass what `address` gave out, and records never change type.
    unsafe pointer = address.assumingMemoryBound(to: Value.self)
  }

  @inlinable
  @inline(__always)
  package var address: UnsafeMutableRawPointer { unsafe UnsafeMutableRawPointer(pointer) }

  @inlinable
  @inline(__always)
  package var value: Value {
    // SAFETY: the record is initialized from `init` until `destroy`.
    unsafeAddress { unsafe UnsafePointer(pointer) }
    nonmutating unsafeMutableAddress { unsafe pointer }
  }

  package func destroy() {
    if Modes.areOn { unsafe Sanitizers.acquire(pointer) }
    // SAFETY: as for `value`; the caller holds the last reference.
    unsafe pointer.deinitialize(count: 1)
    unsafe address.deallocate()
  }
}

extension Stable: Equatable where Value: ~Copyable {
  @inlinable
  @inline(__always)
  package static func == (left: Self, right: Self) -> Bool {
    unsafe left.pointer == right.pointer
  }
}

// SAFETY: a reference may travel between threads; what it refers to says, field
// by field, which lock guards it.
extension Stable: @unchecked Sendable where Value: ~Copyable {}
