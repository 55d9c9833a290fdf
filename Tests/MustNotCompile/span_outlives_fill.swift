// SPDX-License-Identifier: Apache-2.0
// A span of a buffer ends before the buffer is filled again.
import IOCP

func read(_ connection: borrowing Connection) async throws {
  var buffer = HeapBuffer(capacity: 64)
  let bytes = buffer.bytes
  try await buffer.refill { _ = try await connection.read(into: &$0) }  // error: overlapping accesses to 'buffer'
  try await connection.write(bytes)
}
