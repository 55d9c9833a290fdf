// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A connected stream for threads: ``Connection`` with calls that block. It needs no pool
/// and no thread but the caller's.
///
///     let connection = try BlockingConnection(to: SocketAddress("127.0.0.1", port: 80), timeout: .seconds(5))
///     try connection.write("GET / HTTP/1.0\r\n\r\n")
///
/// One thread may read while another one writes. Calls in one direction take turns.
public struct BlockingConnection: ~Copyable, Sendable, Readable, Writable {
  let owned: OwnedHandle
  /// How long a call waits before it throws `timedOut`; nil for as long as it takes.
  public var timeout: Duration?

  /// Connects to an address.
  ///
  /// - Parameters:
  ///   - address: Of the peer.
  ///   - timeout: For this and for all later calls.
  public init(to address: SocketAddress, timeout: Duration? = nil) throws(IOError) {
    let handle = try engineCall { () throws(EngineError) in
      try Socket.create(family: address.address.family, type: 1, protocolNumber: 0)
    }
    let owned = OwnedHandle(handle, .socket)
    var hasBegun = false
    _ = try owned.block("connect", .connect, .writing, timeout) { descriptor in
      if hasBegun { return SystemCalls.connectProgress(descriptor) }
      hasBegun = true
      return unsafe address.address.withPointer { unsafe SystemCalls.connectTo(descriptor, $0, $1) }
    }
    self.owned = owned
    self.timeout = timeout
  }

  /// Takes over the descriptor of a connected stream socket, which becomes non-blocking for
  /// whoever shares it; it is closed when that fails.
  init(accepted descriptor: Int32, timeout: Duration?) throws(IOError) {
    owned = OwnedHandle(
      try engineCall { () throws(EngineError) in try Socket.adopt(descriptor, isStream: true) }, .socket)
    self.timeout = timeout
  }

  /// Reads what is there, at least one byte, into the free part of `buffer`, waiting for
  /// it if need be.
  ///
  /// - Returns: Bytes appended to `buffer`; 0 at the end of the stream, or when `buffer`
  ///   was full.
  /// - Throws: `timedOut`, and no byte was taken; `handleClosed` when another thread has
  ///   closed the connection; errno(3) of recv(2).
  public borrowing func read(into buffer: inout OutputRawSpan) throws(IOError) -> Int {
    let (base, length) = unsafe buffer.room
    if length == 0 { return 0 }
    let count = try unsafe owned.block("read", .receive, base, length, timeout) { (answer, _) throws(IOError) in
      try owned.count(answer, "read")
    }
    unsafe buffer.grow(by: count)
    return count
  }

  /// Writes all of `bytes`; returns when the system has taken the last one.
  ///
  /// - Throws: `timedOut` or errno(3) of send(2), and how many bytes have gone is not
  ///   known; `handleClosed` when another thread has closed the connection.
  public borrowing func write(_ bytes: RawSpan) throws(IOError) {
    let (base, length) = unsafe bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    var written = 0
    while written < length {
      let start = unsafe base.map { unsafe UnsafeMutableRawPointer(mutating: $0 + written) }
      written += try unsafe owned.block("write", .send, start, length - written, timeout) {
        (answer, _) throws(IOError) in try owned.count(answer, "write")
      }
    }
  }

  /// Writes all of `bytes`, as of an array's `span`.
  public borrowing func write(_ bytes: Span<UInt8>) throws(IOError) {
    // SAFETY: bytes have no padding.
    try write(unsafe bytes.bytes)
  }

  public borrowing func write(_ text: String) throws(IOError) { try write(text.utf8Span.span) }

  /// The peer reads the end of the stream after what was written; this side can still read.
  public borrowing func endWriting() throws(IOError) {
    var result = 0
    do throws(EngineError) {
      let slot = try HandleTable.lock(owned.handle, .socket, for: .shutdown)
      result = slot.socket.value.shutDown(receiving: false, sending: true)
      slot.unlock()
    } catch {
      throw owned.refusal(error, "shutdown")
    }
    _ = try owned.count(result, "shutdown")
  }

  /// Closes the connection; calls of other threads end with `handleClosed`. Dropping it
  /// does the same. Does nothing the second time.
  public borrowing func close() { owned.abandon() }
}
