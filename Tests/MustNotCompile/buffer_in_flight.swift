// SPDX-License-Identifier: Apache-2.0
// While a read has a buffer, nobody else can touch it: it was given away.
import IOCP

func read(_ connection: borrowing Connection) async throws {
  let buffer = HeapBuffer(capacity: 64)  // error: 'buffer' used after consume
  async let other: Void = {}()
  let outcome = await connection.read(into: buffer)
  print(buffer.count, outcome.result)
  await other
}
