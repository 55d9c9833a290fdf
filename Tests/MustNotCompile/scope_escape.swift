// SPDX-License-Identifier: Apache-2.0
// What a scope lends does not leave it.
import IOCP

func steal(_ address: SocketAddress, _ pool: WorkerPool) async throws {
  try await withConnection(to: address, on: pool) { connection in  // error: 'connection' is borrowed
    await connection.close()
  }
}
