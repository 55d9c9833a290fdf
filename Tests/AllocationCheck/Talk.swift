// SPDX-License-Identifier: Apache-2.0

import IOCP

/// The kinds of memory that a connection reads into and writes from.
enum Way: CaseIterable, Sendable { case borrowed, owned, managed, registered }

/// A connection whose peer sends back what it is sent, and memory of each kind.
struct Talk: ~Copyable {
  private let connection: Connection
  private let way: Way
  private let buffers: BufferPool
  private let slot: RegisteredSlot

  init(_ connection: consuming Connection, _ way: Way, _ pool: WorkerPool) throws {
    let buffers = try BufferPool(count: 1, bytesEach: size)
    let slot = try RegisteredMemory(slots: 1, bytesEach: size, on: pool).slot(0)
    self.connection = connection
    self.way = way
    self.buffers = buffers
    self.slot = slot
  }

  /// So many times: sends what is in `buffer`, and reads what comes back.
  func go(on count: Int, with buffer: consuming HeapBuffer) async throws -> HeapBuffer {
    try await connection.write(buffer.bytes)
    for _ in 0..<count {
      switch way {
      case .borrowed:
        try await buffer.refill { _ = try await connection.read(into: &$0) }
        try await connection.write(buffer.bytes)
      case .owned:
        buffer = try await connection.read(into: buffer).get()
        buffer = try await connection.write(from: buffer).get()
      case .managed:
        guard let lent = try await connection.read(from: buffers) else { throw NothingRead() }
        try await connection.write(lent)
      case .registered:
        try await connection.write(slot, count: try await connection.read(into: slot))
      }
    }
    try await buffer.refill { _ = try await connection.read(into: &$0) }
    return buffer
  }

  consuming func close() async { await connection.close() }
}

/// The peer has gone.
struct NothingRead: Error {}
