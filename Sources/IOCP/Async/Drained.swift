// SPDX-License-Identifier: Apache-2.0

/// What closing a connection or a listener had to end: operations that were in flight,
/// each of which has failed with ``IOError/Code/handleClosed``. Their memory is their
/// tasks' again.
public struct Drained: Hashable, Sendable {
  /// Reads and accepts: 0 or 1.
  public let reads: Int
  /// Writes: 0 or 1.
  public let writes: Int

  /// Operations in both directions.
  public var count: Int { reads + writes }
}
