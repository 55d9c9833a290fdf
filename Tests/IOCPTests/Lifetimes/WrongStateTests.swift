// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

/// Calls that a correct program does not make, and what they are answered with.
struct WrongStateTests {
  @Test func `a task that is cancelled before starts nothing, in any way to give a buffer`() throws {
    try withConnected { connection, peer, pool in
      let mine = Shared(connection, pool)
      let buffers = try BufferPool(count: 1, bytesEach: 8)
      let memory = try RegisteredMemory(slots: 1, bytesEach: 8, on: pool)
      let slot = try memory.slot(0)
      try peer.send([7])
      let task = mine.beside {
        while !Task.isCancelled { await Task.yield() }
        #expect(code((await mine.connection.read(into: [0])).result) == .cancelled)
        #expect(code((await mine.connection.write(from: [1])).result) == .cancelled)
        let managed = try await failure { _ = try await mine.connection.read(from: buffers) }
        let registered = try await failure { _ = try await mine.connection.read(into: slot) }
        let written = try await failure { try await mine.connection.write(slot) }
        return [managed, registered, written].map { $0?.code }
      }
      task.cancel()
      #expect(try await task.value == [.cancelled, .cancelled, .cancelled])
      #expect(buffers.availableCount == 1)
      try await memory.deregister()
      #expect(try await mine.bytes(4) == [7])
    }
  }

  @Test func `a second reader and a second writer are refused, in any way to give a buffer`() throws {
    try withConnected { connection, peer, pool in
      let mine = Shared(connection, pool)
      let buffers = try BufferPool(count: 1, bytesEach: 8)
      let memory = try RegisteredMemory(slots: 1, bytesEach: 8, on: pool)
      let slot = try memory.slot(0)
      let reading = mine.beside { try await mine.bytes(4) }
      let megabytes = [UInt8](repeating: 9, count: 32 << 20)
      let writing = mine.beside { try await mine.write(megabytes) }
      await Task.yield()
      #expect(code((await mine.connection.read(into: [0])).result) == .operationInFlight)
      #expect(code((await mine.connection.write(from: [1])).result) == .operationInFlight)
      let managed = try await failure { _ = try await mine.connection.read(from: buffers) }
      let registered = try await failure { _ = try await mine.connection.read(into: slot) }
      #expect(managed?.code == .operationInFlight && registered?.code == .operationInFlight)
      #expect(managed?.operation == "read" && managed?.handle != 0)
      #expect(mine.connection.cancel() == 2)
      _ = try await failure { _ = try await reading.value }
      _ = try await failure { try await writing.value }
    }
  }

  @Test func `buffers without room and without bytes take part in nothing`() throws {
    try withConnected { connection, peer, _ in
      try peer.send([1])
      var empty = HeapBuffer(zeros: 1)
      await empty.refill { _ in }
      try await connection.write(empty.bytes)
      let nothing = await connection.read(into: BufferSlice([UInt8](repeating: 0, count: 4), 4..<9))
      #expect(try nothing.result.get() == 0)
      let one = await connection.read(into: [0, 0])
      #expect(try one.result.get() == 1)
      await connection.close()
    }
  }

  @Test func `a buffer longer than what there is gets what there is`() throws {
    try withConnected { connection, peer, _ in
      try peer.send([1, 2, 3])
      let outcome = await connection.read(into: HeapBuffer(capacity: 64 << 20))
      #expect(outcome.buffer.array == [1, 2, 3])
      await connection.close()
    }
  }
}
