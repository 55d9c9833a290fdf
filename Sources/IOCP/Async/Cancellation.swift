// SPDX-License-Identifier: Apache-2.0

/// How the cancellation of a task shows.
///
/// A typed error cannot be `CancellationError` and ``IOError`` at once. So an operation
/// that ended because its task was cancelled throws `IOError` with the code `cancelled`,
/// after its packet was taken: its memory is the caller's again, and a read has taken no
/// byte. One that was done before the cancellation came returns what it has moved.
extension IOError {
  /// Whether this stands for `CancellationError`.
  public var isCancellation: Bool { code == .cancelled }
}
