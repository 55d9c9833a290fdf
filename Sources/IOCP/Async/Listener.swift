// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A listening stream socket, owned by one part of the program.
public struct Listener: ~Copyable, Sendable {
  let channel: Channel

  /// Listens on an address; port 0 lets the system choose.
  public init(_ address: SocketAddress, on pool: WorkerPool) throws(IOError) {
    channel = try engineCall { () throws(EngineError) in
      try Channel(try Socket.listen(on: address.address), on: pool)
    }
  }

  /// Where it listens; the port that the system chose when 0 was asked for.
  public var address: SocketAddress {
    get throws(IOError) {
      SocketAddress(try engineCall { () throws(EngineError) in try Socket.localAddress(channel.handle) })
    }
  }

  /// The next connection, on the same pool.
  public func accept() async throws(IOError) -> Connection {
    Connection(try await Listener.accept(channel))
  }

  private static func accept(_ channel: Channel) async throws(IOError) -> Channel {
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

  /// Accepts until the task is cancelled, the pool stops, or accepting fails, and runs `body` with each
  /// connection in a child task. Returns when all of them have ended.
  ///
  /// A connection whose `body` throws is closed like any other; the others go on.
  ///
  /// - Parameter maximum: Connections at a time; further ones wait in the system's
  ///   queue. nil: as many as come.
  public borrowing func forEachConnection(
    maxConcurrent maximum: Int? = nil, _ body: @escaping @Sendable (consuming Connection) async throws -> Void
  ) async throws(IOError) {
    let channel = channel
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        var running = 0
        while true {
          if let maximum, running >= maximum {
            try await group.next()
            running -= 1
          }
          guard let accepted = try await Listener.acceptUntilStop(channel) else { break }
          running += 1
          group.addTask(executorPreference: channel.pool) {
            try? await accepted.withCancellationScope { try await body(Connection(accepted)) }
          }
        }
      }
    } catch {
      throw error as! IOError
    }
  }

  public consuming func close() {
    channel.close()
  }
}
