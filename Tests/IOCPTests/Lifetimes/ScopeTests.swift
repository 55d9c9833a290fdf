// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import Synchronization
import TestSupport
import Testing

/// Scopes leave nothing behind, whichever way they are left.
struct ScopeTests {
  private struct Broken: Error {}

  @Test(arguments: [false, true])
  func `withConnection closes when its body returns and when it throws`(throwing: Bool) throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let address = try listener.address
      do {
        let answer = try await withConnection(to: address, on: pool) { connection in
          try await connection.write([1, 2].span)
          if throwing { throw Broken() }
          return 7
        }
        #expect(answer == 7 && !throwing)
      } catch is Broken {
        #expect(throwing)
      }
      let accepted = try await listener.accept()
      let first = await accepted.read(into: [0, 0, 0])
      let second = await accepted.read(into: [0])
      let counts = [try first.result.get(), try second.result.get()]
      #expect(counts == [2, 0])
      await accepted.close()
      await listener.close()
    }
  }

  @Test func `withConnection to nobody says so, and leaves nothing open`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let address = try listener.address
      await listener.close()
      let error = try await failure { try await withConnection(to: address, on: pool) { _ in } }
      #expect(error?.code == .system(errno: ECONNREFUSED))
    }
  }

  @Test(arguments: [false, true])
  func `withPort closes its port`(throwing: Bool) throws {
    var outside: CompletionPort?
    do {
      try withPort(concurrency: 1) { port in
        outside = port
        try port.post(key: 3)
        #expect(try port.getQueuedCompletion().key == 3)
        if throwing { throw Broken() }
      }
    } catch is Broken {}
    #expect(try failure { try outside?.post() }?.code == .invalidHandle)
  }

  @Test(arguments: [nil, 3])
  func `forEachConnection closes each when its body ends, wherever it is`(maximum: Int?) throws {
    let pool = try WorkerPool(threads: 2, concurrency: 2)
    defer { pool.stop() }
    let (ports, told) = AsyncStream.makeStream(of: UInt16.self)
    let kept = Mutex<[Shared]>([])
    let serving = Task(executorPreference: pool) {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      told.yield(UInt16(try listener.address.port))
      let error = try await failure {
        try await listener.forEachConnection(maxConcurrent: maximum) { connection in
          let shared = Shared(connection, pool)
          kept.withLock { $0.append(shared) }
          if try await shared.bytes(1) == [1] { throw Broken() }
        }
      }
      await listener.close()
      return error
    }
    try pool.run {
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      for round in 0..<20 as Range<UInt8> {
        let peer = try Peer(port: port)
        try peer.send([round % 2])
        #expect(try peer.receive(1) == [])
      }
      serving.cancel()
      #expect(try await serving.value?.isCancellation == true)
      for shared in kept.withLock({ $0 }) {
        #expect(try await failure { _ = try await shared.bytes(1) }?.code == .handleClosed)
      }
    }
  }

  @Test func `forEachConnection with no place for any is refused`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let error = try await failure { try await listener.forEachConnection(maxConcurrent: 0) { _ in } }
      #expect(error?.code == .invalidArgument)
      await listener.close()
    }
  }

  @Test(.disabled(if: Sanitizing.isOn, "AddressSanitizer keeps what is freed for a while"))
  func `forEachConnection keeps nothing of those that have ended`() async throws {
    await #expect(processExitsWith: .success) {
      try await visitThousands()
    }
  }
}

// Apart: the macro of an exit test can't have noncopyable values in its body.
private func visitThousands() async throws {
  let pool = try WorkerPool(threads: 1)
  let (ports, told) = AsyncStream.makeStream(of: UInt16.self)
  Task(executorPreference: pool) {
    let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
    told.yield(UInt16(try listener.address.port))
    try await listener.forEachConnection { connection in await connection.close() }
  }
  var iterator = ports.makeAsyncIterator()
  let port = try #require(await iterator.next())
  func visit(_ times: Int) throws {
    for _ in 0..<times { #expect(try Peer(port: port).receive(1) == []) }
  }
  try visit(500)
  let before = try Memory.residentBytes()
  try visit(3000)
  let after = try Memory.residentBytes()
  // Ended child tasks that were kept would be three megabytes.
  #expect(after - before < 1 << 20)
}
