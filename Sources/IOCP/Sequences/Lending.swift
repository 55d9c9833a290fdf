// SPDX-License-Identifier: Apache-2.0

extension AsyncReadable where Self: ~Copyable {
  /// Reads to the end, and lends each piece to `body`: all of them in one buffer, which is
  /// not copied. The next read waits until `body` has returned.
  ///
  /// - Parameters:
  ///   - limit: Of the buffer, in bytes, at least 1.
  ///   - body: Gets between 1 and `limit` bytes, valid until it returns.
  /// - Throws: ``IOError`` of a read; what `body` throws.
  public mutating func forEachChunk(
    upTo limit: Int = 16_384, _ body: (borrowing RawSpan) async throws -> Void
  ) async throws {
    var buffer = HeapBuffer(capacity: limit)
    try await forEachChunk(in: &buffer, body)
  }

  /// One read into all the room that a buffer has.
  static func read(_ source: inout Self, into buffer: inout StreamBuffer) async throws(IOError) -> Int {
    var room = buffer.room()
    _ = try await source.read(into: &room)
    let count = room.byteCount
    buffer.added(count)
    return count
  }

  /// As ``forEachChunk(upTo:_:)``, in a buffer of the caller's.
  public mutating func forEachChunk(
    in buffer: inout HeapBuffer, _ body: (borrowing RawSpan) async throws -> Void
  ) async throws {
    while true {
      try await buffer.refill { (span) throws(IOError) in _ = try await read(into: &span) }
      if buffer.count == 0 { return }
      try await body(buffer.bytes)
    }
  }
}

extension BufferedReader where Source: ~Copyable {
  /// Reads to the end, and lends each line, its end included, to `body`: in the reader's
  /// buffer, which is not copied.
  ///
  /// - Throws: `tooLong` for a line that is longer than the buffer; ``IOError`` of a read;
  ///   what `body` throws, and then the line is consumed.
  public mutating func forEachLine(_ body: (borrowing RawSpan) async throws -> Void) async throws {
    while let line = try await read(until: UInt8(ascii: "\n")) { try await body(line) }
  }
}
