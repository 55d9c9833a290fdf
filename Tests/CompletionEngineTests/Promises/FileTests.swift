// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import Glibc
import TestSupport
import Testing

/// Operations on files that stay under way for as long as a test wants: reads of a FIFO,
/// which block in a thread until somebody writes. The threads are common to the process,
/// so these tests run one after the other.
@Suite(.serialized) struct FileTests {
  /// A FIFO whose reading end is a file on a port.
  private struct BlockingFile {
    let port: Handle
    let file: Handle
    let writer: Int32

    init() throws {
      var ends: [Int32] = [-1, -1]
      try #require(unsafe pipe(&ends) == 0)
      port = try Port.create(concurrency: 1)
      writer = ends[1]
      file = try File.adopt(ends[0], isOverlapped: true, isRegular: false)
      try File.associate(file, with: port, key: 7)
    }

    func read() throws -> Record {
      let record = Record(.readFile, capacity: 1)
      #expect(try File.read(file, record.operation) == .pending)
      return record
    }

    /// Lets so many reads end.
    func write(_ count: Int) {
      let bytes = [UInt8](repeating: 1, count: count)
      #expect(unsafe Glibc.write(writer, bytes, count) == count)
    }

    func end() throws {
      Glibc.close(writer)
      try Port.close(port)
    }
  }

  @Test func `P9 nothing blocks: closing a file with a read under way, which has its packet later`() throws {
    let source = try BlockingFile()
    let record = try source.read()
    try eventually("a thread to read") { BlockingThreads.shared.counts.running > 0 }
    try Worker { try File.abandon(source.file) }.join()
    #expect(cause { try File.abandon(source.file) } == .invalidHandle)
    #expect(Port.hasNothing(source.port))
    source.write(1)
    let packet = try Port.next(source.port)
    #expect(Record.of(packet) === record)
    #expect(packet.key == 7 && packet.bytes == 1 && record.told == 1)
    try source.end()
  }

  @Test func `P6 cancel is honest: a read that a thread has begun is not found, one that waits is cancelled`() throws {
    let source = try BlockingFile()
    let most = Int(Limits.blockingThreads)
    let begun = try (0..<most).map { _ in try source.read() }
    let last = try source.read()
    let token = last.operation.value.token
    try eventually("all threads to read") { BlockingThreads.shared.counts.running == most }
    #expect(BlockingThreads.shared.counts.threads == most)
    #expect(BlockingThreads.shared.counts.waiting == 1)
    #expect(try File.cancel(source.file) { $0.token == token } == 1)
    let aborted = try Port.next(source.port)
    #expect(Record.of(aborted) === last)
    #expect(last.status == .cancelled && aborted.bytes == 0)
    #expect(cause { try File.cancel(source.file) { _ in true } } == .notFound)
    source.write(most)
    for _ in 0..<most { #expect(try Port.next(source.port).bytes == 1) }
    for record in begun { #expect(record.told == 1 && record.status == .success) }
    #expect(Port.hasNothing(source.port))
    try File.abandon(source.file)
    try source.end()
  }

  @Test func `P3 cancel, wait, close: abandon ends what waits and leaves what runs`() throws {
    let source = try BlockingFile()
    let most = Int(Limits.blockingThreads)
    let records = try (0..<(most + 3)).map { _ in try source.read() }
    try eventually("all threads to read") { BlockingThreads.shared.counts.running == most }
    try File.abandon(source.file)
    for _ in 0..<3 { #expect(try Port.next(source.port).status == UInt32(bitPattern: Status.handleClosed.code)) }
    #expect(Port.hasNothing(source.port))
    source.write(most)
    for _ in 0..<most { #expect(try Port.next(source.port).bytes == 1) }
    for record in records { #expect(record.told == 1) }
    try source.end()
  }

  @Test func `P5 order: writes of one file take turns, and none is lost to a cancel of others`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/written"
    let descriptor = SystemCalls.open(path, SystemCalls.OpenFlags.readWrite | SystemCalls.OpenFlags.create)
    try #require(descriptor >= 0)
    let port = try Port.create(concurrency: 1)
    let file = try File.adopt(Int32(descriptor), isOverlapped: true, isRegular: true)
    try File.associate(file, with: port, key: 7)
    let size = 1 << 20
    let records = (0..<16).map { Record(.writeFile, [UInt8](repeating: UInt8($0), count: size)) }
    for (index, record) in records.enumerated() {
      record.operation.value.offset = Int64(index * size)
      #expect(try File.write(file, record.operation) == .pending)
    }
    let cancelled = Set((0..<16).filter { $0 % 3 == 1 }.map { records[$0].operation.value.token })
    _ = cause { try File.cancel(file) { cancelled.contains($0.token) } }
    for _ in 0..<16 { _ = try Port.next(port) }
    #expect(Port.hasNothing(port))
    let content = Array(try Files.text(path).utf8)
    for (index, record) in records.enumerated() where record.status == .success {
      #expect(record.told == 1 && record.result == size)
      #expect(content[index * size] == UInt8(index) && content[(index + 1) * size - 1] == UInt8(index))
    }
    try File.abandon(file)
    try Port.close(port)
  }
}
