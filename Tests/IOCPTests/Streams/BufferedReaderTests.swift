// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

struct BufferedReaderTests {
  @Test(arguments: [1, 2, 3, 7, 100])
  func `lines come whole, however the stream is cut`(bytesPerRead: Int) async throws {
    var reader = BufferedReader(
      MemoryReader("first\r\nsecond\n\nno end", bytesPerRead: bytesPerRead), capacity: 16)
    #expect(try await reader.readLine() == "first")
    #expect(try await reader.readLine() == "second")
    #expect(try await reader.readLine() == "")
    #expect(try await reader.hasDataLeft())
    #expect(try await reader.readLine() == "no end")
    #expect(try await reader.readLine() == nil)
    #expect(try await reader.hasDataLeft() == false)
  }

  @Test func `a line that is too long is refused, and nothing is lost`() async throws {
    var reader = BufferedReader(MemoryReader("12345678\nrest"), capacity: 8)
    let error = try await failure { _ = try await reader.readLine() }
    #expect(error?.code == .tooLong(limit: 8))
    #expect(error?.operation == "readLine")
    #expect(text(reader.buffered) == "12345678")
    reader.consume(8)
    #expect(try await reader.readLine() == "")
    #expect(try await reader.readLine() == "rest")
  }

  @Test func `a limit of the caller's counts the line's end`() async throws {
    var reader = BufferedReader(MemoryReader("1234\n12345\n"), capacity: 100)
    #expect(try await reader.readLine(limit: 5) == "1234")
    #expect(try await failure { _ = try await reader.readLine(limit: 5) }?.code == .tooLong(limit: 5))
    #expect(try await failure { _ = try await reader.readLine(limit: 0) }?.code == .invalidArgument)
    #expect(try await reader.readLine(limit: 6) == "12345")
  }

  @Test func `pieces end with their delimiter, the last one with the stream`() async throws {
    var reader = BufferedReader(MemoryReader("a,bc,d", bytesPerRead: 2), capacity: 4)
    var pieces: [String] = []
    while let piece = try await reader.read(until: UInt8(ascii: ",")) { pieces.append(text(piece)) }
    #expect(pieces == ["a,", "bc,", "d"])
  }

  @Test func `so many bytes come together, fewer at the end`() async throws {
    var reader = BufferedReader(MemoryReader("abcdefg", bytesPerRead: 2), capacity: 4)
    #expect(text(try await reader.read(count: 3)) == "abc")
    #expect(text(try await reader.read(count: 0)) == "")
    #expect(text(try await reader.read(count: 3)) == "def")
    #expect(try await failure { _ = try await reader.read(count: 5).byteCount }?.code == .tooLong(limit: 4))
    #expect(text(try await reader.read(count: 3)) == "g")
    #expect(text(try await reader.read(count: 3)) == "")
  }

  @Test func `fill adds, consume takes, and a full buffer is refused`() async throws {
    var reader = BufferedReader(MemoryReader("abcdef", bytesPerRead: 2), capacity: 4)
    #expect(try await reader.fill() == 2)
    #expect(try await reader.fill() == 2)
    #expect(try await failure { _ = try await reader.fill() }?.code == .tooLong(limit: 4))
    reader.consume(3)
    #expect(try await reader.fill() == 2)
    #expect(text(reader.buffered) == "def")
    #expect(try await reader.fill() == 0)
    reader.consume(3)
    #expect(reader.buffered.byteCount == 0)
  }

  @Test func `consuming more than is buffered traps`() async {
    await #expect(processExitsWith: .failure) {
      var reader = BufferedReader(MemoryReader("abc"), capacity: 4)
      try await reader.fill()
      reader.consume(4)
      exitSuccessfully()
    }
  }

  @Test func `small reads come out of the buffer, large ones go past it`() async throws {
    var reader = BufferedReader(MemoryReader((0..<100).map { $0 }), capacity: 10)
    #expect(try await reader.bytes(3) == [0, 1, 2])
    #expect(reader.buffered.byteCount == 7)
    #expect(try await reader.bytes(50) == [3, 4, 5, 6, 7, 8, 9])
    #expect(try await reader.bytes(50) == (10..<60).map { $0 })
    #expect(reader.buffered.byteCount == 0)
    #expect(try await reader.rest() == (60..<100).map { $0 })
  }

  @Test func `the memory can be the caller's`() async throws {
    var reader = BufferedReader(MemoryReader("one\ntwo\n"), in: HeapBuffer(capacity: 5))
    #expect(reader.capacity == 5)
    #expect(try await reader.readLine() == "one")
    #expect(try await reader.readLine() == "two")
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 6, alignment: 1)
    defer { unsafe memory.deallocate() }
    var other = unsafe BufferedReader(MemoryReader("one\ntwo\n"), in: memory)
    #expect(other.capacity == 6)
    #expect(try await other.readLine() == "one")
    let second = try await other.read(until: 10)
    #expect(text(second!) == "two\n")
  }

  @Test func `storage is destroyed with its reader, not before`() async throws {
    let witness = Witness()
    do {
      var reader = BufferedReader(MemoryReader("abc\n"), in: Watched(witness.token()))
      #expect(try await reader.readLine() == "abc")
      #expect(witness.alive == 1)
    }
    #expect(witness.alive == 0)
  }

  @Test func `the source comes back, without what was buffered`() async throws {
    var reader = BufferedReader(MemoryReader("one\ntwo\n", bytesPerRead: 6), capacity: 100)
    #expect(try await reader.readLine() == "one")
    var source = reader.takeSource()
    #expect(try await source.rest() == bytes("o\n"))
  }

  @Test func `a cancelled read leaves what is buffered as it was`() async throws {
    let pipe = MemoryPipe()
    try await pipe.second.write("half")
    let task = Task {
      var reader = BufferedReader(pipe.first, capacity: 100)
      try await reader.fill()
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      let code = try await failure { _ = try await reader.readLine() }?.code
      return (code, text(reader.buffered))
    }
    let (code, left) = try await task.value
    #expect(code == .cancelled)
    #expect(left == "half")
  }
}

/// Storage of a type that this library does not know.
@safe private struct Watched: ~Copyable, BufferStorage, @unchecked Sendable {
  private let token: Witness.Token
  @unsafe let storage: UnsafeMutableRawBufferPointer

  init(_ token: Witness.Token) {
    self.token = token
    unsafe storage = .allocate(byteCount: 64, alignment: 16)
  }

  deinit { unsafe storage.deallocate() }
}
