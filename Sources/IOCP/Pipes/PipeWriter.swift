// SPDX-License-Identifier: Apache-2.0

/// The end of a pipe that is written to; also of a FIFO, or a terminal.
///
///     let output = try PipeWriter(adopting: 1, on: pool)  // standard output, when it is a pipe
///     try await output.write(bytes.span)
///     await output.close()
public struct PipeWriter: ~Copyable, Sendable, AsyncWritable {
  let channel: PipeChannel

  /// Takes over a descriptor that can be written and waited for; as for
  /// ``PipeReader/init(adopting:on:)``.
  public init(adopting descriptor: Int32, on pool: WorkerPool) throws(IOError) {
    channel = try PipeChannel(descriptor, on: pool)
  }

  /// Writes all of `bytes`; returns when the system has taken the last one.
  ///
  /// - Throws: errno EPIPE when the other end was closed; `cancelled`, and how many bytes
  ///   have gone is not known; `operationInFlight` while another task writes.
  public borrowing func write(_ bytes: RawSpan) async throws(IOError) {
    let (base, length) = unsafe bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    try await unsafe channel.write(base, length)
  }

  /// Writes all of `bytes`, as of an array's `span`.
  public borrowing func write(_ bytes: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await write(unsafe bytes.bytes)
  }

  /// Closes the end; the other one reads the end of the stream. Otherwise as
  /// the reader's.
  ///
  /// - Returns: What was in flight, of a task that shares it.
  @discardableResult
  public consuming func close() async -> Drained {
    let wasBusy = await channel.close()
    return Drained(reads: 0, writes: wasBusy ? 1 : 0)
  }

  /// Closes the end, unless a write is in flight; see ``PipeReader/closeIfIdle()``.
  public borrowing func close() throws(IOError) { try channel.owned.closeIfIdle() }

  /// As the synchronous `close()`, by a name that an async function can use.
  public borrowing func closeIfIdle() throws(IOError) { try channel.owned.closeIfIdle() }

  /// Cancels the write that is in flight, if one is; answers how many that were.
  @discardableResult
  public borrowing func cancel() -> Int { channel.owned.cancel() }
}
