// SPDX-License-Identifier: Apache-2.0
// The whole is gone when it has been split: two halves, never three.
import IOCP

func part(_ connection: consuming Connection) async throws {  // error: 'connection' used after consume
  let halves = connection.split()
  _ = await connection.read(into: HeapBuffer(capacity: 8))
  await halves.reader.closeConnection()
}
