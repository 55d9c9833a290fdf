// SPDX-License-Identifier: Apache-2.0

public import SimulatedPoint
@_exported public import Synchronization

public typealias AtomicLoadOrdering = Synchronization.AtomicLoadOrdering
public typealias AtomicStoreOrdering = Synchronization.AtomicStoreOrdering
public typealias AtomicUpdateOrdering = Synchronization.AtomicUpdateOrdering

/// What the engine gets for the standard library's Atomic when it is built for the
/// simulation: before each access, another thread may go on. That is a scheduling point
/// before a lock is taken, before it is given back, and before every word that threads
/// share without a lock. Orderings mean nothing here: there is one real thread.
public struct Atomic<Value: AtomicRepresentable>: ~Copyable, @unchecked Sendable {
  @usableFromInline let word: Synchronization.Atomic<Value>

  @inlinable
  @inline(__always)
  public init(_ value: consuming Value) { word = Synchronization.Atomic(value) }

  @inlinable
  @inline(__always)
  borrowing func access<Result>(
    _ body: (UnsafeMutablePointer<Value.AtomicRepresentation>) -> Result
  ) -> Result {
    sim_point()
    return withUnsafePointer(to: word) { pointer in
      body(UnsafeMutableRawPointer(mutating: pointer).assumingMemoryBound(to: Value.AtomicRepresentation.self))
    }
  }

  @inlinable
  @inline(__always)
  public borrowing func load(ordering: AtomicLoadOrdering) -> Value {
    access { Value.decodeAtomicRepresentation($0.pointee) }
  }

  @inlinable
  @inline(__always)
  public borrowing func store(_ value: consuming Value, ordering: AtomicStoreOrdering) {
    let representation = Value.encodeAtomicRepresentation(value)
    access { $0.pointee = representation }
  }

  @inlinable
  @inline(__always)
  public borrowing func exchange(_ value: consuming Value, ordering: AtomicUpdateOrdering) -> Value {
    let representation = Value.encodeAtomicRepresentation(value)
    return access {
      let former = Value.decodeAtomicRepresentation($0.pointee)
      $0.pointee = representation
      return former
    }
  }
}

extension Atomic where Value: Equatable {
  @inlinable
  @inline(__always)
  public borrowing func compareExchange(
    expected: Value, desired: consuming Value, ordering: AtomicUpdateOrdering
  ) -> (exchanged: Bool, original: Value) {
    let representation = Value.encodeAtomicRepresentation(desired)
    return access {
      let former = Value.decodeAtomicRepresentation($0.pointee)
      guard former == expected else { return (false, former) }
      $0.pointee = representation
      return (true, former)
    }
  }

  @inlinable
  @inline(__always)
  public borrowing func compareExchange(
    expected: Value, desired: consuming Value, successOrdering: AtomicUpdateOrdering,
    failureOrdering: AtomicLoadOrdering
  ) -> (exchanged: Bool, original: Value) {
    compareExchange(expected: expected, desired: desired, ordering: successOrdering)
  }
}

extension Atomic where Value: FixedWidthInteger {
  @inlinable
  @discardableResult
  @inline(__always)
  public borrowing func wrappingAdd(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    access {
      let former = Value.decodeAtomicRepresentation($0.pointee)
      $0.pointee = Value.encodeAtomicRepresentation(former &+ operand)
      return (former, former &+ operand)
    }
  }

  @inlinable
  @discardableResult
  @inline(__always)
  public borrowing func wrappingSubtract(
    _ operand: Value, ordering: AtomicUpdateOrdering
  ) -> (oldValue: Value, newValue: Value) {
    wrappingAdd(0 &- operand, ordering: ordering)
  }
}
