// SPDX-License-Identifier: Apache-2.0

// In steady state an async read, and an async write, takes nothing from the heap: counts
// what one thread allocates while it talks to a peer, for each kind of buffer. The last
// line says how many passed. Of an optimized build, since that is what the promise is about.

import CAllocations
import Glibc
import IOCP
import TestSupport

let rounds = 20_000
let size = 64

/// Sends back what comes, until nothing does.
func echo(_ peer: Peer) throws {
  while case let bytes = try peer.receive(size), !bytes.isEmpty { try peer.send(bytes) }
}

/// Allocations of so many rounds of a write and a read each, after as many that were not counted.
func allocations(_ way: Way) throws -> Int {
  let pool = try WorkerPool(threads: 0, concurrency: 1)
  defer { pool.stop() }
  // No thread but this one, whose allocations are counted.
  return try pool.run {
    let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
    let peer = try Peer(port: UInt16(try listener.address.port))
    let echoing = Worker { try echo(peer) }
    let talk = try Talk(try await listener.accept(), way, pool)
    var buffer = try await talk.go(on: rounds, with: HeapBuffer(zeros: size))
    let before = callocations_of_this_thread()
    buffer = try await talk.go(on: rounds, with: buffer)
    let count = callocations_of_this_thread() - before
    await talk.close()
    try echoing.join()
    await listener.close()
    return count
  }
}

var failed = 0
for way in Way.allCases {
  let count = try allocations(way)
  // What is kept for the operations to come may have to grow once more.
  let isGood = count * 10_000 <= rounds
  if !isGood { failed += 1 }
  print("\(isGood ? "ok  " : "FAIL") \(way): \(count) allocations in \(rounds) writes and reads")
}

let before = callocations_of_this_thread()
for number in 1...10 { withExtendedLifetime(HeapBuffer(capacity: number)) {} }
let seen = callocations_of_this_thread() - before
if seen < 10 { failed += 1 }
print("\(seen >= 10 ? "ok  " : "FAIL") the counter: 10 buffers made, \(seen) allocations seen")

print("\(Way.allCases.count + 1 - failed) passed, \(failed) failed")
exit(failed == 0 ? 0 : 1)
