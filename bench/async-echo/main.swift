// SPDX-License-Identifier: Apache-2.0

// The async/await echo as a user of the module writes it, with the command line of the
// bench's servers: --port N, --threads N, --buffer BYTES; `stop` or the end of standard
// input ends it.

import Glibc
import IOCP

func option(_ name: String, _ normal: Int) -> Int {
  let arguments = CommandLine.arguments
  guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return normal }
  return Int(arguments[index + 1]) ?? normal
}

let capacity = option("--buffer", 4096)
let number = option("--port", 0)
let pool = try WorkerPool(threads: option("--threads", 1))

Task(executorPreference: pool) {
  let listener = try Listener(SocketAddress("127.0.0.1", port: number), on: pool)
  print("listening", try listener.address.port)
  fflush(nil)
  try await listener.forEachConnection { connection in
    var buffer = HeapBuffer(capacity: capacity)
    repeat {
      try await buffer.refill { _ = try await connection.read(into: &$0) }
      try await connection.write(buffer.bytes)
    } while buffer.count > 0
  }
}

// Not readLine: it would hold a lock that fflush(nil) waits for.
var word: [UInt8] = []
var byte: UInt8 = 0
while unsafe read(0, &byte, 1) == 1 {
  if byte != UInt8(ascii: "\n") {
    word.append(byte)
  } else if word == Array("stop".utf8) {
    break
  } else {
    word.removeAll()
  }
}
exit(0)
