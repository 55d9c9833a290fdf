// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

/// On an executor of the runtime's.
private actor Reader {
  private var rounds = 0

  /// Echoes with every kind of suspension: a read that waits, a write that is done at once.
  func echo(_ mine: Shared, _ count: Int) async throws -> Int {
    for _ in 0..<count {
      let bytes = try await mine.bytes(1)
      assertIsolated()
      try await mine.write(bytes)
      assertIsolated()
      rounds += 1
    }
    return rounds
  }
}

/// Async functions of the module run where their callers do, and go on there after an operation
/// that had to wait (decision 0034): a hop that is left out must not leave the caller elsewhere.
struct IsolationTests {
  @Test func `an operation that waited goes on on its actor`() async throws {
    try await withPing { mine in
      let rounds = try await Reader().echo(mine, 20)
      #expect(rounds == 20)
    }
  }

  @Test func `an operation that waited goes on on the main actor`() async throws {
    try await withPing { @MainActor mine in
      for _ in 0..<20 {
        let bytes = try await mine.bytes(1)
        MainActor.assertIsolated()
        try await mine.write(bytes)
        MainActor.assertIsolated()
      }
    }
  }

  @Test func `an operation that waited goes on on the executor that its task prefers, and on no other`() async throws {
    let other = try WorkerPool(threads: 1, name: "other")
    try await withPing { mine in
      let names = Task(executorPreference: other) {
        var names: Set<String> = []
        for _ in 0..<20 {
          let bytes = try await mine.bytes(1)
          names.insert(threadName())
          try await mine.write(bytes)
        }
        return names
      }
      let seen = try await names.value
      #expect(seen.allSatisfy { $0.hasPrefix("other-") })
    }
    await other.stopAndWait()
  }
}

/// A connection whose peer sends twenty bytes, each when the one before has come back. Neither
/// the peer nor the pool holds a thread of the runtime, which the tests' own tasks need.
private func withPing(_ body: (Shared) async throws -> Void) async throws {
  let pool = try WorkerPool(threads: 1)
  let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
  let peer = try Peer(port: UInt16(try listener.address.port))
  let mine = Shared(try await listener.accept(), pool)
  let client = TestSupport.Worker {
    for number in 0..<20 {
      try peer.send([UInt8(number)])
      #expect(try peer.receive(1) == [UInt8(number)])
    }
  }
  try await body(mine)
  try client.join()
  await listener.close()
  await pool.stopAndWait()
}
