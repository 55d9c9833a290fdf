// SPDX-License-Identifier: Apache-2.0

/// A stretch of a larger owned buffer, and the owner of the whole: what is read lands in
/// the stretch alone.
///
///     var buffer = [UInt8](repeating: 0, count: 64)
///     let slice = BufferSlice(consume buffer, 16..<64)
///     let outcome = await connection.read(into: slice)   // at most 48 bytes, from place 16 on
///     buffer = outcome.buffer.base
@frozen
public struct BufferSlice<Base: ~Copyable>: ~Copyable {
  /// The whole.
  public var base: Base
  /// In bytes from the beginning of `base`.
  public let range: Range<Int>

  /// - Parameters:
  ///   - base: The whole.
  ///   - range: Within the bytes of `base`; whatever lies beyond its end is left out when the
  ///     slice is used.
  @inlinable
  public init(_ base: consuming Base, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0, "a slice that begins before its buffer")
    self.base = base
    self.range = range
  }
}

extension BufferSlice: Sendable where Base: Sendable & ~Copyable {}

/// A buffer whose bytes may be changed in place, also some in the middle.
///
///     struct Page: ~Copyable, MutableOwnedBuffer {
///       var bytes = HeapBuffer(zeros: 4096)
///
///       nonisolated(nonsending) mutating func lendMutable<Failure>(
///         _ body: nonisolated(nonsending) (inout MutableRawSpan) async throws(Failure) -> Void
///       ) async throws(Failure) { try await bytes.lendMutable(body) }
///     }
///     let outcome = await connection.read(into: BufferSlice(Page(), 64..<128))
///     print(outcome.result)
public protocol MutableOwnedBuffer: ~Copyable {
  /// Lends all initialized bytes for as long as the closure runs.
  nonisolated(nonsending) mutating func lendMutable<Failure>(
    _ body: nonisolated(nonsending) (inout MutableRawSpan) async throws(Failure) -> Void
  ) async throws(Failure)
}

extension Array: MutableOwnedBuffer where Element == UInt8 {
  public mutating func lendMutable<Failure>(
    _ body: (inout MutableRawSpan) async throws(Failure) -> Void
  ) async throws(Failure) {
    var elements = mutableSpan
    var bytes = unsafe elements.mutableBytes
    try await body(&bytes)
  }
}

extension HeapBuffer: MutableOwnedBuffer {
  public mutating func lendMutable<Failure>(
    _ body: (inout MutableRawSpan) async throws(Failure) -> Void
  ) async throws(Failure) {
    var bytes = mutableBytes
    try await body(&bytes)
  }
}

extension BufferSlice: OwnedReadBuffer where Base: MutableOwnedBuffer & ~Copyable {
  public mutating func fill<Failure>(
    _ body: (inout OutputRawSpan) async throws(Failure) -> Void
  ) async throws(Failure) {
    let range = range
    try await base.lendMutable { (bytes) async throws(Failure) in
      let memory = unsafe bytes.withUnsafeMutableBytes { unsafe $0 }
      let part = range.clamped(to: 0..<memory.count)
      // SAFETY: `part` lies within `memory`, which is lent until this closure returns.
      var span = unsafe OutputRawSpan(buffer: .init(rebasing: memory[part]), initializedCount: 0)
      try await body(&span)
    }
  }
}

extension BufferSlice: OwnedWriteBuffer where Base: OwnedWriteBuffer & ~Copyable {
  public func lend<Failure>(_ body: (RawSpan) async throws(Failure) -> Void) async throws(Failure) {
    let range = range
    try await base.lend { (bytes) async throws(Failure) in
      try await body(bytes.extracting(range.clamped(to: 0..<bytes.byteCount)))
    }
  }
}
