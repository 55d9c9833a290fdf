// SPDX-License-Identifier: Apache-2.0

/// What closing a handle had to end: operations that were in flight, each of which has
/// failed with ``IOError/Code/handleClosed``. Their memory is their tasks' again.
///
///     let drained = await connection.close()
///     if drained.count > 0 { print("closed under \(drained.reads) reads, \(drained.writes) writes") }
public struct Drained: Hashable, Sendable {
  /// Reads, receives and accepts: 0 or 1.
  public let reads: Int
  /// Writes and sends: 0 or 1.
  public let writes: Int

  /// Operations in both directions.
  public var count: Int { reads + writes }
}
