// SPDX-License-Identifier: Apache-2.0

import IOCP

let number = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 0
let pool = try WorkerPool(threads: 0)

try pool.run {
  let listener = try Listener(SocketAddress("127.0.0.1", port: number), on: pool)
  print("listening", try listener.address.port)
  try await listener.forEachConnection { connection in
    var buffer = HeapBuffer(capacity: 4096)
    repeat {
      try await buffer.refill { _ = try await connection.read(into: &$0) }
      try await connection.write(buffer.bytes)
    } while buffer.count > 0
  }
}
