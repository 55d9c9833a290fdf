// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

struct OwnedBufferTests {
  @Test func `an array comes back with what arrived at its beginning`() throws {
    try withConnected { connection, peer, _ in
      var buffer: [UInt8] = [9, 9, 9, 9]
      try peer.send([1, 2])
      let outcome = await connection.read(into: consume buffer)
      #expect(try outcome.result.get() == 2)
      buffer = outcome.buffer
      #expect(buffer == [1, 2, 9, 9])
      let written = await connection.write(from: consume buffer)
      #expect(try written.result.get() == 4 && written.buffer == [1, 2, 9, 9])
      #expect(try peer.receive(4) == [1, 2, 9, 9])
      await connection.close()
    }
  }

  @Test func `the memory is not moved: an array comes back at its address`() throws {
    try withConnected { connection, peer, _ in
      var buffer = [UInt8](repeating: 0, count: 64)
      let before = unsafe buffer.withUnsafeMutableBufferPointer { UInt(bitPattern: $0.baseAddress) }
      try peer.send([1])
      buffer = (await connection.read(into: consume buffer)).buffer
      let after = unsafe buffer.withUnsafeMutableBufferPointer { UInt(bitPattern: $0.baseAddress) }
      #expect(before == after && buffer[0] == 1)
      await connection.close()
    }
  }

  @Test func `a heap buffer comes back as full as it got`() throws {
    try withConnected { connection, peer, _ in
      try peer.send([1, 2, 3])
      let outcome = await connection.read(into: HeapBuffer(capacity: 8))
      #expect(outcome.buffer.array == [1, 2, 3])
      let back = await connection.write(from: outcome.buffer)
      #expect(try back.result.get() == 3)
      #expect(try peer.receive(3) == [1, 2, 3])
      await connection.close()
    }
  }

  @Test func `a slice is filled, and nothing beside it`() throws {
    try withConnected { connection, peer, _ in
      try peer.send([1, 2, 3, 4, 5])
      let outcome = await connection.read(into: BufferSlice(HeapBuffer(zeros: 8), 2..<5))
      #expect(try outcome.result.get() == 3)
      let whole = outcome.buffer.base
      #expect(whole.array == [0, 0, 1, 2, 3, 0, 0, 0])
      let tail = await connection.read(into: BufferSlice([UInt8](repeating: 7, count: 4), 3..<100))
      #expect(try tail.result.get() == 1 && tail.buffer.base == [7, 7, 7, 4])
      _ = await connection.write(from: BufferSlice(whole, 3..<5))
      #expect(try peer.receive(2) == [2, 3])
      await connection.close()
    }
  }

  @Test func `the buffer comes back when the read is cancelled, refused, closed, and when nothing fits`() throws {
    try withPair { mine, peer in
      let reading = mine.beside { () -> ([UInt8], Result<Int, IOError>) in
        let outcome = await mine.connection.read(into: [1, 2, 3])
        return (outcome.buffer, outcome.result)
      }
      await Task.yield()
      let second = await mine.connection.read(into: [4, 5])
      #expect(second.buffer == [4, 5] && code(second.result) == .operationInFlight)
      reading.cancel()
      let (buffer, result) = try await reading.value
      #expect(buffer == [1, 2, 3] && code(result) == .cancelled)

      try peer.send([8])
      let empty = await mine.connection.read(into: [UInt8]())
      #expect(try empty.buffer.isEmpty && empty.result.get() == 0)
      let nothing = await mine.connection.write(from: [UInt8]())
      #expect(try nothing.buffer.isEmpty && nothing.result.get() == 0)

      try mine.connection.closeIfIdle()
      let third = await mine.connection.read(into: HeapBuffer(zeros: 4))
      #expect(third.buffer.count == 0 && third.buffer.capacity == 4 && code(third.result) == .handleClosed)
      let fourth = await mine.connection.write(from: [6])
      #expect(fourth.buffer == [6] && code(fourth.result) == .handleClosed)
    }
  }

  @Test func `a buffer of the program's own type`() throws {
    try withConnected { connection, peer, _ in
      try peer.send([1, 2])
      let outcome = await connection.read(into: Frame(kind: 3))
      #expect(outcome.buffer.kind == 3 && outcome.buffer.body.array == [1, 2])
      await connection.close()
    }
  }

  @Test func `get is the buffer, or the error`() throws {
    try withConnected { connection, peer, _ in
      try peer.send([1])
      #expect(try (await connection.read(into: [0])).get() == [1])
      try connection.closeIfIdle()
      let error = try await failure { _ = try (await connection.read(into: [0])).get() }
      #expect(error?.code == .handleClosed)
    }
  }

  @Test func `a mutable span is overwritten from its beginning`() throws {
    try withConnected { connection, peer, _ in
      try peer.send([1, 2])
      var buffer = HeapBuffer(zeros: 4)
      var span = buffer.mutableBytes
      #expect(try await connection.read(into: &span) == 2)
      #expect(buffer.array == [1, 2, 0, 0])
      await connection.close()
    }
  }
}

/// Parts of it are not for the read.
private struct Frame: ~Copyable, OwnedReadBuffer {
  let kind: UInt8
  var body = HeapBuffer(capacity: 16)

  init(kind: UInt8) { self.kind = kind }

  nonisolated(nonsending) mutating func fill<Failure>(
    _ lend: nonisolated(nonsending) (inout OutputRawSpan) async throws(Failure) -> Void
  ) async throws(Failure) { try await body.refill(lend) }
}
