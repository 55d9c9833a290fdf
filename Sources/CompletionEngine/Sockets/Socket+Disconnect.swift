// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension Socket {
  /// Starts an operation of kind `transmit` or `disconnect`; it takes its turn behind
  /// pending sends.
  package static func start(
    _ handle: Handle, _ operation: Stable<Operation>
  ) throws(EngineError) -> Submission {
    try send(handle, operation)
  }

  /// Ends the connection for sending; the peer sees the end of the stream.
  ///
  /// - Parameter isReused: A fresh descriptor takes the place of the connection's, so
  ///   that the handle, its port and its key can have another connection. Receives that
  ///   wait end as aborted.
  /// - Returns: 0 or -errno.
  mutating func disconnect(thenReuse isReused: Bool) -> Int {
    guard isReused else { return shutDown(receiving: false, sending: true) }
    let fresh = SystemCalls.socketLike(descriptor)
    if fresh < 0 { return fresh }
    _ = shutDown(receiving: false, sending: true)
    while let operation = receives.first {
      receives.removeFirst()
      deliver(operation, Status(code: ECONNABORTED), operation.value.progress, fromBase: false, hadWaited: true)
    }
    // A close with unread data would reset the connection, and the peer might lose what
    // was sent to it.
    SystemCalls.discardReceived(descriptor)
    exchangeDescriptor(Int32(fresh))
    // Those in a blocking call find a socket without a connection.
    if blocked != nil { interruptBlockedThreads() }
    return 0
  }
}
