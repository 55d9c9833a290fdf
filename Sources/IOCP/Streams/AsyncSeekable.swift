// SPDX-License-Identifier: Apache-2.0

/// What has places that reads and writes can begin at: a file, memory.
///
/// Reads and writes begin at the position and move it.
///
///     var file = try File("/etc/hostname", on: pool)
///     try file.seek(to: try await file.size() - 4)
///     try await file.forEachChunk { chunk in parse(chunk) }
public protocol AsyncSeekable: ~Copyable {
  /// Where the next read or write begins, in bytes from the beginning. A place behind the
  /// end is none to read from; a write there fills the gap with zeros.
  ///
  /// Setting it costs nothing and waits for nobody.
  var position: Int64 { get }

  /// - Throws: `invalidArgument` for a place before the beginning.
  mutating func seek(to position: Int64) throws(IOError)

  /// Bytes from the beginning to the end.
  mutating func size() async throws(IOError) -> Int64
}

extension AsyncSeekable where Self: ~Copyable {
  /// Moves the position by so many bytes, backwards when negative.
  public mutating func seek(by distance: Int64) throws(IOError) {
    let (place, overflow) = position.addingReportingOverflow(distance)
    if overflow { throw IOError(.invalidArgument, "seek") }
    try seek(to: place)
  }

  /// Moves the position behind the last byte.
  public mutating func seekToEnd() async throws(IOError) { try seek(to: try await size()) }
}
