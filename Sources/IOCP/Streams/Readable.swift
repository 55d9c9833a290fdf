// SPDX-License-Identifier: Apache-2.0

/// What bytes are read from by calls that block: ``AsyncReadable`` for threads.
///
///     struct Zeros: Readable {
///       mutating func read(into buffer: inout OutputRawSpan) throws(IOError) -> Int {
///         if buffer.isFull { return 0 }
///         buffer.append(0 as UInt8)
///         return 1
///       }
///     }
///     var reader = BlockingBufferedReader(Zeros())
///     print(try reader.read(count: 10).byteCount)
public protocol Readable: ~Copyable {
  /// Reads what is there, at least one byte, into the free part of `buffer`, waiting for
  /// it if need be.
  ///
  /// - Returns: Bytes appended to `buffer`; 0 at the end, or when `buffer` was full.
  /// - Throws: ``IOError``, and `buffer` is as it was.
  mutating func read(into buffer: inout OutputRawSpan) throws(IOError) -> Int
}

/// What bytes are written to by calls that block: ``AsyncWritable`` for threads.
///
///     struct Counting: Writable {
///       var count = 0
///       mutating func write(_ bytes: RawSpan) throws(IOError) { count += bytes.byteCount }
///     }
///     var sink = Counting()
///     try sink.write("hello")
public protocol Writable: ~Copyable {
  /// Writes all of `bytes`; returns when the last one has been taken.
  ///
  /// - Throws: ``IOError``; how many bytes were taken before is not known.
  mutating func write(_ bytes: RawSpan) throws(IOError)
}

extension Writable where Self: ~Copyable {
  /// Writes all of `bytes`, as of an array's `span`.
  public mutating func write(_ bytes: Span<UInt8>) throws(IOError) {
    // SAFETY: bytes have no padding.
    try write(unsafe bytes.bytes)
  }

  /// Writes a text as UTF-8.
  public mutating func write(_ text: String) throws(IOError) { try write(text.utf8Span.span) }
}

extension Readable where Self: ~Copyable {
  /// Reads to the end, and lends each piece to `body`: all of them in one buffer of `limit`
  /// bytes, valid until `body` returns.
  public mutating func forEachChunk(
    upTo limit: Int = 16_384, _ body: (borrowing RawSpan) throws -> Void
  ) throws {
    var buffer = StreamBuffer(capacity: limit)
    while true {
      if try Self.read(&self, into: &buffer) == 0 { return }
      try body(buffer.taking(buffer.count))
    }
  }

  /// One read into all the room that a buffer has.
  static func read(_ source: inout Self, into buffer: inout StreamBuffer) throws(IOError) -> Int {
    var room = buffer.room()
    _ = try source.read(into: &room)
    let count = room.byteCount
    buffer.added(count)
    return count
  }
}
