// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// Connections of one `serveChunks`: most of them wait, without a task and without a
/// buffer; a task runs for each one that has something to read.
final class IdleService: @unchecked Sendable {
  // Sendable: constants, and what `state` guards.
  private let buffers: BufferPool
  private let body: @Sendable (borrowing Connection, borrowing PooledBuffer) async throws -> Void
  private let state = Guarded(State())

  @safe
  private struct State {
    /// Open ones, to be closed at the end.
    var channels: [ObjectIdentifier: Channel] = [:]
    var isOver = false
    var waiter: UnsafeContinuation<Void, Never>?
  }

  init(
    _ buffers: BufferPool,
    _ body: @escaping @Sendable (borrowing Connection, borrowing PooledBuffer) async throws -> Void
  ) {
    self.buffers = buffers
    self.body = body
  }

  func add(_ channel: Channel) {
    state.withLock { $0.channels[ObjectIdentifier(channel)] = channel }
    wait(channel)
  }

  private func wait(_ channel: Channel) {
    do throws(IOError) {
      try channel.waitWithoutTask { Task(executorPreference: channel.pool) { await self.serve(channel) } }
    } catch {
      Task(executorPreference: channel.pool) { await self.end(channel) }
    }
  }

  /// One chunk, then it waits again; or its end.
  private func serve(_ channel: Channel) async {
    do {
      guard let chunk = try await channel.receive(from: buffers, whenEmpty: .wait) else {
        return await end(channel)
      }
      try await body(Connection(channel), chunk)
    } catch {
      return await end(channel)
    }
    wait(channel)
  }

  private func end(_ channel: Channel) async {
    _ = await channel.close()
    let waiter = unsafe state.withLock { state -> UnsafeContinuation<Void, Never>? in
      state.channels[ObjectIdentifier(channel)] = nil
      guard state.isOver, state.channels.isEmpty else { return nil }
      defer { unsafe state.waiter = nil }
      return unsafe state.waiter
    }
    unsafe waiter?.resume()
  }

  /// Closes what is open, and waits until it has ended.
  func stop() async {
    let open = state.withLock { state in
      state.isOver = true
      return Array(state.channels.values)
    }
    for channel in open { channel.abandon() }
    unsafe await withUnsafeContinuation { continuation in
      let isOver = state.withLock { state in
        if state.channels.isEmpty { return true }
        unsafe state.waiter = continuation
        return false
      }
      if isOver { unsafe continuation.resume() }
    }
  }
}

extension Listener {
  /// Accepts until the task is cancelled or accepting fails, and runs `body`, in a task on
  /// the pool, for each piece that a connection brings. For servers of many connections
  /// that are mostly idle: one that waits has neither a task nor a buffer.
  ///
  /// Pieces of one connection come one after the other. It is closed at the end of its
  /// stream, and when `body` throws. When accepting ends, all connections are closed, and
  /// this returns when the last `body` has.
  ///
  ///     try await listener.serveChunks(from: buffers) { connection, chunk in
  ///       try await connection.write(chunk)
  ///     }
  ///
  /// - Parameters:
  ///   - buffers: Where pieces come from. While all are lent, nothing is read.
  ///   - body: Gets a connection and a piece of what it brought; both are its own until it returns.
  /// - Throws: ``IOError``: what ended the accepting.
  public borrowing func serveChunks(
    from buffers: BufferPool,
    _ body: @escaping @Sendable (borrowing Connection, borrowing PooledBuffer) async throws -> Void
  ) async throws(IOError) {
    let channel = channel
    let service = IdleService(buffers, body)
    do throws(IOError) {
      while true { service.add(try await Listener.accept(channel)) }
    } catch {
      await service.stop()
      throw error
    }
  }
}
