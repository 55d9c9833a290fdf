// SPDX-License-Identifier: Apache-2.0

extension PipeReader: AsyncVectoredReadable {
  /// As ``AsyncVectoredReadable``; readv(2).
  public borrowing func read(
    into first: inout OutputRawSpan, _ second: inout OutputRawSpan
  ) async throws(IOError) -> Int {
    let pieces = unsafe TwoPieces(room: &first, &second)
    if pieces.length == 0 { return 0 }
    let count = try await channel.read(pieces)
    unsafe pieces.grow(&first, &second, by: count)
    return count
  }
}

extension PipeWriter: AsyncVectoredWritable {
  /// As ``AsyncVectoredWritable``; writev(2).
  ///
  /// - Throws: `invalidArgument` also for more than 2 GiB at once.
  public borrowing func write(_ first: RawSpan, _ second: RawSpan) async throws(IOError) {
    let pieces = unsafe TwoPieces(first, second)
    if pieces.length > 0 { try await channel.write(pieces) }
  }

  /// The same, as of two arrays' `span`.
  public borrowing func write(_ first: Span<UInt8>, _ second: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await write(unsafe first.bytes, unsafe second.bytes)
  }
}
