// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport

/// As `withPair`, for a test that owns its connection.
func withConnected(
  threads: Int = 1, _ body: @escaping @Sendable (consuming Connection, Peer, WorkerPool) async throws -> Void
) throws {
  let pool = try WorkerPool(threads: threads, concurrency: max(1, threads))
  defer { pool.stop() }
  try pool.run {
    let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
    let peer = try Peer(port: UInt16(try listener.address.port))
    let connection = try await listener.accept()
    await listener.close()
    try await body(connection, peer, pool)
  }
}

/// Waits until `condition` holds; the pool's thread serves others meanwhile. Throws when
/// it does not come true.
func eventually(_ what: String, _ condition: () async throws -> Bool) async throws {
  let clock = ContinuousClock()
  let limit = clock.now + .seconds(patience)
  while try await !condition() {
    if clock.now > limit { throw TooLong(what) }
    await Task.yield()
  }
}

/// The end of a value's life, without a word.
func letGo(of connection: consuming Connection) {}

/// A read came to the end of the stream, where a test had sent something.
struct NothingRead: Error {}

extension RawSpan {
  var array: [UInt8] {
    var bytes: [UInt8] = []
    for index in 0..<byteCount { bytes.append(unsafe unsafeLoad(fromByteOffset: index, as: UInt8.self)) }
    return bytes
  }
}

// In an `#expect`, spans can't be.
extension HeapBuffer {
  var array: [UInt8] { bytes.array }
}

extension Connection {
  /// What a managed read brings; nil at the end.
  func chunk(_ buffers: BufferPool, _ whenEmpty: BufferPool.WhenEmpty = .wait) async throws -> [UInt8]? {
    guard let buffer = try await read(from: buffers, whenEmpty: whenEmpty) else { return nil }
    return buffer.array
  }
}

extension PooledBuffer {
  var array: [UInt8] { bytes.array }
}

extension ReadHalf {
  mutating func bytes(_ count: Int) async throws -> [UInt8] {
    let outcome = await read(into: HeapBuffer(capacity: count))
    return try outcome.get().array
  }
}

/// The code of the error that a call failed with, nil when it did not.
func code(_ result: Result<Int, IOError>) -> IOError.Code? {
  if case .failure(let error) = result { error.code } else { nil }
}
