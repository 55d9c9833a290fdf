// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import Synchronization
import TestSupport
import Testing

/// Connections that wait without a task.
struct IdleServiceTests {
  /// A server that echoes piece by piece; it fails on a 9.
  private func withEcho(
    _ buffers: BufferPool, threads: Int = 1,
    _ body: @escaping @Sendable (UInt16, Task<IOError?, any Error>) async throws -> Void
  ) throws {
    struct Nine: Error {}
    let pool = try WorkerPool(threads: threads, concurrency: threads)
    defer { pool.stop() }
    let (ports, told) = AsyncStream.makeStream(of: UInt16.self)
    let serving = Task(executorPreference: pool) {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      told.yield(UInt16(try listener.address.port))
      let error = try await failure {
        try await listener.serveChunks(from: buffers) { connection, chunk in
          if chunk.array.contains(9) { throw Nine() }
          try await connection.write(chunk.bytes)
        }
      }
      await listener.close()
      return error
    }
    try pool.run {
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      try await body(port, serving)
      serving.cancel()
      #expect(try await serving.value?.isCancellation == true)
    }
    #expect(buffers.availableCount == buffers.count)
  }

  @Test func `pieces come in order, to many, with one buffer`() throws {
    try withEcho(try BufferPool(count: 1, bytesEach: 16), threads: 2) { port, _ in
      let peers = try (0..<8).map { _ in try Peer(port: port) }
      for round in 0..<20 {
        let sent = (0..<50).map { UInt8(truncatingIfNeeded: 10 + ($0 + round) % 200) }
        for peer in peers { try peer.send(sent) }
        for peer in peers { #expect(try peer.receive(50) == sent) }
      }
    }
  }

  @Test func `one that ends, resets or fails disturbs nobody`() throws {
    try withEcho(try BufferPool(count: 2, bytesEach: 16), threads: 2) { port, _ in
      let peers = try (0..<4).map { _ in try Peer(port: port) }
      try peers[0].endSending()
      #expect(try peers[0].receive(1) == [])
      try peers[1].reset()
      try peers[2].send([9])
      #expect(try peers[2].receive(1) == [])
      try peers[3].send([1])
      #expect(try peers[3].receive(1) == [1])
    }
  }

  @Test func `cancelled, it closes those that wait`() throws {
    try withEcho(try BufferPool(count: 1, bytesEach: 16), threads: 2) { port, serving in
      let peers = try (0..<4).map { _ in try Peer(port: port) }
      for peer in peers {
        try peer.send([1])
        #expect(try peer.receive(1) == [1])
      }
      serving.cancel()
      for peer in peers { #expect(try peer.receive(1) == []) }
    }
  }

  @Test(.disabled(if: Sanitizing.isOn, "a sanitizer's allocator has its own needs"))
  func `a connection that waits for a managed read takes at most 1.5 KiB`() async throws {
    await #expect(processExitsWith: .success) { try await measureIdle() }
  }
}

/// Alone in a process: what it has in memory is what is measured.
private func measureIdle() async throws {
  let pool = try WorkerPool(threads: 1)
  let buffers = try BufferPool(count: 4, bytesEach: 4096)
  let (ports, told) = AsyncStream.makeStream(of: UInt16.self)
  Task(executorPreference: pool) {
    let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
    told.yield(UInt16(try listener.address.port))
    try await listener.serveChunks(from: buffers) { connection, chunk in try await connection.write(chunk.bytes) }
  }
  var iterator = ports.makeAsyncIterator()
  let port = try #require(await iterator.next())
  var peers: [Peer] = []
  peers.reserveCapacity(3000)
  func open(_ count: Int) throws {
    for _ in 0..<count { peers.append(try Peer(port: port)) }
    // The last one is served, hence all before it were accepted.
    try peers[peers.count - 1].send([1])
    #expect(try peers[peers.count - 1].receive(1) == [1])
  }
  try open(300)
  let before = try Memory.residentBytes()
  try open(2000)
  let after = try Memory.residentBytes()
  // The peers, too, are in it.
  print("bytes of a connection that waits:", (after - before) / 2000)
  #expect((after - before) / 2000 <= 1536)
  withExtendedLifetime(peers) {}
}
