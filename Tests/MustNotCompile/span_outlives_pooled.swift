// SPDX-License-Identifier: Apache-2.0
// A span of a pool's buffer cannot outlive the loan.
import IOCP

func read(_ connection: borrowing Connection, _ buffers: BufferPool) async throws {
  guard let chunk = try await connection.read(from: buffers) else { return }
  let bytes = chunk.bytes
  _ = consume chunk  // error: noncopyable 'chunk' cannot be consumed
  try await connection.write(bytes)
}
