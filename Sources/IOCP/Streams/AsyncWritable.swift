// SPDX-License-Identifier: Apache-2.0

/// What bytes are written to.
public protocol AsyncWritable: ~Copyable {
  /// Writes all of `bytes`; returns when the last one has been taken.
  ///
  /// - Throws: ``IOError``; how many bytes were taken before is not known.
  mutating func write(_ bytes: RawSpan) async throws(IOError)
}
