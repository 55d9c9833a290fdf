// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport

/// A pool, a listener on it, and what a test does with a connection whose other end is
/// a plain socket.
func withPair(
  threads: Int = 1, _ body: @escaping @Sendable (Shared, Peer) async throws -> Void
) throws {
  let pool = try WorkerPool(threads: threads, concurrency: max(1, threads))
  defer { pool.stop() }
  try pool.run {
    let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
    let peer = try Peer(port: UInt16(try listener.address.port))
    try await body(Shared(try await listener.accept(), pool), peer)
  }
}

/// A connection that several tasks of a test may use.
final class Shared: Sendable {
  let connection: Connection
  let pool: WorkerPool

  init(_ connection: consuming Connection, _ pool: WorkerPool) {
    self.connection = connection
    self.pool = pool
  }

  /// A task beside the test's own, on the same pool.
  func beside<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) -> Task<Result, any Error> {
    Task(executorPreference: pool) { try await body() }
  }

  /// Reads up to `count` bytes.
  func bytes(_ count: Int) async throws -> [UInt8] {
    var buffer = HeapBuffer(capacity: count)
    try await buffer.refill { _ = try await connection.read(into: &$0) }
    return (0..<buffer.count).map {
      unsafe buffer.bytes.unsafeLoad(fromByteOffset: $0, as: UInt8.self)
    }
  }

  func write(_ bytes: [UInt8]) async throws { try await connection.write(bytes.span) }
}

/// What a call failed with; nil when it did not.
func failure(_ body: () async throws -> Void) async throws -> IOError? {
  do {
    try await body()
    return nil
  } catch let error as IOError {
    return error
  }
}
