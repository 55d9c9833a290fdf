// SPDX-License-Identifier: Apache-2.0

/// The name of one slot of registered memory. Copies name the same slot; it keeps the
/// memory alive.
///
///     let count = try await connection.read(into: slot)
///     try slot.withBytes { bytes in parse(bytes.bytes.extracting(first: count)) }
@safe
public struct RegisteredSlot: Hashable, Sendable {
  let memory: RegisteredMemory
  /// Which one of its memory's slots.
  public let index: Int

  /// In bytes.
  public var capacity: Int { memory.bytesEach }

  /// Lends the slot's bytes, all of them. Operations on the slot are refused meanwhile.
  ///
  /// - Throws: `operationInFlight` while the slot belongs to an operation, or to another
  ///   call of this; `handleClosed` when the memory was given up.
  public func withBytes<Result: ~Copyable>(
    _ body: (inout MutableRawSpan) throws -> Result
  ) throws -> Result {
    let base = unsafe try memory.enter(index, "withBytes")
    defer { memory.leave(index) }
    // SAFETY: `capacity` bytes, taken by nobody else until `leave`.
    var bytes = unsafe MutableRawSpan(_unsafeStart: base, byteCount: capacity)
    return try body(&bytes)
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.memory === right.memory && left.index == right.index
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(memory))
    hasher.combine(index)
  }
}
