// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport

extension AsyncReadable where Self: ~Copyable {
  /// One read of up to `count` bytes.
  mutating func bytes(_ count: Int) async throws -> [UInt8] {
    var buffer = HeapBuffer(capacity: count)
    try await buffer.refill { _ = try await read(into: &$0) }
    return array(buffer.bytes)
  }

  /// So many bytes, fewer at the end.
  mutating func exactly(_ count: Int) async throws -> [UInt8] {
    var all: [UInt8] = []
    while all.count < count, case let more = try await bytes(count - all.count), !more.isEmpty { all += more }
    return all
  }

  /// All bytes up to the end.
  mutating func rest() async throws -> [UInt8] {
    var all: [UInt8] = []
    while case let more = try await bytes(1000), !more.isEmpty { all += more }
    return all
  }
}

extension File {
  func bytes(_ count: Int, at place: Int64) async throws -> [UInt8] {
    var buffer = HeapBuffer(capacity: count)
    try await buffer.refill { _ = try await read(into: &$0, at: place) }
    return array(buffer.bytes)
  }
}

func array(_ bytes: RawSpan) -> [UInt8] {
  (0..<bytes.byteCount).map { unsafe bytes.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
}

func text(_ bytes: RawSpan) -> String { String(decoding: array(bytes), as: UTF8.self) }

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A pool for the length of a test.
func withPool(threads: Int = 1, _ body: @escaping @Sendable (WorkerPool) async throws -> Void) throws {
  let pool = try WorkerPool(threads: threads, concurrency: max(1, threads))
  defer { pool.stop() }
  try pool.run { try await body(pool) }
}
