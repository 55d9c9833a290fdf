// SPDX-License-Identifier: Apache-2.0

/// What bytes are written to.
///
///     struct Counting: AsyncWritable {
///       var count = 0
///       mutating func write(_ bytes: RawSpan) async throws(IOError) { count += bytes.byteCount }
///     }
///     var sink = Counting()
///     try await sink.write("hello")
///     print(sink.count)
public protocol AsyncWritable: ~Copyable {
  /// Writes all of `bytes`; returns when the last one has been taken.
  ///
  /// - Throws: ``IOError``; how many bytes were taken before is not known.
  mutating func write(_ bytes: RawSpan) async throws(IOError)
}
