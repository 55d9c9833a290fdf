// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A listening stream socket, owned by one part of the program.
///
/// It has the three ways out of a ``Connection``.
///
///     let listener = try Listener(SocketAddress("127.0.0.1", port: 8080), on: pool)
///     try await listener.forEachConnection(maxConcurrent: 1000) { connection in
///       while let chunk = try await connection.read(from: buffers) { try await connection.write(chunk) }
///     }
public struct Listener: ~Copyable, Sendable {
  let channel: Channel

  /// Listens on an address; port 0 lets the system choose.
  public init(_ address: SocketAddress, on pool: WorkerPool) throws(IOError) {
    channel = try engineCall { () throws(EngineError) in
      try Channel(try Socket.listen(on: address.address), on: pool)
    }
    Socket.sendAtOnce(channel.handle)
  }

  /// Where it listens; the port that the system chose when 0 was asked for.
  public var address: SocketAddress {
    get throws(IOError) {
      SocketAddress(try engineCall { () throws(EngineError) in try Socket.localAddress(channel.handle) })
    }
  }

  /// The next connection, on the same pool.
  ///
  /// - Throws: ``IOError``: `cancelled`, `operationInFlight` while another accept waits,
  ///   `handleClosed`, or errno(3) of accept4(2).
  public func accept() async throws(IOError) -> Connection {
    Connection(try await Listener.accept(channel))
  }

  static func accept(_ channel: Channel) async throws(IOError) -> Channel {
    let descriptor = try await channel.accept()
    return try engineCall { () throws(EngineError) in
      try Channel(try Socket.adopt(descriptor, isStream: true), on: channel.pool)
    }
  }

  /// As `accept`; nil when the pool has begun to stop, so that the connections that are
  /// there may go on for as long as the stop's grace lasts.
  static func acceptUntilStop(_ channel: Channel) async throws(IOError) -> Channel? {
    do throws(IOError) {
      return try await accept(channel)
    } catch {
      if channel.pool.residents.phase != .open, !Task.isCancelled { return nil }
      throw error
    }
  }

  /// Accepts until the task is cancelled, the pool stops, or accepting fails, and runs
  /// `body` with each connection in a child task. Returns when all of them have ended.
  ///
  /// A connection is closed when its `body` returns or throws, wherever it was moved to;
  /// the others go on. When accepting ends, the tasks of `body` are cancelled.
  ///
  /// - Parameters:
  ///   - maximum: Connections at a time, at least 1; further ones wait in the system's queue.
  ///     nil: as many as come.
  ///   - body: Owns its connection.
  /// - Throws: ``IOError``: what ended the accepting; `invalidArgument`.
  public borrowing func forEachConnection(
    maxConcurrent maximum: Int? = nil, _ body: @escaping @Sendable (consuming Connection) async throws -> Void
  ) async throws(IOError) {
    let channel = channel
    if let maximum, maximum < 1 {
      throw IOError(.invalidArgument, "forEachConnection", handle: channel.handle.rawValue)
    }
    do {
      if let maximum {
        try await Listener.serve(channel, atMost: maximum, body)
      } else {
        // Discarding: a group keeps each child that has ended until somebody asks.
        try await withThrowingDiscardingTaskGroup { group in
          while true {
            guard let accepted = try await Listener.acceptUntilStop(channel) else { return }
            group.addTask(executorPreference: channel.pool) { await Listener.run(accepted, body) }
          }
        }
      }
    } catch {
      throw error as! IOError
    }
  }

  private static func serve(
    _ channel: Channel, atMost maximum: Int, _ body: @escaping @Sendable (consuming Connection) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      var running = 0
      while true {
        if running >= maximum {
          try await group.next()
          running -= 1
        }
        guard let accepted = try await Listener.acceptUntilStop(channel) else { return }
        running += 1
        group.addTask(executorPreference: channel.pool) { await Listener.run(accepted, body) }
      }
    }
  }

  private static func run(
    _ channel: Channel, _ body: @Sendable (consuming Connection) async throws -> Void
  ) async {
    // A body that fails is its own affair.
    try? await channel.withCancellationScope { try await body(Connection(channel)) }
    _ = await channel.close()
  }

  // MARK: The ways out

  /// Cancels the accept that waits; see ``Connection/cancel()``.
  @discardableResult
  public func cancel() -> Int { channel.cancel() }

  /// Ends an accept that waits with `handleClosed`, waits until its packet was taken, and
  /// closes.
  @discardableResult
  public consuming func close() async -> Drained { await channel.close() }

  /// Closes, unless an accept is in flight; see ``Connection/closeIfIdle()``.
  public func close() throws(IOError) { try channel.closeIfIdle() }

  /// As the synchronous `close()`, which an async function can't name.
  public func closeIfIdle() throws(IOError) { try channel.closeIfIdle() }
}
