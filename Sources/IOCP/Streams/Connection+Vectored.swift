// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

extension Connection: AsyncVectoredReadable, AsyncVectoredWritable {
  /// As ``AsyncVectoredReadable``; recvmsg(2).
  public func read(
    into first: inout OutputRawSpan, _ second: inout OutputRawSpan
  ) async throws(IOError) -> Int {
    try await channel.read(into: &first, &second)
  }

  /// As ``AsyncVectoredWritable``; sendmsg(2).
  public func write(_ first: RawSpan, _ second: RawSpan) async throws(IOError) {
    try await channel.write(first, second)
  }

  /// The same, as of two arrays' `span`.
  public func write(_ first: Span<UInt8>, _ second: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await write(unsafe first.bytes, unsafe second.bytes)
  }
}

extension ReadHalf: AsyncVectoredReadable {
  /// As ``AsyncVectoredReadable``; recvmsg(2).
  public mutating func read(
    into first: inout OutputRawSpan, _ second: inout OutputRawSpan
  ) async throws(IOError) -> Int {
    try await channel.read(into: &first, &second)
  }
}

extension WriteHalf: AsyncVectoredWritable {
  /// As ``AsyncVectoredWritable``; sendmsg(2).
  public mutating func write(_ first: RawSpan, _ second: RawSpan) async throws(IOError) {
    try await channel.write(first, second)
  }

  /// The same, as of two arrays' `span`.
  public mutating func write(_ first: Span<UInt8>, _ second: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await write(unsafe first.bytes, unsafe second.bytes)
  }
}

extension Channel {
  fileprivate func read(
    into first: inout OutputRawSpan, _ second: inout OutputRawSpan
  ) async throws(IOError) -> Int {
    let pieces = unsafe TwoPieces(room: &first, &second)
    if pieces.length == 0 { return 0 }
    let count = try await perform("read", inward, .receive) { (record) throws(EngineError) in
      try pieces.name(in: record, for: .receive, handle)
      return try Socket.receive(handle, record)
    }
    unsafe pieces.grow(&first, &second, by: count)
    return count
  }

  fileprivate func write(_ first: RawSpan, _ second: RawSpan) async throws(IOError) {
    let pieces = unsafe TwoPieces(first, second)
    if pieces.length == 0 { return }
    _ = try await perform("write", outward, .send) { (record) throws(EngineError) in
      try pieces.name(in: record, for: .send, handle)
      return try Socket.send(handle, record)
    }
  }
}
