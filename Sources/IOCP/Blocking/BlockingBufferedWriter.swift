// SPDX-License-Identifier: Apache-2.0

/// ``BufferedWriter`` for threads: the same calls, which block.
///
/// What was not flushed is dropped with the writer. A write that has failed leaves open
/// how much has arrived, so all later ones fail with the same error.
///
///     var writer = BlockingBufferedWriter(try BlockingFile("log", .writing, .create))
///     try writer.write("one\n")
///     try writer.flush()
public struct BlockingBufferedWriter<Sink: Writable & ~Copyable>: ~Copyable, Writable {
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
  public consuming func takeSink() throws(IOError) -> Sink {
    try flush()
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
  public mutating func write(_ bytes: RawSpan) throws(IOError) {
    if bytes.byteCount > buffer.roomCount { try flush() }
    if let failure { throw failure }
    if bytes.byteCount >= capacity { return try pass(bytes) }
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
  ) throws {
    if count > capacity { throw IOError(.tooLong(limit: capacity), "write") }
    if count > buffer.roomCount { try flush() }
    if let failure { throw failure }
    var room = buffer.room()
    try body(&room)
    let added = room.byteCount
    buffer.added(added)
  }

  /// Passes on what is buffered; returns when the sink has taken the last byte.
  public mutating func flush() throws(IOError) {
    if let failure { throw failure }
    if buffer.isEmpty { return }
    do throws(IOError) {
      try Self.write(buffer, to: &sink)
    } catch {
      failure = error
      throw error
    }
    buffer.take(buffer.count)
  }

  private static func write(_ buffer: borrowing StreamBuffer, to sink: inout Sink) throws(IOError) {
    try sink.write(buffer.bytes)
  }

  private mutating func pass(_ bytes: RawSpan) throws(IOError) {
    do throws(IOError) {
      try sink.write(bytes)
    } catch {
      failure = error
      throw error
    }
  }
}

extension BlockingBufferedWriter: Sendable where Sink: Sendable & ~Copyable {}
