// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import TestSupport
import Testing

struct MemoryStreamTests {
  @Test func `a memory reader has places like a file`() async throws {
    var reader = MemoryReader("abcdef", bytesPerRead: 4)
    #expect(try await reader.bytes(3) == bytes("abc"))
    #expect(reader.position == 3)
    try reader.seek(by: -2)
    #expect(try await reader.bytes(100) == bytes("bcde"))
    try await reader.seekToEnd()
    #expect(try await reader.bytes(1) == [])
    try reader.seek(to: 100)
    #expect(try await reader.bytes(1) == [])
    #expect(try failure { try reader.seek(to: -1) }?.code == .invalidArgument)
    try reader.seek(to: 1)
    #expect(try failure { try reader.seek(by: .max) }?.code == .invalidArgument)
    #expect(reader.position == 1)
  }

  @Test func `a memory writer overwrites, extends and fills gaps`() async throws {
    var writer = MemoryWriter(limit: 8)
    try await writer.write("abcd")
    try writer.seek(to: 1)
    try await writer.write("X")
    #expect(writer.bytes == bytes("aXcd"))
    try writer.seek(to: 6)
    try await writer.write("")
    #expect(writer.bytes == bytes("aXcd"))
    try await writer.write("Y")
    #expect(writer.bytes == bytes("aXcd") + [0, 0] + bytes("Y"))
    #expect(try await failure { try await writer.write("ZZ") }?.code == .exhausted)
    #expect(try await writer.size() == 7)
  }

  @Test func `two pieces are read and written in their order`() async throws {
    var reader = MemoryReader("abcdef")
    var first = HeapBuffer(capacity: 2)
    var second = HeapBuffer(capacity: 3)
    var count = 0
    try await first.refill { first in
      try await second.refill { second in count = try await reader.read(into: &first, &second) }
    }
    #expect(count == 5)
    #expect(text(first.bytes) == "ab")
    #expect(text(second.bytes) == "cde")
    var writer = MemoryWriter(limit: 5)
    try await writer.write(first.bytes, second.bytes)
    #expect(writer.bytes == bytes("abcde"))
    #expect(try await failure { try await writer.write(first.bytes, second.bytes) }?.code == .exhausted)
    #expect(writer.bytes == bytes("abcde"))
  }

  @Test func `a connection sends two pieces in a row, and receives into two`() throws {
    try withPool(threads: 2) { pool in
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let peer = try Peer(port: UInt16(try listener.address.port))
      let connection = try await listener.accept()
      let body = [UInt8](repeating: 7, count: 4 << 20)
      let receiving = Worker { try peer.receive(3 + body.count) }
      var header = MemoryWriter()
      try await header.write("abc")
      let head = header.bytes.span
      try await unsafe connection.write(head.bytes, body.span.bytes)
      #expect(try receiving.join() == header.bytes + body)
      try peer.send([1, 2, 3, 4, 5])
      var first = HeapBuffer(capacity: 2)
      var second = HeapBuffer(capacity: 10)
      var count = 0
      while count < 5 {
        try await first.refill { first in
          try await second.refill { second in count += try await connection.read(into: &first, &second) }
        }
      }
      #expect(count == 5)
      #expect(array(first.bytes) == [1, 2])
      #expect(array(second.bytes) == [3, 4, 5])
    }
  }

  @Test func `a pipe in memory carries both ways, in order`() async throws {
    let pipe = MemoryPipe(capacity: 7)
    var random = Randomness(seed: 3)
    let sent = random.bytes(5000)
    let writing = Task { try await pipe.first.write(sent.span) }
    var received: [UInt8] = []
    var end = pipe.second
    while received.count < sent.count { received += try await end.bytes(11) }
    try await writing.value
    #expect(received == sent)
    try await pipe.second.write(bytes("back").span)
    var other = pipe.first
    #expect(try await other.bytes(10) == bytes("back"))
  }

  @Test func `a write waits for room`() async throws {
    let pipe = MemoryPipe(capacity: 4)
    let (told, tell) = AsyncStream.makeStream(of: Void.self)
    let writing = Task {
      try await pipe.first.write(bytes("abcdef").span)
      tell.finish()
    }
    var end = pipe.second
    // Until it has been read, not all of it can have been written.
    #expect(try await end.bytes(3) == bytes("abc"))
    #expect(try await end.exactly(3) == bytes("def"))
    for await _ in told {}
    try await writing.value
  }

  @Test func `a closed end: the other reads what came, then the end, and can't write`() async throws {
    let pipe = MemoryPipe()
    try await pipe.first.write(bytes("last").span)
    pipe.first.close()
    var end = pipe.second
    #expect(try await end.bytes(10) == bytes("last"))
    #expect(try await end.bytes(10) == [])
    #expect(try await failure { try await pipe.second.write([1].span) }?.code == .system(errno: EPIPE))
    #expect(try await failure { try await pipe.first.write([1].span) }?.code == .handleClosed)
    var own = pipe.first
    #expect(try await failure { _ = try await own.bytes(1) }?.code == .handleClosed)
  }

  @Test func `closing wakes a reader and a writer`() async throws {
    let pipe = MemoryPipe(capacity: 1)
    let reading = Task {
      var end = pipe.first
      return try await end.bytes(1)
    }
    let writing = Task { try await pipe.first.write([1, 2, 3].span) }
    var end = pipe.second
    #expect(try await end.bytes(1) == [1])
    pipe.second.close()
    #expect(try await reading.value == [])
    #expect(try await failure { try await writing.value }?.code == .system(errno: EPIPE))
  }

  @Test func `after the end of writing, nothing is written and what came is read`() async throws {
    let pipe = MemoryPipe()
    try await pipe.first.write(bytes("a").span)
    pipe.first.endWriting()
    #expect(try await failure { try await pipe.first.write([1].span) }?.code == .shutDown)
    var end = pipe.second
    #expect(try await end.rest() == bytes("a"))
  }

  @Test func `a pipe that fails, fails everybody`() async throws {
    let pipe = MemoryPipe()
    try await pipe.first.write([1].span)
    pipe.first.fail(.system(errno: ECONNRESET))
    var end = pipe.second
    #expect(try await failure { _ = try await end.bytes(1) }?.code == .system(errno: ECONNRESET))
    #expect(try await failure { try await pipe.second.write([1].span) }?.code == .system(errno: ECONNRESET))
    #expect(try await failure { try await pipe.first.write([1].span) }?.code == .system(errno: ECONNRESET))
  }

  @Test func `P6 cancel is honest: a cancelled read of a pipe in memory has taken no byte`() async throws {
    let pipe = MemoryPipe()
    let reading = Task {
      var end = pipe.first
      return try await end.bytes(1)
    }
    await Task.yield()
    reading.cancel()
    #expect(try await failure { _ = try await reading.value }?.code == .cancelled)
    try await pipe.second.write([7].span)
    var end = pipe.first
    #expect(try await end.bytes(1) == [7])
  }

  @Test func `two reads of a pipe in memory at once: one is refused, the other goes on`() async throws {
    let pipe = MemoryPipe()
    try await withThrowingTaskGroup(of: Result<[UInt8], IOError>.self) { group in
      for _ in 0..<2 {
        group.addTask {
          var end = pipe.first
          do { return .success(try await end.bytes(1)) } catch { return .failure(error as! IOError) }
        }
      }
      let refused = try await group.next()
      #expect(throws: IOError(.operationInFlight, "read")) { try refused?.get() }
      try await pipe.second.write([1].span)
      #expect(try await group.next()?.get() == [1])
    }
  }
}
