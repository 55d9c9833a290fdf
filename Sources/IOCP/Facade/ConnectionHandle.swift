// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A connected stream socket on a port.
///
/// Operations in one direction complete in the order in which they were started. A
/// value of this type is a name: once closed it is refused, also when the system
/// has reused the descriptor.
///
///     let connection = try ConnectionHandle(to: address, on: port, Operation())
///     _ = try port.getQueuedCompletion()  // connected
///     try connection.receive(Operation(capacity: 4096))
///     let received = try port.getQueuedCompletion()
///     print(received.bytes)
///     try connection.close()
public struct ConnectionHandle: Hashable, Sendable {
  let handle: Handle

  /// Takes the connection out of a completed accept.
  ///
  /// - Throws: `invalidArgument` when `completion` brought none.
  public init(accepted completion: Completion, on port: CompletionPort, key: UInt = 0) throws(IOError) {
    guard let operation = completion.operation, operation.acceptedDescriptor >= 0 else {
      throw IOError(.invalidArgument, "accept")
    }
    let descriptor = operation.acceptedDescriptor
    operation.acceptedDescriptor = -1
    handle = try engineCall { () throws(EngineError) in
      try ConnectionHandle.associate(try Socket.adopt(descriptor, isStream: true), port, key)
    }
  }

  /// Starts connecting; `operation` completes when the connection is there.
  public init(
    to address: SocketAddress, on port: CompletionPort, key: UInt = 0, _ operation: Operation
  ) throws(IOError) {
    handle = try engineCall { () throws(EngineError) in
      try ConnectionHandle.associate(
        try Socket.create(family: address.address.family, type: 1, protocolNumber: 0), port, key)
    }
    try operation.begin(.connect, self, length: 0)
    do throws(EngineError) {
      try unsafe address.address.withResult { (bytes, length) throws(EngineError) in
        _ = try unsafe Socket.connect(handle, bytes, length, operation.record)
      }
    } catch {
      operation.withdraw()
      try? close()
      throw IOError(error)
    }
  }

  private static func associate(
    _ handle: Handle, _ port: CompletionPort, _ key: UInt
  ) throws(EngineError) -> Handle {
    do throws(EngineError) {
      try Socket.associate(handle, with: port.handle, key: key)
      return handle
    } catch {
      try Socket.close(handle)
      throw error
    }
  }

  /// Starts a receive of up to `count` bytes (nil: the whole buffer) into the
  /// operation's buffer. It completes with what is there, at least one byte; with 0
  /// at the end of the stream. A receive of 0 bytes completes when data is there,
  /// and takes none.
  public func receive(_ operation: Operation, count: Int? = nil) throws(IOError) {
    try operation.begin(.receive, self, length: count ?? operation.capacity)
    try start(operation) { () throws(EngineError) in try Socket.receive(handle, operation.record) }
  }

  /// Starts a send of the first `count` bytes of the operation's buffer. It
  /// completes when the system has taken all of them.
  public func send(_ operation: Operation, count: Int) throws(IOError) {
    try operation.begin(.send, self, length: count)
    try start(operation) { () throws(EngineError) in try Socket.send(handle, operation.record) }
  }

  /// As `receive(_:count:)`, into memory of the caller's.
  ///
  /// The memory must stay valid, and be left alone, until the completion has been
  /// taken off the port.
  @unsafe
  public func receive(_ operation: Operation, into memory: UnsafeMutableRawBufferPointer) throws(IOError) {
    if operation.isInFlight { throw IOError(.operationInFlight, "receive") }
    unsafe operation.begin(.receive, self, memory.baseAddress, length: memory.count)
    try start(operation) { () throws(EngineError) in try Socket.receive(handle, operation.record) }
  }

  /// As `send(_:count:)`, from memory of the caller's.
  @unsafe
  public func send(_ operation: Operation, from memory: UnsafeRawBufferPointer) throws(IOError) {
    if operation.isInFlight { throw IOError(.operationInFlight, "send") }
    unsafe operation.begin(
      .send, self, UnsafeMutableRawPointer(mutating: memory.baseAddress), length: memory.count)
    try start(operation) { () throws(EngineError) in try Socket.send(handle, operation.record) }
  }

  private func start(
    _ operation: Operation, _ call: () throws(EngineError) -> Submission
  ) throws(IOError) {
    do throws(EngineError) {
      _ = try call()
    } catch {
      operation.withdraw()
      throw IOError(error)
    }
  }

  /// Cancels one pending operation, or all of them.
  ///
  /// A request whose answer is honest: each cancelled operation yields its
  /// completion with ``IOError/Code/cancelled``; keep the operation until you have
  /// taken that off the port.
  ///
  /// - Returns: How many were cancelled, at least 1.
  /// - Throws: `notFound`: completed already, or never started here.
  @discardableResult
  public func cancel(_ operation: Operation? = nil) throws(IOError) -> Int {
    try HandleCancelling.cancel(handle, operation)
  }

  /// Closes the connection, unless operations are in flight.
  ///
  /// - Throws: `operationsInFlight`, and nothing has happened: cancel, take the
  ///   completions off the port, close again.
  public func close() throws(IOError) {
    try engineCall { () throws(EngineError) in try Socket.close(handle) }
  }
}

extension Address {
  func withResult(
    _ body: (UnsafeRawPointer, UInt32) throws(EngineError) -> Void
  ) throws(EngineError) {
    var failure: EngineError?
    unsafe withPointer { bytes, length in
      do throws(EngineError) { try unsafe body(bytes, length) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
