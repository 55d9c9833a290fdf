// SPDX-License-Identifier: Apache-2.0

/// What reads into two pieces of memory at once, as into a header and a body, without a
/// copy and by one operation.
///
///     struct Nothing: AsyncVectoredReadable {
///       func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int { 0 }
///       func read(into first: inout OutputRawSpan, _ second: inout OutputRawSpan) async throws(IOError) -> Int { 0 }
///     }
///     for try await chunk in Chunks(of: Nothing()) { print(chunk.count) }
public protocol AsyncVectoredReadable: AsyncReadable, ~Copyable {
  /// Reads what is there, at least one byte, into the free part of `first`, and what that
  /// does not hold into the free part of `second`.
  ///
  /// - Returns: Bytes appended to both; 0 at the end, or when both were full.
  mutating func read(
    into first: inout OutputRawSpan, _ second: inout OutputRawSpan
  ) async throws(IOError) -> Int
}

/// What writes two pieces of memory at once, as a header and a body, without a copy and
/// by one operation.
///
///     let header = Array("Content-Length: 3\r\n\r\n".utf8)
///     try await connection.write(header.span.bytes, bytes.span.bytes)
public protocol AsyncVectoredWritable: AsyncWritable, ~Copyable {
  /// Writes all of `first`, then all of `second`; nothing of anybody else's between them.
  mutating func write(_ first: RawSpan, _ second: RawSpan) async throws(IOError)
}
