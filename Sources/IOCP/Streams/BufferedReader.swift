// SPDX-License-Identifier: Apache-2.0

/// Reads ahead into a buffer, so that small reads, lines and pieces cost no system call
/// each. What is lent out of the buffer is not copied, and can't outlive the next call:
///
///     var reader = BufferedReader(connection, capacity: 4096)
///     while let line = try await reader.readLine() { print(line) }
///
/// A cancelled or failed call leaves what is buffered as it was.
public struct BufferedReader<Source: AsyncReadable & ~Copyable>: ~Copyable, AsyncReadable {
  /// What is read from. Reading from it directly passes over what is buffered.
  public var source: Source
  private var buffer: StreamBuffer

  /// - Parameters:
  ///   - source: What is read from.
  ///   - capacity: Of the buffer, in bytes, at least 1. No line or piece may be longer.
  public init(_ source: consuming Source, capacity: Int = 16_384) {
    buffer = StreamBuffer(capacity: capacity)
    self.source = source
  }

  /// Buffers in memory of the caller's, which is given up with the reader.
  public init<Storage: BufferStorage & ~Copyable>(_ source: consuming Source, in storage: consuming Storage) {
    buffer = StreamBuffer(storage)
    self.source = source
  }

  /// Buffers in `memory`, which stays valid, and is left alone, as long as the reader lives.
  @unsafe
  public init(_ source: consuming Source, in memory: UnsafeMutableRawBufferPointer) {
    buffer = unsafe StreamBuffer(memory)
    self.source = source
  }

  /// Gives the source back. What is buffered is lost.
  public consuming func takeSource() -> Source { source }

  // MARK: The buffer

  /// Of the buffer, in bytes.
  public var capacity: Int { buffer.capacity }

  /// Bytes that were read and not consumed yet.
  public var buffered: RawSpan {
    @_lifetime(borrow self)
    get { buffer.bytes }
  }

  /// Reads more, behind what is buffered.
  ///
  /// - Returns: Bytes added; 0 at the end.
  /// - Throws: `tooLong` when the buffer is full; what the source throws.
  @discardableResult
  public mutating func fill() async throws(IOError) -> Int {
    if buffer.roomCount == 0 { throw IOError(.tooLong(limit: capacity), "fill") }
    return try await readMore()
  }

  /// Takes the first `count` of the buffered bytes, not more than there are.
  public mutating func consume(_ count: Int) { buffer.take(count) }

  /// Whether another read would find something, waiting for it if need be.
  public mutating func hasDataLeft() async throws(IOError) -> Bool {
    if !buffer.isEmpty { return true }
    return try await readMore() > 0
  }

  private mutating func readMore() async throws(IOError) -> Int { try await Source.read(&source, into: &buffer) }

  // MARK: Reading

  /// Reads what is buffered, or else what the source has. A read that is as large as the
  /// buffer goes past it, without a copy.
  public mutating func read(into output: inout OutputRawSpan) async throws(IOError) -> Int {
    if output.isFull { return 0 }
    if buffer.isEmpty {
      if output.freeCapacity >= capacity { return try await source.read(into: &output) }
      if try await readMore() == 0 { return 0 }
    }
    return buffer.move(into: &output)
  }

  /// The next `count` bytes, fewer at the end. They are consumed, and stay in the buffer
  /// until the next call.
  ///
  /// - Throws: `tooLong` when the buffer is smaller; what the source throws.
  @_lifetime(&self)
  public mutating func read(count: Int) async throws(IOError) -> RawSpan {
    if count > capacity { throw IOError(.tooLong(limit: capacity), "read") }
    precondition(count >= 0, "a negative count")
    while buffer.count < count, try await readMore() > 0 {}
    return buffer.taking(min(count, buffer.count))
  }

  /// The bytes up to `delimiter`, which is the last of them unless the stream ends
  /// before; nil at the end. They are consumed, and stay in the buffer until the next call.
  ///
  /// - Parameters:
  ///   - delimiter: The byte that ends a piece.
  ///   - limit: The most bytes, with the delimiter; nil for as many as the buffer holds, which is
  ///     the limit in any case.
  /// - Throws: `tooLong`, and nothing was consumed; what the source throws.
  @_lifetime(&self)
  public mutating func read(until delimiter: UInt8, limit: Int? = nil) async throws(IOError) -> RawSpan? {
    guard let length = try await lengthOfPiece(until: delimiter, limit, "read") else { return nil }
    return buffer.taking(length)
  }

  /// The next line without its end, `\n` or `\r\n`; nil at the end. What is not UTF-8 is
  /// repaired. ``read(until:limit:)`` lends the bytes instead.
  ///
  /// - Parameter limit: The most bytes, with the line's end; as for ``read(until:limit:)``.
  /// - Throws: `tooLong`, and nothing was consumed; what the source throws.
  public mutating func readLine(limit: Int? = nil) async throws(IOError) -> String? {
    guard let length = try await lengthOfPiece(until: UInt8(ascii: "\n"), limit, "readLine") else { return nil }
    return String(line: buffer.taking(length))
  }

  private mutating func lengthOfPiece(
    until delimiter: UInt8, _ limit: Int?, _ operation: String
  ) async throws(IOError) -> Int? {
    if let limit, limit < 1 { throw IOError(.invalidArgument, operation) }
    var search = buffer.search(delimiter, limit: limit)
    while true {
      if let length = try buffer.length(of: &search, operation) { return length }
      if try await readMore() == 0 { return buffer.isEmpty ? nil : buffer.count }
    }
  }
}

extension BufferedReader: Sendable where Source: Sendable & ~Copyable {}
