// SPDX-License-Identifier: Apache-2.0

/// Bytes on the heap with one owner: of a fixed capacity, the first `count` of them
/// initialized.
///
///     var buffer = HeapBuffer(capacity: 4096)
///     try await buffer.refill { span in _ = try await connection.read(into: &span) }
///     parse(buffer.bytes)
@safe
public struct HeapBuffer: ~Copyable, @unchecked Sendable {
  // Sendable: one owner at a time.
  @usableFromInline let memory: UnsafeMutableRawBufferPointer
  /// Bytes that hold a value.
  public internal(set) var count = 0

  /// - Parameter capacity: In bytes, at least 1.
  public init(capacity: Int) {
    precondition(capacity > 0, "a buffer without room")
    unsafe memory = .allocate(byteCount: capacity, alignment: 16)
  }

  /// A buffer that is full of zeros, to be sliced or changed in place.
  ///
  /// - Parameter count: In bytes, at least 1.
  public init(zeros count: Int) {
    self.init(capacity: count)
    unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
    self.count = count
  }

  deinit { unsafe memory.deallocate() }

  /// Bytes that it has room for.
  public var capacity: Int { unsafe memory.count }

  /// The bytes that hold a value.
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      let bytes = unsafe RawSpan(_unsafeStart: memory.baseAddress!, byteCount: count)
      return unsafe _overrideLifetime(bytes, borrowing: self)
    }
  }

  /// The bytes that hold a value, to be changed.
  public var mutableBytes: MutableRawSpan {
    @_lifetime(&self)
    mutating get {
      let bytes = unsafe MutableRawSpan(_unsafeStart: memory.baseAddress!, byteCount: count)
      return unsafe _overrideLifetime(bytes, mutating: &self)
    }
  }

  /// Forgets the bytes and lends the whole of the memory to be filled; `keep` says how
  /// much of it counts.
  @inlinable
  @inline(__always)
  public mutating func refill<Failure>(
    _ body: (inout OutputRawSpan) async throws(Failure) -> Void
  ) async throws(Failure) {
    keep(0)
    var span = unsafe OutputRawSpan(buffer: memory, initializedCount: 0)
    do throws(Failure) {
      try await body(&span)
      keep(unsafe span.finalize(for: memory))
    } catch {
      keep(unsafe span.finalize(for: memory))
      throw error
    }
  }

  @usableFromInline
  mutating func keep(_ count: Int) { self.count = count }
}
