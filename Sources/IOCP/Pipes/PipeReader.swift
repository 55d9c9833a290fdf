// SPDX-License-Identifier: Apache-2.0

/// The end of a pipe that is read from; also of a FIFO, or a terminal.
///
///     let input = try PipeReader(adopting: 0, on: pool)  // standard input, when it is a pipe
///     for try await line in Lines(of: input) { print(line) }
public struct PipeReader: ~Copyable, Sendable, AsyncReadable {
  let channel: PipeChannel

  /// Takes over a descriptor that can be read and waited for, such as standard input's; it
  /// is closed when that fails.
  ///
  /// - Throws: errno EPERM for what cannot be waited for, such as an ordinary file, which
  ///   is a ``File``; EBADF.
  public init(adopting descriptor: Int32, on pool: WorkerPool) throws(IOError) {
    channel = try PipeChannel(descriptor, on: pool)
  }

  /// Reads what is there, at least one byte, into the free part of `buffer`, waiting for
  /// it if need be.
  ///
  /// - Returns: Bytes appended to `buffer`; 0 when nobody can write any more, or when
  ///   `buffer` was full.
  /// - Throws: `cancelled`, and no byte was taken; `operationInFlight` while another task
  ///   reads.
  public borrowing func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int {
    let (base, length) = unsafe buffer.room
    if length == 0 { return 0 }
    let count = try await unsafe channel.read(base, length)
    unsafe buffer.grow(by: count)
    return count
  }

  /// Ends a read that is in flight with `handleClosed`, waits until its packet was taken,
  /// and closes the end; who writes to the other one gets errno EPIPE. One that is dropped
  /// is closed, too; a debug build says so once.
  ///
  /// - Returns: What was in flight, of a task that shares it.
  @discardableResult
  public consuming func close() async -> Drained {
    let wasBusy = await channel.close()
    return Drained(reads: wasBusy ? 1 : 0, writes: 0)
  }

  /// Closes the end, unless a read is in flight, of a task that shares it.
  ///
  /// - Throws: `operationsInFlight`, and nothing has happened; `handleClosed` the second
  ///   time.
  public borrowing func close() throws(IOError) { try channel.owned.closeIfIdle() }

  /// As the synchronous `close()`, by a name that an async function can use.
  public borrowing func closeIfIdle() throws(IOError) { try channel.owned.closeIfIdle() }

  /// Cancels the read that is in flight, if one is; answers how many that were.
  @discardableResult
  public borrowing func cancel() -> Int { channel.owned.cancel() }
}
