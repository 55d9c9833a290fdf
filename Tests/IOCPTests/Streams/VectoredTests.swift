// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

struct VectoredTests {
  @Test func `a connection reads a header and a body at once, and writes them at once`() throws {
    try withConnected { connection, peer, _ in
      try peer.send(bytes("HEADbody"))
      var header = HeapBuffer(capacity: 4)
      var body = HeapBuffer(capacity: 100)
      let count = try await fill(&header, &body) { try await connection.read(into: &$0, &$1) }
      #expect(count == 8)
      #expect(header.array == bytes("HEAD"))
      #expect(body.array == bytes("body"))
      try await connection.write(header.bytes, body.bytes)
      #expect(try peer.receive(8) == bytes("HEADbody"))
      await connection.close()
    }
  }

  @Test func `what fits into the first piece leaves the second one empty`() throws {
    try withConnected { connection, peer, _ in
      var first = HeapBuffer(capacity: 10)
      var second = HeapBuffer(capacity: 10)
      try peer.send(bytes("abc"))
      let count = try await fill(&first, &second) { try await connection.read(into: &$0, &$1) }
      #expect(count == 3)
      #expect(first.array == bytes("abc"))
      #expect(second.array == [])
      await connection.close()
    }
  }

  @Test func `pieces of no bytes: nothing is done for two, and one is as if it were alone`() throws {
    try withPool { pool in
      let ends = SharedPipe(try Pipe(on: pool))
      var none = HeapBuffer(capacity: 1)
      var some = HeapBuffer(capacity: 10)
      let (nothing, text) = ([UInt8](), bytes("abc"))
      try await ends.writer.write(nothing.span, nothing.span)
      try await ends.writer.write(nothing.span, text.span)
      try await ends.writer.write(text.span, nothing.span)
      var counts: [Int] = []
      try await none.refill { (none) async throws in
        unsafe none.append(repeating: 0, count: 1, as: UInt8.self)
        try await some.refill { (some) async throws in
          counts.append(try await ends.reader.read(into: &none, &some))
        }
        none.removeAll()
      }
      #expect(counts == [6])
      #expect(some.array == bytes("abcabc"))
    }
  }

  /// Far more than a pipe holds: the kernel takes the pieces in parts, which end anywhere.
  @Test(arguments: [(1, 300_000), (300_000, 1), (70_001, 130_003), (150_000, 150_000)])
  func `a pipe is written in parts, in order, whatever part the kernel takes`(first: Int, second: Int) throws {
    try withPool(threads: 2) { pool in
      let ends = SharedPipe(try Pipe(on: pool))
      var random = Randomness(seed: UInt64(first))
      let (head, tail) = (random.bytes(first), random.bytes(second))
      let writing = Task(executorPreference: pool) { try await ends.writer.write(head.span, tail.span) }
      #expect(try await ends.exactly(first + second) == head + tail)
      try await writing.value
    }
  }

  @Test func `a connection's halves write more than the socket holds in parts, in order`() throws {
    try withConnected { connection, peer, _ in
      var random = Randomness(seed: 9)
      let (head, tail) = (random.bytes(1_500_001), random.bytes(2_499_999))
      let halves = connection.split()
      let writing = halves.writer.inTask { (writer: consuming WriteHalf) in
        try await writer.write(head.span, tail.span)
      }
      let received = Task.detached { try peer.receive(4_000_000) }
      #expect(try await received.value == head + tail)
      try await writing.value
      await halves.reader.closeConnection()
    }
  }

  @Test(arguments: [0, 2])
  func `a file is written and read in two pieces, at a place and at its position`(threads: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/file"
    try withPool(threads: threads) { pool in
      var file = try File(path, .readingAndWriting, .create, on: pool)
      let (head, tail) = (bytes("head"), bytes("tail"))
      try await file.write(head.span, tail.span)
      try await file.write(tail.span, head.span)
      #expect(file.position == 16)
      try await file.write(head.span, head.span, at: 20)
      #expect(try await file.size() == 28)
      try file.seek(to: 2)
      var first = HeapBuffer(capacity: 5)
      var second = HeapBuffer(capacity: 5)
      let count = try await fill(&first, &second) { try await file.read(into: &$0, &$1) }
      #expect(count == 10)
      #expect(file.position == 12)
      #expect(first.array == bytes("adtai"))
      #expect(second.array == bytes("ltail"))
      let rest = try await fill(&first, &second) { try await file.read(into: &$0, &$1, at: 26) }
      #expect(rest == 2)
      #expect(first.array == bytes("ad"))
      #expect(second.array == [])
      let behind = try await fill(&first, &second) { try await file.read(into: &$0, &$1, at: 100) }
      #expect(behind == 0)
      #expect(try await failure { try await file.write(head.span, tail.span, at: -1) }?.code == .invalidArgument)
      await file.close()
    }
    withExtendedLifetime(folder) {}
  }

  @Test func `P6 cancel is honest: a cancelled read into two pieces has taken no byte`() throws {
    try withPool(threads: 2) { pool in
      let ends = SharedPipe(try Pipe(on: pool))
      let reading = Task(executorPreference: pool) {
        var first = HeapBuffer(capacity: 1)
        var second = HeapBuffer(capacity: 1)
        return try await fill(&first, &second) { try await ends.reader.read(into: &$0, &$1) }
      }
      await Task.yield()
      reading.cancel()
      #expect(try await failure { _ = try await reading.value }?.code == .cancelled)
      try await ends.writer.write([7].span)
      #expect(try await ends.exactly(1) == [7])
    }
  }
}

/// Lends the room of both buffers to a read; answers what it answers.
private func fill(
  _ first: inout HeapBuffer, _ second: inout HeapBuffer,
  _ read: (inout OutputRawSpan, inout OutputRawSpan) async throws -> Int
) async throws -> Int {
  var count = 0
  try await first.refill { first in
    try await second.refill { second in count = try await read(&first, &second) }
  }
  return count
}
