// SPDX-License-Identifier: Apache-2.0

/// A buffer of a pool, on loan: it goes back when its owner lets go of it.
///
///     let chunk = try await buffers.take()
///     let outcome = await connection.read(into: chunk)
///     print(outcome.buffer.count, "bytes")
@safe
public struct PooledBuffer: ~Copyable, Sendable {
  private let pool: BufferPool
  private let index: Int32
  /// Bytes that hold a value, the first ones.
  public internal(set) var count = 0

  init(_ pool: BufferPool, _ index: Int32) {
    self.pool = pool
    self.index = index
  }

  deinit { pool.give(back: index) }

  /// Bytes that it has room for.
  public var capacity: Int { pool.bytesEach }

  /// The bytes that hold a value.
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      let bytes = unsafe RawSpan(_unsafeStart: pool.address(of: index), byteCount: count)
      return unsafe _overrideLifetime(bytes, borrowing: self)
    }
  }

  /// The bytes that hold a value, to be changed.
  public var mutableBytes: MutableRawSpan {
    @_lifetime(&self)
    mutating get {
      let bytes = unsafe MutableRawSpan(_unsafeStart: pool.address(of: index), byteCount: count)
      return unsafe _overrideLifetime(bytes, mutating: &self)
    }
  }

  /// All of it, for the engine.
  var room: (base: UnsafeMutableRawPointer, capacity: Int) { unsafe (pool.address(of: index), capacity) }
}

extension PooledBuffer: OwnedReadBuffer, OwnedWriteBuffer, MutableOwnedBuffer {
  public mutating func fill<Failure>(
    _ body: (inout OutputRawSpan) async throws(Failure) -> Void
  ) async throws(Failure) {
    count = 0
    let memory = unsafe UnsafeMutableRawBufferPointer(start: room.base, count: capacity)
    // SAFETY: lent to this value alone, until its deinit.
    var span = unsafe OutputRawSpan(buffer: memory, initializedCount: 0)
    do throws(Failure) {
      try await body(&span)
      count = unsafe span.finalize(for: memory)
    } catch {
      count = unsafe span.finalize(for: memory)
      throw error
    }
  }

  public func lend<Failure>(_ body: (RawSpan) async throws(Failure) -> Void) async throws(Failure) {
    try await body(bytes)
  }

  public mutating func lendMutable<Failure>(
    _ body: (inout MutableRawSpan) async throws(Failure) -> Void
  ) async throws(Failure) {
    var bytes = mutableBytes
    try await body(&bytes)
  }
}
