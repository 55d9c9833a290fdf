// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A connected stream, owned by one part of the program.
///
/// Reads and writes work on memory of the caller's, without a copy: the call returns
/// when the operation has ended, also when the task is cancelled meanwhile, so nothing
/// is written behind anybody's back. A cancelled read has taken no byte.
public struct Connection: ~Copyable, Sendable, AsyncReadable, AsyncWritable {
  let channel: Channel

  init(_ channel: Channel) { self.channel = channel }

  /// Connects to an address, and puts the connection on the pool's port.
  public init(to address: SocketAddress, on pool: WorkerPool) async throws(IOError) {
    // Dropped with all it has opened when the attempt fails.
    let channel = try engineCall { () throws(EngineError) in
      try Channel(
        try Socket.create(family: address.address.family, type: 1, protocolNumber: 0), on: pool)
    }
    try await channel.connect(to: address.address)
    self.channel = channel
  }

  /// Reads what is there, at least one byte, into the free part of `buffer`, waiting
  /// for it if need be.
  ///
  /// - Returns: Bytes read, which are appended to `buffer`; 0 at the end of the stream,
  ///   or when `buffer` was full.
  public func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int {
    let (base, length) = unsafe buffer.freePart
    if length == 0 { return 0 }
    let count = try await unsafe channel.receive(base, length)
    unsafe buffer.withUnsafeMutableBytes { _, filled in filled += count }
    return count
  }

  /// Writes all of `bytes`; returns when the system has taken the last one.
  public func write(_ bytes: RawSpan) async throws(IOError) {
    let (base, length) = unsafe bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    if length == 0 { return }
    try await unsafe channel.send(base, length)
  }

  /// Writes all of `bytes`, as of an array's `span`.
  public func write(_ bytes: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    let (base, length) = unsafe bytes.bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    if length == 0 { return }
    try await unsafe channel.send(base, length)
  }

  /// Closes the connection. Operations in flight, which only a half of a split
  /// connection can have, end with `handleClosed`.
  public consuming func close() {
    channel.close()
  }
}

extension OutputRawSpan {
  /// The bytes that are not initialized yet: they stay where they are while the span
  /// is borrowed for writing, also across suspensions.
  fileprivate var freePart: (UnsafeMutableRawPointer?, Int) {
    mutating get {
      unsafe withUnsafeMutableBytes { bytes, filled in
        unsafe (bytes.baseAddress.map { unsafe $0 + filled }, bytes.count - filled)
      }
    }
  }
}
