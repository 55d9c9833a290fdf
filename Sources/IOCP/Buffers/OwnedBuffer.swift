// SPDX-License-Identifier: Apache-2.0

/// Memory that may be given away for the length of a read: the read fills it in place
/// and gives it back.
///
/// To conform, lend the room as an output span to the closure, once, and keep the memory
/// where it is until the closure has returned, which may take as long as the peer does.
///
///     struct Page: ~Copyable, OwnedReadBuffer {
///       var bytes = HeapBuffer(capacity: 4096)
///
///       nonisolated(nonsending) mutating func fill<Failure>(
///         _ body: nonisolated(nonsending) (inout OutputRawSpan) async throws(Failure) -> Void
///       ) async throws(Failure) { try await bytes.fill(body) }
///     }
///     let page = try await connection.read(into: Page()).get()
///     print(page.bytes.count)
public protocol OwnedReadBuffer: ~Copyable {
  /// Lends the whole room. What the closure has initialized when it returns, or throws,
  /// are the buffer's bytes.
  ///
  /// Spelled out, since a module without `NonisolatedNonsendingByDefault` would take a
  /// plain `async` for a hop to another thread.
  nonisolated(nonsending) mutating func fill<Failure>(
    _ body: nonisolated(nonsending) (inout OutputRawSpan) async throws(Failure) -> Void
  ) async throws(Failure)
}

/// Memory that may be given away for the length of a write.
///
///     struct Greeting: OwnedWriteBuffer {
///       var bytes = Array("hello".utf8)
///
///       nonisolated(nonsending) func lend<Failure>(
///         _ body: nonisolated(nonsending) (RawSpan) async throws(Failure) -> Void
///       ) async throws(Failure) { try await bytes.lend(body) }
///     }
///     _ = try await connection.write(from: Greeting()).get()
public protocol OwnedWriteBuffer: ~Copyable {
  /// Lends the bytes that are to be written; they stay where they are, and as they are,
  /// until the closure has returned.
  nonisolated(nonsending) func lend<Failure>(
    _ body: nonisolated(nonsending) (RawSpan) async throws(Failure) -> Void
  ) async throws(Failure)
}

extension HeapBuffer: OwnedReadBuffer, OwnedWriteBuffer {
  public mutating func fill<Failure>(
    _ body: (inout OutputRawSpan) async throws(Failure) -> Void
  ) async throws(Failure) {
    try await refill(body)
  }

  public func lend<Failure>(_ body: (RawSpan) async throws(Failure) -> Void) async throws(Failure) {
    try await body(bytes)
  }
}

/// An array's elements are its room: a read overwrites as many of the first ones as bytes
/// arrive, and leaves the others, and their number, as they are. Hand over the only
/// reference (`consume`): Swift would copy a shared array before it is changed.
extension Array: OwnedReadBuffer where Element == UInt8 {
  public mutating func fill<Failure>(
    _ body: (inout OutputRawSpan) async throws(Failure) -> Void
  ) async throws(Failure) {
    var elements = mutableSpan
    let memory = unsafe elements.withUnsafeMutableBufferPointer { UnsafeMutableRawBufferPointer($0) }
    // SAFETY: `elements` borrows the array for writing until after the last use of
    // `memory`; elements of one byte need no initialization to be counted as such.
    var span = unsafe OutputRawSpan(buffer: memory, initializedCount: 0)
    try await body(&span)
    extendLifetime(elements)
  }
}

extension Array: OwnedWriteBuffer where Element == UInt8 {
  public func lend<Failure>(_ body: (RawSpan) async throws(Failure) -> Void) async throws(Failure) {
    try await body(unsafe span.bytes)
  }
}
