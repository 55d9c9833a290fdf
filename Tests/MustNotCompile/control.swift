// SPDX-License-Identifier: Apache-2.0
// The same shapes without the mistakes: this one must compile.
import IOCP

func read(_ connection: borrowing Connection, _ buffers: BufferPool) async throws {
  var buffer = HeapBuffer(capacity: 64)
  try await buffer.refill { _ = try await connection.read(into: &$0) }
  try await connection.write(buffer.bytes)
  let outcome = await connection.read(into: buffer)
  _ = await connection.write(from: outcome.buffer)
  while let chunk = try await connection.read(from: buffers) {
    try await connection.write(chunk.bytes)
  }
}

func share(_ connection: consuming Connection) async throws {
  let halves = connection.split()
  let reading = halves.reader.inTask { (reader: consuming ReadHalf) in await reader.read(into: [0]).result }
  _ = try await reading.value
  await halves.writer.closeConnection()
}

func scope(_ address: SocketAddress, _ pool: WorkerPool, _ slot: RegisteredSlot) async throws {
  try await withConnection(to: address, on: pool) { connection in
    try await connection.write(slot)
    try slot.withBytes { bytes in print(bytes.byteCount) }
  }
}

func end(_ connection: consuming Connection) async throws {
  try await connection.write([1, 2, 3].span)
  await connection.close()
}
