// SPDX-License-Identifier: Apache-2.0

/// What became of a read into, or a write from, a buffer that was given away: the buffer,
/// on every path, and the bytes that moved or why it failed.
///
///     var buffer = HeapBuffer(capacity: 4096)
///     let outcome = await connection.read(into: buffer)
///     let result = outcome.result
///     buffer = outcome.buffer
@frozen
public struct OwnedOutcome<Buffer: ~Copyable>: ~Copyable {
  /// Yours again: nobody else refers to it any more.
  public var buffer: Buffer
  /// Bytes that a read has put at the beginning of the buffer, 0 at the end of the stream
  /// or when there was no room; bytes that a write has written: all of them.
  public let result: Result<Int, IOError>

  /// What became of an operation of a stream of your own.
  ///
  /// - Parameters:
  ///   - buffer: The one that was given away.
  ///   - result: Bytes that moved, or why it failed.
  @inlinable
  public init(_ buffer: consuming Buffer, _ result: Result<Int, IOError>) {
    self.buffer = buffer
    self.result = result
  }

  /// The buffer after success. After a failure it is lost: take ``buffer`` then.
  @inlinable
  public consuming func get() throws(IOError) -> Buffer {
    _ = try result.get()
    return buffer
  }
}

// Its parts are.
extension OwnedOutcome: Sendable where Buffer: Sendable & ~Copyable {}
