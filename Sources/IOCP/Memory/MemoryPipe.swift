// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Two connected streams in memory: what is written to one end is read from the other,
/// both ways. Each way holds so many bytes and no more; a write waits for room.
///
///     let pipe = MemoryPipe(capacity: 4096)
///     Task { try await serve(pipe.first) }
///     try await pipe.second.write("hello")
///
/// The ends are references, which tasks can share: one that reads and one that writes.
public struct MemoryPipe: Sendable {
  /// One end.
  public let first: MemoryPipeEnd
  /// The other end.
  public let second: MemoryPipeEnd

  /// - Parameter capacity: Bytes on the way in each direction, at least 1.
  public init(capacity: Int = 65_536) {
    precondition(capacity > 0, "a pipe without room")
    let (there, back) = (MemoryLane(capacity: capacity), MemoryLane(capacity: capacity))
    first = MemoryPipeEnd(incoming: back, outgoing: there)
    second = MemoryPipeEnd(incoming: there, outgoing: back)
  }
}

/// One end of a ``MemoryPipe``, closed with the last reference to it.
///
///     let end = MemoryPipe().first
///     try await end.write(bytes.span)
///     end.close()
public final class MemoryPipeEnd: AsyncReadable, AsyncWritable, Sendable {
  private let incoming: MemoryLane
  private let outgoing: MemoryLane

  fileprivate init(incoming: MemoryLane, outgoing: MemoryLane) {
    self.incoming = incoming
    self.outgoing = outgoing
  }

  deinit { close() }

  /// Reads what is there, as any stream; 0 once the other end has closed or ended writing.
  ///
  /// - Throws: `cancelled`, and no byte was taken; `operationInFlight` when another task
  ///   reads; `handleClosed` when this end was closed; what ``fail(_:)`` was given.
  public func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int {
    try IOError.throwIfCancelled("read")
    if buffer.isFull { return 0 }
    try incoming.begin(.reader)
    defer { incoming.finish(.reader) }
    while true {
      if let count = try incoming.take(into: &buffer) { return count }
      await incoming.wait(.reader)
      try IOError.throwIfCancelled("read")
    }
  }

  /// Writes all of `bytes`, waiting for room.
  ///
  /// - Throws: `cancelled`, `operationInFlight`, `handleClosed`, as for reads; errno EPIPE
  ///   when the other end was closed.
  public func write(_ bytes: RawSpan) async throws(IOError) {
    try IOError.throwIfCancelled("write")
    if bytes.isEmpty { return }
    try outgoing.begin(.writer)
    defer { outgoing.finish(.writer) }
    var written = 0
    while true {
      written += try outgoing.put(bytes.extracting(droppingFirst: written))
      if written == bytes.byteCount { return }
      await outgoing.wait(.writer)
      try IOError.throwIfCancelled("write")
    }
  }

  /// Writes all of `bytes`, as of an array's `span`.
  public func write(_ bytes: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await write(unsafe bytes.bytes)
  }

  public func write(_ text: String) async throws(IOError) { try await write(text.utf8Span.span) }

  /// The other end reads the end of the stream after what was written.
  public func endWriting() { outgoing.end() }

  /// Both directions end. What was written before can still be read.
  public func close() {
    outgoing.end(closing: .writer)
    incoming.end(closing: .reader)
  }

  /// Both directions fail with this error from now on, on both ends: what a reset does.
  /// What is on the way is lost.
  public func fail(_ code: IOError.Code) {
    incoming.fail(code)
    outgoing.fail(code)
  }
}
