// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// An open file, owned by one part of the program.
///
///     var file = try File("/etc/hostname", on: pool)
///     var reader = BufferedReader(file)
///     print(try await reader.readLine() ?? "")
///
/// Reads and writes with a place may be under way several at a time, in no order.
/// Those without one begin at ``position`` and move it.
///
/// A file is never ready or not ready. What the kernel can give at once is given at once;
/// the rest is done by threads of the library's that may block, of which there are few
/// (8 to 64). What such a thread has begun can't be cancelled: the call returns when it is
/// done, and says what it came to.
public struct File: ~Copyable, Sendable, AsyncReadable, AsyncWritable, AsyncSeekable {
  let channel: FileChannel
  /// Where the next read or write without a place begins, in bytes from the beginning.
  public private(set) var position: Int64 = 0

  /// Opens a file. The path is looked up in the calling thread.
  ///
  /// - Parameters:
  ///   - path: As the kernel takes it.
  ///   - mode: What the file is opened for.
  ///   - options: What else is wanted; open(2).
  ///   - permissions: Of a file that is made, less those in the process's umask.
  ///   - pool: On whose port operations complete.
  /// - Throws: errno(3) of open(2); `invalidArgument` for what is a stream, such as a FIFO
  ///   or a terminal.
  public init(
    _ path: String, _ mode: FileMode = .reading, _ options: FileOptions = [], permissions: UInt32 = 0o666,
    on pool: WorkerPool
  ) throws(IOError) {
    channel = try FileChannel(try FileOpening.open(path, mode, options, permissions), on: pool)
  }

  /// Takes over the descriptor of an open file; it is closed when that fails.
  public init(adopting descriptor: Int32, on pool: WorkerPool) throws(IOError) {
    channel = try FileChannel(try FileOpening.adopt(descriptor), on: pool)
  }

  // MARK: At a place

  /// Reads into the free part of `buffer`, from `place` on, in bytes from the beginning.
  ///
  /// - Returns: Bytes appended to `buffer`: fewer than there was room for only at the
  ///   end; 0 behind it.
  /// - Throws: `invalidArgument` for a place before the beginning; `cancelled` before it
  ///   began; errno(3) of preadv(2).
  public borrowing func read(into buffer: inout OutputRawSpan, at place: Int64) async throws(IOError) -> Int {
    if place < 0 { throw IOError(.invalidArgument, "read", handle: channel.owned.handle.rawValue) }
    let (base, length) = unsafe buffer.room
    if length == 0 { return 0 }
    let count = try await unsafe channel.read(base, length, at: place)
    unsafe buffer.grow(by: count)
    return count
  }

  /// Writes all of `bytes` from `place` on. A gap before it is filled with zeros.
  public borrowing func write(_ bytes: RawSpan, at place: Int64) async throws(IOError) {
    if place < 0 { throw IOError(.invalidArgument, "write", handle: channel.owned.handle.rawValue) }
    let (base, length) = unsafe bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    try await unsafe channel.write(base, length, at: place)
  }

  /// Writes all of `bytes` behind the last byte of the file, wherever that is by then.
  public borrowing func append(_ bytes: RawSpan) async throws(IOError) {
    let (base, length) = unsafe bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    try await unsafe channel.write(base, length, at: -1)
  }

  /// As ``write(_:at:)-(RawSpan,_)``, for an array's `span`.
  public borrowing func write(_ bytes: Span<UInt8>, at place: Int64) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await write(unsafe bytes.bytes, at: place)
  }

  /// As ``append(_:)-(RawSpan)``, for an array's `span`.
  public borrowing func append(_ bytes: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await append(unsafe bytes.bytes)
  }

  // MARK: At the position

  /// Reads from ``position`` on, and moves it behind what was read.
  ///
  /// - Returns: Bytes appended to `buffer`; 0 at the end, or when `buffer` was full.
  /// - Throws: As ``read(into:at:)``; the position stays.
  public mutating func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int {
    let count = try await read(into: &buffer, at: position)
    advance(by: count)
    return count
  }

  /// Writes all of `bytes` from ``position`` on, and moves it behind them.
  ///
  /// - Throws: ``IOError``; the position stays, and how many bytes were written is not known.
  public mutating func write(_ bytes: RawSpan) async throws(IOError) {
    try await write(bytes, at: position)
    advance(by: bytes.byteCount)
  }

  mutating func advance(by count: Int) { position += Int64(count) }

  /// Moves ``position``, in bytes from the beginning; it may lie behind the end.
  ///
  /// - Throws: `invalidArgument` for a place before the beginning.
  public mutating func seek(to position: Int64) throws(IOError) {
    if position < 0 { throw IOError(.invalidArgument, "seek", handle: channel.owned.handle.rawValue) }
    self.position = position
  }

  // MARK: The whole file

  /// Bytes from the beginning to the end.
  ///
  /// - Throws: `handleClosed`; errno(3) of fstat(2).
  public borrowing func size() async throws(IOError) -> Int64 { try channel.size }

  /// Gives the file another length; what is added is zeros. The position stays.
  public borrowing func truncate(to size: Int64) async throws(IOError) {
    if size < 0 { throw IOError(.invalidArgument, "resize", handle: channel.owned.handle.rawValue) }
    try await channel.resize(to: size)
  }

  /// Returns when all writes that have returned before are on the disk; fsync(2).
  public borrowing func flush() async throws(IOError) { try await channel.flush() }

  // MARK: The end

  /// Closes the file. One that is dropped is closed, too; a debug build says so once.
  ///
  /// - Returns: Nothing was in flight: whoever owns the file alone has no call of it under way.
  @discardableResult
  public consuming func close() async -> Drained {
    channel.abandon()
    return Drained(reads: 0, writes: 0)
  }

  /// Closes the file, unless operations are in flight, of tasks that share it.
  ///
  /// - Throws: `operationsInFlight`, and nothing has happened; `handleClosed` the second
  ///   time.
  public borrowing func close() throws(IOError) { try channel.closeIfIdle() }

  /// As the synchronous `close()`, by a name that an async function can use.
  public borrowing func closeIfIdle() throws(IOError) { try channel.closeIfIdle() }
}
