// SPDX-License-Identifier: Apache-2.0

extension File: AsyncVectoredReadable, AsyncVectoredWritable {
  /// As ``read(into:at:)``, into two pieces of memory; preadv(2).
  public borrowing func read(
    into first: inout OutputRawSpan, _ second: inout OutputRawSpan, at place: Int64
  ) async throws(IOError) -> Int {
    if place < 0 { throw IOError(.invalidArgument, "read", handle: channel.owned.handle.rawValue) }
    let pieces = unsafe TwoPieces(room: &first, &second)
    if pieces.length == 0 { return 0 }
    let count = try await channel.read(pieces, at: place)
    unsafe pieces.grow(&first, &second, by: count)
    return count
  }

  /// As ``write(_:at:)-(RawSpan,_)``, from two pieces of memory; pwritev(2).
  ///
  /// - Throws: `invalidArgument` also for more than 2 GiB at once.
  public borrowing func write(_ first: RawSpan, _ second: RawSpan, at place: Int64) async throws(IOError) {
    if place < 0 { throw IOError(.invalidArgument, "write", handle: channel.owned.handle.rawValue) }
    let pieces = unsafe TwoPieces(first, second)
    if pieces.length > 0 { try await channel.write(pieces, at: place) }
  }

  /// As ``AsyncVectoredReadable``, from ``position`` on, which moves.
  public mutating func read(
    into first: inout OutputRawSpan, _ second: inout OutputRawSpan
  ) async throws(IOError) -> Int {
    let count = try await read(into: &first, &second, at: position)
    advance(by: count)
    return count
  }

  /// As ``AsyncVectoredWritable``, from ``position`` on, which moves.
  public mutating func write(_ first: RawSpan, _ second: RawSpan) async throws(IOError) {
    try await write(first, second, at: position)
    advance(by: first.byteCount + second.byteCount)
  }

  /// The same, as of two arrays' `span`.
  public mutating func write(_ first: Span<UInt8>, _ second: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await write(unsafe first.bytes, unsafe second.bytes)
  }

  /// The same at a place, as of two arrays' `span`.
  public borrowing func write(
    _ first: Span<UInt8>, _ second: Span<UInt8>, at place: Int64
  ) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await write(unsafe first.bytes, unsafe second.bytes, at: place)
  }
}
