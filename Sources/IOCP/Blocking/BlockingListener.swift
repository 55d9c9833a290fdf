// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A listening stream socket for threads: ``Listener`` with calls that block.
///
///     let listener = try BlockingListener(SocketAddress("127.0.0.1", port: 8080))
///     var connection = try listener.accept()
///     try connection.write("hello")
public struct BlockingListener: ~Copyable, Sendable {
  let owned: OwnedHandle
  /// How long an accept waits before it throws `timedOut`; nil for as long as it takes.
  public var timeout: Duration?

  /// Listens on an address; port 0 lets the system choose.
  public init(_ address: SocketAddress, timeout: Duration? = nil) throws(IOError) {
    owned = OwnedHandle(
      try engineCall { () throws(EngineError) in try Socket.listen(on: address.address) }, .socket)
    self.timeout = timeout
  }

  /// Where it listens; the port that the system chose when 0 was asked for.
  public var address: SocketAddress {
    get throws(IOError) {
      SocketAddress(try engineCall { () throws(EngineError) in try Socket.localAddress(owned.handle) })
    }
  }

  /// The next connection, which has this listener's timeout.
  ///
  /// - Throws: `timedOut`; `handleClosed` when another thread has closed the listener;
  ///   errno(3) of accept(2).
  public borrowing func accept() throws(IOError) -> BlockingConnection {
    let descriptor = try owned.block("accept", .accept, .reading, timeout) { descriptor in
      let result = SystemCalls.acceptConnection(descriptor)
      // One that has gone before it was taken is nobody's error.
      return result == -Int(Errno.connectionAborted) ? -Int(Errno.wouldBlock) : result
    }
    return try BlockingConnection(accepted: Int32(descriptor), timeout: timeout)
  }

  /// Closes the listener; an accept of another thread ends with `handleClosed`. Dropping it
  /// does the same. Does nothing the second time.
  public borrowing func close() { owned.abandon() }
}
