// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A listening stream socket on a port.
///
///     let listener = try ListenerHandle(SocketAddress("127.0.0.1", port: 0), on: port)
///     try listener.accept(Operation())
///     let connection = try ConnectionHandle(accepted: try port.getQueuedCompletion(), on: port)
///     try connection.receive(Operation(capacity: 4096))
public struct ListenerHandle: Hashable, Sendable {
  let handle: Handle

  /// Listens on an address; port 0 lets the system choose.
  ///
  /// - Parameters:
  ///   - address: Of its own.
  ///   - port: Gets the packets of accepts.
  ///   - key: Comes back with them.
  /// - Throws: errno(3) of socket(2), bind(2), listen(2); `invalidHandle` for a closed port.
  public init(_ address: SocketAddress, on port: CompletionPort, key: UInt = 0) throws(IOError) {
    handle = try engineCall { () throws(EngineError) in
      let handle = try Socket.listen(on: address.address)
      do throws(EngineError) {
        try Socket.associate(handle, with: port.handle, key: key)
        return handle
      } catch {
        try Socket.close(handle)
        throw error
      }
    }
  }

  /// Where it listens; the port that the system chose when 0 was asked for.
  public var address: SocketAddress {
    get throws(IOError) {
      SocketAddress(try engineCall { () throws(EngineError) in try Socket.localAddress(handle) })
    }
  }

  /// Starts an accept. Take the connection from its completion by
  /// `ConnectionHandle(accepted:on:key:)`.
  public func accept(_ operation: Operation) throws(IOError) {
    try operation.begin(.accept, nil, length: 0)
    do throws(EngineError) {
      _ = try Socket.accept(handle, operation.record)
    } catch {
      operation.withdraw()
      throw IOError(error)
    }
  }

  /// Cancels one pending accept, or all of them; see ``ConnectionHandle/cancel(_:)``.
  @discardableResult
  public func cancel(_ operation: Operation? = nil) throws(IOError) -> Int {
    try HandleCancelling.cancel(handle, operation)
  }

  /// Closes it, unless accepts are in flight; see ``ConnectionHandle/close()``.
  public func close() throws(IOError) {
    try engineCall { () throws(EngineError) in try Socket.close(handle) }
  }
}

enum HandleCancelling {
  static func cancel(_ handle: Handle, _ operation: Operation?) throws(IOError) -> Int {
    let token = operation?.record.value.token
    return try engineCall { () throws(EngineError) in
      try Socket.cancel(handle) { token == nil || $0.token == token }
    }
  }
}
