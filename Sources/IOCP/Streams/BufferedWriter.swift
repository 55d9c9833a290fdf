// SPDX-License-Identifier: Apache-2.0

/// Gathers small writes in a buffer and passes them on in large ones: when the buffer is
/// full, and when told to by ``flush()``.
///
///     var writer = BufferedWriter(connection)
///     try await writer.write("HTTP/1.1 204 No Content\r\n\r\n")
///     try await writer.flush()
///
/// What was not flushed is dropped with the writer. A write that has failed leaves open
/// how much has arrived, so all later ones fail with the same error.
public struct BufferedWriter<Sink: AsyncWritable & ~Copyable>: ~Copyable, AsyncWritable {
  /// What is written to. Writing to it directly overtakes what is buffered.
  public var sink: Sink
  private var buffer: StreamBuffer
  private var failure: IOError?

  /// - Parameters:
  ///   - sink: What is written to.
  ///   - capacity: Of the buffer, in bytes, at least 1.
  public init(_ sink: consuming Sink, capacity: Int = 16_384) {
    buffer = StreamBuffer(capacity: capacity)
    self.sink = sink
  }

  /// Buffers in memory of the caller's, which is given up with the writer.
  public init<Storage: BufferStorage & ~Copyable>(_ sink: consuming Sink, in storage: consuming Storage) {
    buffer = StreamBuffer(storage)
    self.sink = sink
  }

  /// Buffers in `memory`, which stays valid, and is left alone, as long as the writer lives.
  @unsafe
  public init(_ sink: consuming Sink, in memory: UnsafeMutableRawBufferPointer) {
    buffer = unsafe StreamBuffer(memory)
    self.sink = sink
  }

  /// Flushes, and gives the sink back. When that fails, the sink is dropped.
  public consuming func takeSink() async throws(IOError) -> Sink {
    try await flush()
    return sink
  }

  /// Of the buffer, in bytes.
  public var capacity: Int { buffer.capacity }

  /// Bytes that were written and not flushed.
  public var buffered: RawSpan {
    @_lifetime(borrow self)
    get { buffer.bytes }
  }

  /// Takes all of `bytes`. As many as the buffer holds, or more, go past it without a copy.
  public mutating func write(_ bytes: RawSpan) async throws(IOError) {
    if bytes.byteCount > buffer.roomCount { try await flush() }
    if let failure { throw failure }
    if bytes.byteCount >= capacity { return try await pass(bytes) }
    var room = buffer.room()
    let count = room.append(copying: bytes)
    buffer.added(count)
  }

  /// Has `body` write up to `count` bytes straight into the buffer.
  ///
  /// - Throws: `tooLong` when the buffer is smaller; what the sink throws; what `body`
  ///   throws, and then nothing was added.
  public mutating func write<Failure>(
    atMost count: Int, _ body: (inout OutputRawSpan) throws(Failure) -> Void
  ) async throws {
    if count > capacity { throw IOError(.tooLong(limit: capacity), "write") }
    if count > buffer.roomCount { try await flush() }
    if let failure { throw failure }
    var room = buffer.room()
    try body(&room)
    let added = room.byteCount
    buffer.added(added)
  }

  /// Passes on what is buffered; returns when the sink has taken the last byte.
  public mutating func flush() async throws(IOError) {
    if let failure { throw failure }
    if buffer.isEmpty { return }
    do throws(IOError) {
      try await Self.write(buffer, to: &sink)
    } catch {
      failure = error
      throw error
    }
    buffer.take(buffer.count)
  }

  private static func write(_ buffer: borrowing StreamBuffer, to sink: inout Sink) async throws(IOError) {
    try await sink.write(buffer.bytes)
  }

  private mutating func pass(_ bytes: RawSpan) async throws(IOError) {
    do throws(IOError) {
      try await sink.write(bytes)
    } catch {
      failure = error
      throw error
    }
  }
}

extension BufferedWriter: Sendable where Sink: Sendable & ~Copyable {}

extension AsyncWritable where Self: ~Copyable {
  /// Writes all of `bytes`, as of an array's `span`.
  public mutating func write(_ bytes: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await write(unsafe bytes.bytes)
  }

  /// Writes a text as UTF-8.
  public mutating func write(_ text: String) async throws(IOError) {
    try await write(text.utf8Span.span)
  }
}
