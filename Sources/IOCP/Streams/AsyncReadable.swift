// SPDX-License-Identifier: Apache-2.0

/// What bytes are read from: a connection, a file, a pipe, memory, or a type of your own.
///
/// `mutating`, so that a plain struct with a position can be one; a connection, whose
/// state is the system's, needs none.
///
///     struct Zeros: AsyncReadable {
///       var count: Int
///
///       mutating func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int {
///         let part = min(count, buffer.freeCapacity)
///         for _ in 0..<part { buffer.append(0 as UInt8) }
///         count -= part
///         return part
///       }
///     }
///     var reader = BufferedReader(Zeros(count: 100))
///     print(try await reader.read(count: 10).byteCount)
public protocol AsyncReadable: ~Copyable {
  /// Reads what is there, at least one byte, into the free part of `buffer`, waiting
  /// for it if need be.
  ///
  /// - Returns: Bytes appended to `buffer`; 0 at the end, or when `buffer` was full.
  /// - Throws: ``IOError``, and `buffer` is as it was.
  mutating func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int
}
