// SPDX-License-Identifier: Apache-2.0

// Passes on what comes, in both directions, until both sides have said their last word:
//
//     proxy 8080 127.0.0.1 80

import IOCP

let arguments = CommandLine.arguments
guard arguments.count == 4, let own = Int(arguments[1]), let others = Int(arguments[3]) else {
  fatalError("usage: proxy PORT ADDRESS ITS-PORT")
}
let target = try SocketAddress(arguments[2], port: others)
let pool = try WorkerPool(threads: 0)

try pool.run {
  let listener = try Listener(SocketAddress("127.0.0.1", port: own), on: pool)
  print("listening", try listener.address.port)
  try await listener.forEachConnection(maxConcurrent: 1000) { client in
    let server = try await Connection(to: target, on: pool)
    // Both directions have ended by then: nothing is in flight.
    defer { try? server.closeIfIdle() }
    // When one direction fails, the other is cancelled.
    try await client.withHalves(
      reading: { (fromClient: consuming ReadHalf) in
        try await fromClient.forEachChunk { try await server.write($0) }
        try server.endWriting()
      },
      writing: { (toClient: consuming WriteHalf) in
        var buffer = HeapBuffer(capacity: 16_384)
        repeat {
          try await buffer.refill { _ = try await server.read(into: &$0) }
          try await toClient.write(buffer.bytes)
        } while buffer.count > 0
        try toClient.finish()
      })
  }
}
