// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

struct CopyCounterTests {
  @Test func `owned, borrowed, managed and registered memory is not copied`() async throws {
    // Alone: other tests may copy.
    await #expect(processExitsWith: .success) {
      try readAndWriteInEachWay()
    }
  }
}

// Apart: the macro of an exit test can't have noncopyable values in its body.
private func readAndWriteInEachWay() throws {
  try withConnected { connection, peer, pool in
    let sent = [UInt8](0..<100)
    let buffers = try BufferPool(count: 1, bytesEach: 128)
    let memory = try RegisteredMemory(slots: 1, bytesEach: 128, on: pool)
    let slot = try memory.slot(0)

    try peer.send(sent)
    let owned = await connection.read(into: [UInt8](repeating: 0, count: 128))
    _ = await connection.write(from: BufferSlice(owned.buffer, 0..<100))

    try peer.send(sent)
    var borrowed = HeapBuffer(capacity: 128)
    try await borrowed.refill { _ = try await connection.read(into: &$0) }
    try await connection.write(borrowed.bytes)

    try peer.send(sent)
    guard let managed = try await connection.read(from: buffers) else { throw NothingRead() }
    try await connection.write(managed.bytes)

    try peer.send(sent)
    let count = try await connection.read(into: slot)
    try await connection.write(slot, count: count)

    #expect(try peer.receive(400) == sent + sent + sent + sent)
    #expect(CopyCounter.bytes == 0)
    await connection.close()
  }
}
