// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import TestSupport
import Testing

struct PipeTests {
  @Test(arguments: [0, 2])
  func `bytes pass through a pipe, and its end is told`(threads: Int) throws {
    try withPool(threads: threads) { pool in
      let pipe = try Pipe(on: pool)
      try await pipe.writer.write(bytes("hello").span)
      var reader = pipe.reader
      #expect(try await reader.bytes(3) == bytes("hel"))
      #expect(try await reader.bytes(100) == bytes("lo"))
      await pipe.writer.close()
      #expect(try await reader.bytes(100) == [])
      #expect(try await reader.bytes(100) == [])
    }
  }

  @Test func `more than a pipe holds is written while somebody reads`() throws {
    try withPool(threads: 2) { pool in
      let ends = SharedPipe(try Pipe(on: pool))
      var random = Randomness(seed: 4)
      let sent = random.bytes(1_000_000)
      let writing = Task(executorPreference: pool) { try await ends.writer.write(sent.span) }
      #expect(try await ends.exactly(sent.count) == sent)
      try await writing.value
    }
  }

  @Test func `a pipe without a reader fails the write, and raises no signal`() throws {
    try withPool { pool in
      let pipe = SharedPipe(try Pipe(on: pool))
      try pipe.reader.closeIfIdle()
      let error = try await failure { try await pipe.writer.write([1].span) }
      #expect(error?.code == .system(errno: EPIPE))
      #expect(error?.operation == "write")
    }
  }

  @Test func `P6 cancel is honest: a cancelled read of a pipe has taken no byte`() throws {
    try withPool(threads: 2) { pool in
      let ends = SharedPipe(try Pipe(on: pool))
      let reading = Task(executorPreference: pool) { try await ends.exactly(1) }
      await Task.yield()
      reading.cancel()
      #expect(try await failure { _ = try await reading.value }?.code == .cancelled)
      try await ends.writer.write([7].span)
      #expect(try await ends.exactly(1) == [7])
    }
  }

  @Test func `two reads of a pipe at once: one is refused, the other goes on`() throws {
    try withPool(threads: 2) { pool in
      let ends = SharedPipe(try Pipe(on: pool))
      try await withThrowingTaskGroup(of: Result<[UInt8], IOError>.self) { group in
        for _ in 0..<2 {
          group.addTask {
            do { return .success(try await ends.exactly(1)) } catch { return .failure(error as! IOError) }
          }
        }
        let refused = try await group.next()
        #expect { try refused?.get() } throws: { ($0 as? IOError)?.code == .operationInFlight }
        #expect(try failure { try ends.reader.closeIfIdle() }?.code == .operationsInFlight(1))
        try await ends.writer.write([1].span)
        #expect(try await group.next()?.get() == [1])
      }
    }
  }

  @Test func `P3 cancel, wait, close: a pipe's end`() throws {
    try withPool(threads: 2) { pool in
      let ends = SharedPipe(try Pipe(on: pool))
      let reading = Task(executorPreference: pool) { try await ends.exactly(1) }
      // Nothing is there to be read: once it is in flight, it stays so until it is cancelled.
      while ends.reader.cancel() == 0 {
        await Task.yield()
      }
      #expect(try await failure { _ = try await reading.value }?.code == .cancelled)
      try ends.reader.closeIfIdle()
      #expect(try failure { try ends.reader.closeIfIdle() }?.code == .handleClosed)
      #expect(try await failure { _ = try await ends.exactly(1) }?.code == .handleClosed)
    }
  }

  @Test func `a descriptor that cannot be polled is refused and closed`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/file"
    try withPool { pool in
      let descriptor = try unsafe check("open", open(path, O_RDWR | O_CREAT, 0o600))
      let error = try failure { _ = try PipeReader(adopting: descriptor, on: pool).cancel() }
      #expect(error?.code == .system(errno: EPERM))
      #expect(!Descriptors.lead(toFileAt: path))
      #expect(try failure { _ = try PipeWriter(adopting: -1, on: pool).cancel() }?.code == .system(errno: EBADF))
    }
    withExtendedLifetime(folder) {}
  }

  @Test func `an end that is dropped leaves no descriptor`() throws {
    try withPool { pool in
      var ends: [Int32] = [0, 0]
      try unsafe check("pipe", pipe(&ends))
      let writer = try PipeWriter(adopting: ends[1], on: pool)
      do {
        var reader = try PipeReader(adopting: ends[0], on: pool)
        try await writer.write([1].span)
        #expect(try await reader.bytes(1) == [1])
      }
      #expect(try await failure { try await writer.write([1].span) }?.code == .system(errno: EPIPE))
    }
  }
}

/// The ends of a pipe that several tasks of a test may use.
final class SharedPipe: Sendable {
  let reader: PipeReader
  let writer: PipeWriter

  init(_ pipe: consuming Pipe) {
    reader = pipe.reader
    writer = pipe.writer
  }

  func exactly(_ count: Int) async throws -> [UInt8] {
    var all: [UInt8] = []
    while all.count < count {
      var buffer = HeapBuffer(capacity: count - all.count)
      try await buffer.refill { _ = try await reader.read(into: &$0) }
      if buffer.count == 0 { break }
      all += array(buffer.bytes)
    }
    return all
  }
}
