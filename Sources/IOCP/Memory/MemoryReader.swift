// SPDX-License-Identifier: Apache-2.0

/// Reads bytes that are in memory, as if they came from a file.
///
///     for try await line in Lines(of: MemoryReader("one\ntwo\n", bytesPerRead: 3)) { print(line) }
public struct MemoryReader: AsyncReadable, AsyncVectoredReadable, AsyncSeekable, Sendable {
  private let bytes: [UInt8]
  private let bytesPerRead: Int
  public private(set) var position: Int64 = 0

  /// - Parameters:
  ///   - bytes: All that there is to read.
  ///   - bytesPerRead: The most that one read brings, at least 1: streams bring what they have.
  public init(_ bytes: [UInt8], bytesPerRead: Int = .max) {
    precondition(bytesPerRead > 0, "a stream that never brings anything")
    self.bytes = bytes
    self.bytesPerRead = bytesPerRead
  }

  /// Reads the UTF-8 of a text.
  ///
  /// - Parameters:
  ///   - text: All that there is to read.
  ///   - bytesPerRead: The most that one read brings, at least 1.
  public init(_ text: String, bytesPerRead: Int = .max) {
    self.init(Array(text.utf8), bytesPerRead: bytesPerRead)
  }

  public mutating func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int {
    try IOError.throwIfCancelled("read")
    return move(into: &buffer, atMost: bytesPerRead)
  }

  public mutating func read(
    into first: inout OutputRawSpan, _ second: inout OutputRawSpan
  ) async throws(IOError) -> Int {
    try IOError.throwIfCancelled("read")
    let count = move(into: &first, atMost: bytesPerRead)
    return count + move(into: &second, atMost: bytesPerRead - count)
  }

  private mutating func move(into buffer: inout OutputRawSpan, atMost limit: Int) -> Int {
    let count = copy(into: &buffer, atMost: limit)
    position += Int64(count)
    return count
  }

  private func copy(into buffer: inout OutputRawSpan, atMost limit: Int) -> Int {
    guard position < Int64(bytes.count) else { return 0 }
    // SAFETY: bytes have no padding.
    let rest = unsafe bytes.span.bytes.extracting(Int(position)...)
    return buffer.append(copying: rest.extracting(first: limit))
  }

  public mutating func seek(to position: Int64) throws(IOError) {
    if position < 0 { throw IOError(.invalidArgument, "seek") }
    self.position = position
  }

  public mutating func size() async throws(IOError) -> Int64 { Int64(bytes.count) }
}
