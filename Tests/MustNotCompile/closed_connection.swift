// SPDX-License-Identifier: Apache-2.0
// A connection that was closed cannot be used.
import IOCP

func end(_ connection: consuming Connection) async throws {  // error: 'connection' used after consume
  await connection.close()
  try await connection.write([1, 2, 3].span)
}
