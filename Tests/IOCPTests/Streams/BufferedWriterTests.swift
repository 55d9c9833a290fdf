// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

struct BufferedWriterTests {
  @Test func `small writes are gathered until a flush`() async throws {
    var writer = BufferedWriter(MemoryWriter(), capacity: 8)
    try await writer.write("abc")
    try await writer.write("def")
    #expect(writer.sink.bytes.isEmpty)
    #expect(text(writer.buffered) == "abcdef")
    try await writer.flush()
    #expect(writer.sink.bytes == bytes("abcdef"))
    #expect(writer.buffered.byteCount == 0)
    try await writer.flush()
    #expect(writer.sink.bytes == bytes("abcdef"))
  }

  @Test func `what does not fit pushes out what came before it`() async throws {
    var writer = BufferedWriter(MemoryWriter(), capacity: 8)
    try await writer.write("abcde")
    try await writer.write("fghi")
    #expect(writer.sink.bytes == bytes("abcde"))
    #expect(text(writer.buffered) == "fghi")
  }

  @Test func `large writes go past the buffer, and overtake nothing`() async throws {
    var writer = BufferedWriter(MemoryWriter(), capacity: 4)
    try await writer.write("ab")
    try await writer.write("cdefgh")
    #expect(writer.sink.bytes == bytes("abcdefgh"))
    #expect(writer.buffered.byteCount == 0)
  }

  @Test func `bytes can be made in the buffer itself`() async throws {
    var writer = BufferedWriter(MemoryWriter(), capacity: 4)
    try await writer.write("ab")
    try await writer.write(atMost: 3) { unsafe $0.append(UInt8(ascii: "c"), as: UInt8.self) }
    #expect(text(writer.buffered) == "c")
    #expect(writer.sink.bytes == bytes("ab"))
    struct Failed: Error {}
    await #expect(throws: Failed.self) {
      try await writer.write(atMost: 1) { (span) throws in
        unsafe span.append(UInt8(ascii: "d"), as: UInt8.self)
        throw Failed()
      }
    }
    #expect(text(writer.buffered) == "c")
    await #expect(throws: IOError(.tooLong(limit: 4), "write")) { try await writer.write(atMost: 5) { _ in } }
  }

  @Test func `after a failure all writes fail with the same error`() async throws {
    var writer = BufferedWriter(MemoryWriter(limit: 3), capacity: 4)
    try await writer.write("abcd"[...].prefix(2).description)
    try await writer.write("ef")
    #expect(try await failure { try await writer.flush() }?.code == .exhausted)
    #expect(try await failure { try await writer.write("g") }?.code == .exhausted)
    #expect(try await failure { try await writer.flush() }?.code == .exhausted)
    #expect(text(writer.buffered) == "abef")
  }

  @Test func `the sink comes back after a flush`() async throws {
    var writer = BufferedWriter(MemoryWriter(), in: HeapBuffer(capacity: 100))
    try await writer.write("abc")
    let sink = try await writer.takeSink()
    #expect(sink.bytes == bytes("abc"))
  }
}
