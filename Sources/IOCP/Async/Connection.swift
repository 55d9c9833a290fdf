// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A connected stream, owned by one part of the program.
///
/// Reads and writes work on memory of the caller's, without a copy: the call returns
/// when the operation has ended, also when the task is cancelled meanwhile, so nothing
/// is written behind anybody's back. A cancelled read has taken no byte.
///
/// One read and one write may be in flight at a time; a second one is refused with
/// `operationInFlight`. For two tasks there is ``split()``.
///
/// Small writes go out at once (TCP_NODELAY of tcp(7)); who writes many of them should
/// collect them in a ``BufferedWriter``.
///
/// There are three ways out. ``close()->Drained`` in an async function ends what is in
/// flight, waits for it and closes; nobody can use the connection afterwards, the compiler
/// sees to that. ``closeIfIdle()`` refuses while operations are in flight. And a connection
/// that its owner lets go of is closed, without waiting; a debug build says so once.
///
///     let connection = try await Connection(to: address, on: pool)
///     try await connection.write(bytes.span)
///     while let chunk = try await connection.read(from: buffers) { parse(chunk.bytes) }
///     await connection.close()
public struct Connection: ~Copyable, Sendable, AsyncReadable, AsyncWritable {
  let channel: Channel

  init(_ channel: Channel) { self.channel = channel }

  /// Connects to an address, and puts the connection on the pool's port.
  public init(to address: SocketAddress, on pool: WorkerPool) async throws(IOError) {
    let channel = try engineCall { () throws(EngineError) in
      try Channel(
        try Socket.create(family: address.address.family, type: 1, protocolNumber: 0), on: pool)
    }
    Socket.sendAtOnce(channel.handle)
    do throws(IOError) {
      try await channel.connect(to: address.address)
    } catch {
      channel.abandon()
      throw error
    }
    self.channel = channel
  }

  // MARK: Reading and writing borrowed memory

  /// Reads what is there, at least one byte, into the free part of `buffer`, waiting
  /// for it if need be.
  ///
  /// - Returns: Bytes read, which are appended to `buffer`; 0 at the end of the stream,
  ///   or when `buffer` was full.
  /// - Throws: ``IOError``: `cancelled`, `operationInFlight` for a second read at once,
  ///   `handleClosed` when the connection was closed under it or before, or errno(3) of
  ///   recv(2). `buffer` is as it was.
  public func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int {
    try await channel.read(into: &buffer)
  }

  /// As `read(into:)`, over bytes that hold a value: the first ones of `buffer` are
  /// overwritten.
  ///
  /// - Returns: Bytes read; 0 at the end of the stream, or when `buffer` was empty.
  public func read(into buffer: inout MutableRawSpan) async throws(IOError) -> Int {
    try await channel.read(into: &buffer)
  }

  /// Writes all of `bytes`; returns when the system has taken the last one. Nothing is
  /// done for no bytes.
  ///
  /// - Throws: ``IOError``: `cancelled`, `operationInFlight` for a second write at once,
  ///   `handleClosed`, `shutDown` after ``endWriting()``, or errno(3) of send(2). How many
  ///   bytes were taken before is not known.
  public func write(_ bytes: RawSpan) async throws(IOError) {
    try await channel.write(bytes)
  }

  /// Writes all of `bytes`, as of an array's `span`.
  public func write(_ bytes: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await channel.write(unsafe bytes.bytes)
  }

  /// Ends this side's writing: after what was written, the peer reads the end of the
  /// stream. Reading goes on.
  ///
  /// - Throws: ``IOError``: `handleClosed`, or errno(3) of shutdown(2).
  public func endWriting() throws(IOError) { try channel.endWriting() }

  // MARK: The ways out

  /// Cancels the operations in flight; each ends with `cancelled`, and its call returns
  /// once its packet was taken. Operations that begin later are not concerned.
  ///
  /// - Returns: How many were cancelled; 0 when none was in flight any more.
  @discardableResult
  public func cancel() -> Int { channel.cancel() }

  /// Ends the operations in flight with `handleClosed`, waits until their packets were
  /// taken, and closes the connection. Cancelling the task does not cut that short.
  ///
  /// - Returns: What was in flight. That can only be calls that share this connection
  ///   through a reference, as the two parts of a scope do.
  @discardableResult
  public consuming func close() async -> Drained { await channel.close() }

  /// Closes the connection, unless operations are in flight. In an async function `close()`
  /// means the form that waits; this one has a second name there, ``closeIfIdle()``.
  ///
  /// - Throws: `operationsInFlight` with their number, and nothing has happened: cancel,
  ///   let them end, close again. `handleClosed` when it was closed before.
  public func close() throws(IOError) { try channel.closeIfIdle() }

  /// Closes the connection, unless operations are in flight: as the synchronous `close()`.
  public func closeIfIdle() throws(IOError) { try channel.closeIfIdle() }
}
