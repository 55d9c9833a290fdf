// SPDX-License-Identifier: Apache-2.0
// While a buffer is being filled, its bytes cannot be looked at.
import IOCP

func read(_ connection: borrowing Connection) async throws {
  var buffer = HeapBuffer(capacity: 64)
  try await buffer.refill { span in  // error: overlapping accesses to 'buffer'
    print(buffer.count)
    _ = try await connection.read(into: &span)
  }
}
