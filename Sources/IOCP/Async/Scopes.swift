// SPDX-License-Identifier: Apache-2.0

/// Connects, lends the connection to `body`, and closes it when `body` returns or throws:
/// nothing is in flight, and no descriptor is open, when this returns.
///
///     let greeting = try await withConnection(to: address, on: pool) { connection in
///       try await connection.read(into: HeapBuffer(capacity: 512)).get().count
///     }
///
/// - Throws: ``IOError`` when connecting fails; what `body` throws.
nonisolated(nonsending) public func withConnection<Result>(
  to address: SocketAddress, on pool: WorkerPool,
  _ body: nonisolated(nonsending) (borrowing Connection) async throws -> Result
) async throws -> Result {
  let connection = try await Connection(to: address, on: pool)
  do {
    let result = try await body(connection)
    await connection.close()
    return result
  } catch {
    await connection.close()
    throw error
  }
}

/// Makes a port, lends its name to `body`, and closes it when `body` returns or throws:
/// packets that nobody took are dropped with their operations.
///
///     try withPort { port in
///       try port.post(key: 7)
///       print(try port.getQueuedCompletion().key)
///     }
///
/// - Parameters:
///   - concurrency: As for ``CompletionPort/init(concurrency:options:)``.
///   - body: Gets the port's name.
/// - Throws: ``IOError`` when there is no port to be had; what `body` throws.
public func withPort<Result>(
  concurrency: Int = 0, _ body: (CompletionPort) throws -> Result
) throws -> Result {
  let port = try CompletionPort(concurrency: concurrency)
  // Closed by `body` already: as good.
  defer { try? port.close() }
  return try body(port)
}
