// SPDX-License-Identifier: Apache-2.0

// A room in which everybody hears what the others say; the first line is one's name:
//
//     chat 7000
//     nc 127.0.0.1 7000

import IOCP

let number = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 0
let pool = try WorkerPool(threads: 0)
let room = Room()

try pool.run {
  let listener = try Listener(SocketAddress("127.0.0.1", port: number), on: pool)
  print("listening", try listener.address.port)
  try await listener.forEachConnection(maxConcurrent: 1000) { connection in
    let guest = await room.enter()
    // Whichever half fails ends the other; leaving is the same then.
    try? await connection.withHalves(
      reading: { (half: consuming ReadHalf) in
        var reader = BufferedReader(half, capacity: 1024)
        guard let name = try await reader.readLine() else { return guest.inbox.finish() }
        await room.say("* \(name) is here", from: guest)
        while let line = try await reader.readLine() { await room.say("\(name): \(line)", from: guest) }
        await room.say("* \(name) has gone", from: guest)
        guest.inbox.finish()
      },
      writing: { (half: consuming WriteHalf) in
        try await half.write("* what is your name?\n")
        for await text in guest.inbox {
          // Who talks waits for those who listen, but not for one who has stopped to.
          try await withTimeout(.seconds(5), on: pool) { try await half.write(text + "\n") }
        }
      })
    await room.leave(guest)
  }
}
