// SPDX-License-Identifier: Apache-2.0

/// The two halves of a connection, for two tasks. Take them out one by one:
///
///     let halves = connection.split()
///     let echo = halves.reader.inTask { reader in … }
///     let feed = halves.writer.inTask { writer in … }
@frozen
public struct ConnectionHalves: ~Copyable, Sendable {
  public var reader: ReadHalf
  public var writer: WriteHalf
}

/// The reading half of a connection. It has one owner, and one read at a time: the compiler
/// refuses a second task.
public struct ReadHalf: ~Copyable, Sendable, AsyncReadable {
  let channel: Channel

  /// As ``Connection/read(into:)-(OutputRawSpan)``.
  public mutating func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int {
    try await channel.read(into: &buffer)
  }

  /// As ``Connection/read(into:)-(MutableRawSpan)``.
  public mutating func read(into buffer: inout MutableRawSpan) async throws(IOError) -> Int {
    try await channel.read(into: &buffer)
  }

  /// As ``Connection/read(from:whenEmpty:)``.
  public mutating func read(
    from pool: BufferPool, whenEmpty: BufferPool.WhenEmpty = .wait
  ) async throws(IOError) -> PooledBuffer? {
    try await channel.receive(from: pool, whenEmpty: whenEmpty)
  }

  /// As ``Connection/read(into:)-(RegisteredSlot)``.
  public mutating func read(into slot: RegisteredSlot) async throws(IOError) -> Int {
    try await channel.read(into: slot)
  }

  /// Moves the half into a task of its own on the connection's pool. `body` owns it.
  public consuming func inTask<Result: Sendable>(
    _ body: @escaping @Sendable (consuming ReadHalf) async throws -> Result
  ) -> Task<Result, any Error> {
    Task(executorPreference: channel.pool) { [channel] in
      try await body(ReadHalf(channel: channel))
    }
  }

  /// Closes the whole connection: a write of the other half ends with `handleClosed`.
  ///
  /// - Returns: What was in flight in the other half.
  @discardableResult
  public consuming func closeConnection() async -> Drained { await channel.close() }

  /// The connection again, from both its halves.
  ///
  /// - Throws: `invalidArgument` when `writer` is not the other half; then both are let go of.
  public consuming func joined(with writer: consuming WriteHalf) throws(IOError) -> Connection {
    guard writer.channel === channel else { throw IOError(.invalidArgument, "join") }
    return Connection(channel)
  }
}

/// The writing half of a connection. It has one owner, and one write at a time: the compiler
/// refuses a second task.
public struct WriteHalf: ~Copyable, Sendable, AsyncWritable {
  let channel: Channel

  /// As ``Connection/write(_:)-(RawSpan)``.
  public mutating func write(_ bytes: RawSpan) async throws(IOError) {
    try await channel.write(bytes)
  }

  /// As ``Connection/write(_:)-(Span<UInt8>)``.
  public mutating func write(_ bytes: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await channel.write(unsafe bytes.bytes)
  }

  /// As ``Connection/write(_:count:)``.
  public mutating func write(_ slot: RegisteredSlot, count: Int? = nil) async throws(IOError) {
    try await channel.write(slot, count: count ?? slot.capacity)
  }

  /// Ends the writing, and the half: after what was written, the peer reads the end of the
  /// stream. The other half goes on.
  ///
  /// - Throws: ``IOError``: `handleClosed`, or errno(3) of shutdown(2).
  public consuming func finish() throws(IOError) { try channel.endWriting() }

  /// Moves the half into a task of its own on the connection's pool. `body` owns it.
  public consuming func inTask<Result: Sendable>(
    _ body: @escaping @Sendable (consuming WriteHalf) async throws -> Result
  ) -> Task<Result, any Error> {
    Task(executorPreference: channel.pool) { [channel] in
      try await body(WriteHalf(channel: channel))
    }
  }

  /// Closes the whole connection: a read of the other half ends with `handleClosed`.
  ///
  /// - Returns: What was in flight in the other half.
  @discardableResult
  public consuming func closeConnection() async -> Drained { await channel.close() }
}

extension Connection {
  /// The two halves, each usable by a task of its own. The connection is closed when both
  /// are gone, or by either's `closeConnection()`.
  public consuming func split() -> ConnectionHalves {
    ConnectionHalves(reader: ReadHalf(channel: channel), writer: WriteHalf(channel: channel))
  }

  /// Runs two child tasks on the connection's pool, each the owner of one half, and returns
  /// when both have ended. When one of them throws, the other is cancelled, and the error of
  /// the one that threw first is thrown.
  ///
  /// Letting go of a half closes nothing: ``WriteHalf/finish()`` ends the writing.
  public borrowing func withHalves(
    reading: @escaping @Sendable (consuming ReadHalf) async throws -> Void,
    writing: @escaping @Sendable (consuming WriteHalf) async throws -> Void
  ) async throws {
    let channel = channel
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask(executorPreference: channel.pool) {
        try await reading(ReadHalf(channel: channel))
      }
      group.addTask(executorPreference: channel.pool) {
        try await writing(WriteHalf(channel: channel))
      }
    }
  }
}
