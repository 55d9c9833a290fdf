// SPDX-License-Identifier: Apache-2.0

/// Buffers that a connection is given, or lends.
extension Connection {
  // MARK: Owned

  /// As the form that borrows, into a buffer that is given away and comes back with the
  /// result, also when it failed.
  public func read<Buffer: OwnedReadBuffer & ~Copyable>(
    into buffer: consuming Buffer
  ) async -> OwnedOutcome<Buffer> {
    await channel.read(into: buffer)
  }

  /// As the form that borrows, from a buffer that is given away and comes back with the
  /// result, also when it failed.
  public func write<Buffer: OwnedWriteBuffer & ~Copyable>(
    from buffer: consuming Buffer
  ) async -> OwnedOutcome<Buffer> {
    await channel.write(from: buffer)
  }

  // MARK: Managed

  /// Waits until there is something to read, then takes a buffer of the pool's and reads
  /// into it: a connection that is idle holds none.
  ///
  /// - Parameters:
  ///   - pool: Where the buffer comes from.
  ///   - whenEmpty: What to do when data is there and all buffers are lent. The data stays with
  ///     the system meanwhile, so that the peer is slowed down.
  /// - Returns: A buffer with at least one byte, which goes back to the pool when its owner
  ///   lets go of it; nil at the end of the stream.
  /// - Throws: ``IOError`` as of `read(into:)`, `exhausted` if `whenEmpty` is `fail`,
  ///   `handleClosed` when the pool was closed. Nothing that arrived is lost.
  public func read(
    from pool: BufferPool, whenEmpty: BufferPool.WhenEmpty = .wait
  ) async throws(IOError) -> PooledBuffer? {
    try await channel.receive(from: pool, whenEmpty: whenEmpty)
  }

  /// Writes the bytes of a pool's buffer, all of them.
  ///
  /// As the form that borrows `buffer.bytes`; a compiler of today allocates a box for a
  /// variable whose span is used across an `await`, which this way does without.
  public func write(_ buffer: borrowing PooledBuffer) async throws(IOError) {
    try await channel.write(buffer)
  }

  // MARK: Registered

  /// Reads what is there, at least one byte, into a slot of registered memory.
  ///
  /// - Returns: Bytes read, to the slot's beginning; 0 at the end of the stream.
  /// - Throws: ``IOError`` as of the form that borrows; `operationInFlight` also while the
  ///   slot is in use; `invalidArgument` for memory that is registered with another pool;
  ///   `handleClosed` also when the memory was given up.
  public func read(into slot: RegisteredSlot) async throws(IOError) -> Int {
    try await channel.read(into: slot)
  }

  /// Writes the first `count` bytes of a slot, all of them if nil.
  ///
  /// - Throws: As of the other forms; `invalidArgument` also for more bytes than the slot has.
  public func write(_ slot: RegisteredSlot, count: Int? = nil) async throws(IOError) {
    try await channel.write(slot, count: count ?? slot.capacity)
  }
}

extension ReadHalf {
  /// As ``Connection/read(into:)-(Buffer)``.
  public mutating func read<Buffer: OwnedReadBuffer & ~Copyable>(
    into buffer: consuming Buffer
  ) async -> OwnedOutcome<Buffer> {
    await channel.read(into: buffer)
  }
}

extension WriteHalf {
  /// As ``Connection/write(_:)-(PooledBuffer)``.
  public mutating func write(_ buffer: borrowing PooledBuffer) async throws(IOError) {
    try await channel.write(buffer)
  }

  /// As ``Connection/write(from:)``.
  public mutating func write<Buffer: OwnedWriteBuffer & ~Copyable>(
    from buffer: consuming Buffer
  ) async -> OwnedOutcome<Buffer> {
    await channel.write(from: buffer)
  }
}

extension Channel {
  func write(_ buffer: borrowing PooledBuffer) async throws(IOError) {
    if buffer.count == 0 { return }
    // The caller's borrow lasts until this returns.
    try await unsafe send(buffer.room.base, buffer.count)
  }

  func read<Buffer: OwnedReadBuffer & ~Copyable>(into buffer: consuming Buffer) async -> OwnedOutcome<Buffer> {
    var count = 0
    do throws(IOError) {
      try await buffer.fill { (span) async throws(IOError) in count = try await self.read(into: &span) }
      return OwnedOutcome(buffer, .success(count))
    } catch {
      return OwnedOutcome(buffer, .failure(error))
    }
  }

  func write<Buffer: OwnedWriteBuffer & ~Copyable>(from buffer: consuming Buffer) async -> OwnedOutcome<Buffer> {
    var count = 0
    do throws(IOError) {
      try await buffer.lend { (span) async throws(IOError) in
        count = span.byteCount
        try await self.write(span)
      }
      return OwnedOutcome(buffer, .success(count))
    } catch {
      return OwnedOutcome(buffer, .failure(error))
    }
  }

  func read(into slot: RegisteredSlot) async throws(IOError) -> Int {
    let base = try unsafe enter(slot, "read")
    defer { slot.memory.leave(slot.index) }
    return try await unsafe receive(base, slot.capacity)
  }

  func write(_ slot: RegisteredSlot, count: Int) async throws(IOError) {
    guard (0...slot.capacity).contains(count) else { throw IOError(.invalidArgument, "write", handle: handle.rawValue) }
    let base = try unsafe enter(slot, "write")
    defer { slot.memory.leave(slot.index) }
    if count == 0 { return }
    try await unsafe send(base, count)
  }

  private func enter(_ slot: RegisteredSlot, _ operation: String) throws(IOError) -> UnsafeMutableRawPointer {
    if slot.memory.port != pool.port { throw IOError(.invalidArgument, operation, handle: handle.rawValue) }
    return try unsafe slot.memory.enter(slot.index, operation)
  }
}
