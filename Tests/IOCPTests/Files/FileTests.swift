// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import TestSupport
import Testing

struct FileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/file" }

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [0, 2])
  func `what was written at places is read there`(threads: Int) throws {
    let path = path
    try withPool(threads: threads) { pool in
      let file = try File(path, .readingAndWriting, .create, on: pool)
      try await file.write(bytes("abcdef").span, at: 0)
      try await file.write(bytes("XY").span, at: 2)
      #expect(try await file.bytes(100, at: 0) == bytes("abXYef"))
      #expect(try await file.bytes(2, at: 3) == bytes("Ye"))
      #expect(try await file.bytes(2, at: 6) == [])
      #expect(try await file.bytes(2, at: 1000) == [])
      #expect(try await file.size() == 6)
      try await file.flush()
      await file.close()
      #expect(try Files.text(path) == "abXYef")
    }
  }

  @Test func `reads and writes without a place go on where the last one ended`() throws {
    let path = path
    try withPool { pool in
      var file = try File(path, .readingAndWriting, .create, on: pool)
      try await file.write(bytes("one\n").span)
      try await file.write("two\n")
      #expect(file.position == 8)
      #expect(try await file.bytes(1) == [])
      try file.seek(to: 1)
      #expect(try await file.bytes(2) == bytes("ne"))
      try file.seek(by: 1)
      #expect(try await file.rest() == bytes("two\n"))
      try await file.seekToEnd()
      try await file.write("three")
      #expect(try Files.text(path) == "one\ntwo\nthree")
    }
  }

  @Test func `appending goes behind the end, wherever the position is`() throws {
    let path = path
    try withPool { pool in
      let file = try File(path, .writing, .create, on: pool)
      try await file.append(bytes("ab").span)
      try await file.append(bytes("cd").span)
      #expect(try Files.text(path) == "abcd")
      #expect(file.position == 0)
    }
  }

  @Test func `truncate shortens, and lengthens with zeros`() throws {
    let path = path
    try withPool { pool in
      let file = try File(path, .readingAndWriting, .create, on: pool)
      try await file.write(bytes("abcdef").span, at: 0)
      try await file.truncate(to: 2)
      #expect(try await file.size() == 2)
      try await file.truncate(to: 4)
      #expect(try await file.bytes(10, at: 0) == bytes("ab") + [0, 0])
      #expect(try await failure { try await file.truncate(to: -1) }?.code == .invalidArgument)
    }
  }

  @Test func `options: create, exclusive, truncate, noFollow`() throws {
    let (path, link) = (path, folder.path + "/link")
    try withPool { pool in
      #expect(try failure { _ = try File(path, on: pool).position }?.code == .system(errno: ENOENT))
      var file = try File(path, .writing, [.create, .exclusive], permissions: 0o600, on: pool)
      try await file.write("text")
      #expect(
        try failure { _ = try File(path, .writing, [.create, .exclusive], on: pool).position }?.code
          == .system(errno: EEXIST))
      var facts = stat()
      unsafe stat(path, &facts)
      #expect(facts.st_mode & 0o777 == 0o600)
      let other = try File(path, .writing, .truncate, on: pool)
      #expect(try await other.size() == 0)
      try unsafe check("symlink", symlink(path, link))
      #expect(try failure { _ = try File(link, .reading, .noFollow, on: pool).position }?.code == .system(errno: ELOOP))
      #expect(try await File(link, on: pool).size() == 0)
    }
  }

  @Test func `what is no file is refused, with its descriptor closed`() throws {
    let (folder, fifo) = (folder.path, folder.path + "/fifo")
    try unsafe check("mkfifo", mkfifo(fifo, 0o600))
    try withPool { pool in
      #expect(try failure { _ = try File(folder, on: pool).position }?.code == .system(errno: EISDIR))
      #expect(try failure { _ = try File(fifo, on: pool).position }?.code == .invalidArgument)
      #expect(try failure { _ = try File("", on: pool).position }?.code == .invalidArgument)
      #expect(try failure { _ = try File("a\0b", on: pool).position }?.code == .invalidArgument)
      var ends: [Int32] = [0, 0]
      try unsafe check("pipe", pipe(&ends))
      #expect(try failure { _ = try File(adopting: ends[0], on: pool).position }?.code == .invalidArgument)
      // Nobody can read what is written there any more.
      let writer = try PipeWriter(adopting: ends[1], on: pool)
      #expect(try await failure { try await writer.write([1].span) }?.code == .system(errno: EPIPE))
      #expect(try failure { _ = try File(adopting: -1, on: pool).position }?.code == .system(errno: EBADF))
    }
  }

  @Test func `devices that are always ready are files`() throws {
    try withPool { pool in
      var zeros = try File("/dev/zero", on: pool)
      #expect(try await zeros.bytes(3) == [0, 0, 0])
      var null = try File("/dev/null", .readingAndWriting, on: pool)
      try await null.write("gone")
      #expect(try await null.bytes(3) == [])
      var full = try File("/dev/full", .writing, on: pool)
      #expect(try await failure { try await full.write("x") }?.code == .system(errno: ENOSPC))
    }
  }

  @Test func `bad places and wrong modes are refused`() throws {
    let path = path
    try withPool { pool in
      var file = try File(path, .writing, .create, on: pool)
      #expect(try await failure { try await file.write([1].span, at: -1) }?.code == .invalidArgument)
      #expect(try await failure { _ = try await file.bytes(1, at: -1) }?.code == .invalidArgument)
      #expect(try failure { try file.seek(to: -1) }?.code == .invalidArgument)
      let error = try await failure { _ = try await file.bytes(1) }
      #expect(error?.code == .system(errno: EBADF))
      #expect(error?.operation == "read")
      #expect(error?.handle != 0)
    }
  }

  @Test func `a cancelled task starts nothing on a file`() throws {
    let path = path
    try withPool { pool in
      let task = Task(executorPreference: pool) { () async throws -> IOError.Code? in
        var file = try File(path, .writing, .create, on: pool)
        unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        return try await failure { try await file.write("x") }?.code
      }
      let code = try await task.value
      #expect(code == .cancelled)
      #expect(try Files.text(path) == "")
    }
  }

  @Test func `many tasks read and write one file at once`() throws {
    let path = path
    try withPool(threads: 2) { pool in
      let file = SharedFile(try File(path, .readingAndWriting, .create, on: pool))
      let size = 10_000
      try await withThrowingTaskGroup(of: Void.self) { group in
        for part in 0..<20 {
          group.addTask {
            let own = [UInt8](repeating: UInt8(part + 1), count: size)
            try await file.file.write(own.span, at: Int64(part * size))
            let back = try await file.file.bytes(size, at: Int64(part * size))
            #expect(back == own)
          }
        }
        try await group.waitForAll()
      }
      #expect(try await file.file.size() == Int64(20 * size))
    }
  }

  @Test func `P3 cancel, wait, close: the strict close of a file counts what is in flight`() throws {
    let path = path
    try withPool(threads: 2) { pool in
      let megabytes = [UInt8](repeating: 1, count: 32 << 20)
      var refused: IOError.Code?
      // A write is under way when a part of it is there; that it has ended before the close
      // looks is possible, and not each time.
      for _ in 0..<200 where refused == nil {
        let file = SharedFile(try File(path, .readingAndWriting, [.create, .truncate], on: pool))
        let writing = Task(executorPreference: pool) { try await file.file.write(megabytes.span, at: 0) }
        try await eventually("the write to begin") { try await file.file.size() > 0 }
        refused = try failure { try file.close() }?.code
        #expect(try await failure { try await writing.value } == nil)
        if refused != nil { try file.close() }
        #expect(try failure { try file.close() }?.code == .handleClosed)
        #expect(try await failure { _ = try await file.file.bytes(1, at: 0) }?.code == .handleClosed)
        #expect(try await failure { _ = try await file.file.size() }?.code == .handleClosed)
      }
      #expect(refused == .operationsInFlight(1))
    }
  }

  @Test func `a file that is dropped leaves no descriptor`() throws {
    let path = path
    try withPool { pool in
      do {
        var file = try File(path, .readingAndWriting, .create, on: pool)
        try await file.write("x")
        #expect(Descriptors.lead(toFileAt: path))
      }
      // The thread that wrote may hold the descriptor a moment longer.
      try eventually("the descriptor to be closed") { !Descriptors.lead(toFileAt: path) }
    }
  }
}

/// A file that several tasks of a test may use.
final class SharedFile: Sendable {
  let file: File
  init(_ file: consuming File) { self.file = file }
  func close() throws(IOError) { try file.close() }
}
