// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

private struct Own: Error {}

struct TimeoutTests {
  @Test func `a body in time brings its result, or its own error`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let seven = try await withTimeout(.seconds(36000), on: pool) { 7 }
      #expect(seven == 7)
      await #expect(throws: Own.self) {
        try await withTimeout(.seconds(36000), on: pool) { throw Own() }
      }
    }
  }

  @Test func `a read that takes too long is cancelled, has ended, and has taken no byte`() throws {
    try withPair { mine, peer in
      let pool = mine.pool
      var storage = HeapBuffer(capacity: 4)
      let error = try await failure {
        // The buffer is the caller's: nothing is copied, and nothing escapes.
        try await storage.refill { span in
          _ = try await withTimeout(.milliseconds(5), on: pool) { try await mine.connection.read(into: &span) }
        }
      }
      #expect(error?.code == .timedOut)
      try peer.send([7])
      #expect(try await mine.bytes(4) == [7])
    }
  }

  @Test func `what a body did is done, even when the time was over`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let result = try await withTimeout(.zero, on: pool) {
        while !Task.isCancelled { await Task.yield() }
        return 3
      }
      #expect(result == 3)
      await #expect(throws: Own.self) {
        try await withTimeout(.zero, on: pool) {
          while !Task.isCancelled { await Task.yield() }
          throw Own()
        }
      }
    }
  }

  @Test func `when the caller is cancelled, so is the body, and its error is the caller's`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let task = Task(executorPreference: pool) {
        try await failure {
          try await withTimeout(.seconds(36000), on: pool) { try await pool.sleep(for: .seconds(36000)) }
        }?.code
      }
      await Task.yield()
      task.cancel()
      let code = try await task.value
      #expect(code == .cancelled)
    }
  }

  @Test func `within each other, the shorter time ends its own body only`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let outer = try await withTimeout(.seconds(36000), on: pool) {
        let inner = try await failure {
          try await withTimeout(.milliseconds(2), on: pool) { try await pool.sleep(for: .seconds(36000)) }
        }
        return (inner?.code, Task.isCancelled)
      }
      #expect(outer.0 == .timedOut)
      #expect(!outer.1)
    }
  }
}
