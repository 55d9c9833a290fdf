// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import TestSupport
import Testing

struct BlockingTests {
  // MARK: Connections

  @Test func `two threads talk, without a pool`() throws {
    let listener = Locked(try BlockingListener(SocketAddress("127.0.0.1", port: 0)))
    let address = try listener.value.address
    let server = Worker {
      var connection = try listener.value.accept()
      while case let received = try connection.bytes(3), !received.isEmpty { try connection.write(received.span) }
    }
    var client = try BlockingConnection(to: address, timeout: .seconds(patience))
    try client.write("hello")
    #expect(try client.exactly(5) == bytes("hello"))
    try client.endWriting()
    #expect(try client.bytes(1) == [])
    try server.join()
  }

  @Test func `more than the system buffers is written whole`() throws {
    let listener = try BlockingListener(SocketAddress("127.0.0.1", port: 0))
    let peer = try Peer(port: UInt16(try listener.address.port))
    let connection = Locked(try listener.accept())
    var random = Randomness(seed: 8)
    let sent = random.bytes(8 << 20)
    let writer = Worker { try connection.value.write(sent.span) }
    #expect(try peer.receive(sent.count) == sent)
    try writer.join()
  }

  @Test func `a call that waits too long says so, and has taken nothing`() throws {
    var listener = try BlockingListener(SocketAddress("127.0.0.1", port: 0), timeout: .zero)
    #expect(try failure { _ = try listener.accept().timeout }?.code == .timedOut)
    listener.timeout = .seconds(patience)
    let peer = try Peer(port: UInt16(try listener.address.port))
    var connection = try listener.accept()
    #expect(connection.timeout == .seconds(patience))
    connection.timeout = .milliseconds(1)
    let error = try failure { _ = try connection.bytes(1) }
    #expect(error?.code == .timedOut)
    #expect(error?.operation == "read")
    connection.timeout = nil
    try peer.send([7])
    #expect(try connection.bytes(1) == [7])
    // A peer that reads nothing.
    connection.timeout = .milliseconds(1)
    #expect(try failure { try connection.write([UInt8](repeating: 0, count: 64 << 20).span) }?.code == .timedOut)
  }

  @Test func `closing ends the read of another thread`() throws {
    let listener = try BlockingListener(SocketAddress("127.0.0.1", port: 0))
    let peer = try Peer(port: UInt16(try listener.address.port))
    let connection = Locked(try listener.accept())
    let (thread, began) = (ThreadNumber(), Gate("the reading thread"))
    let reading = Worker {
      thread.take()
      began.open()
      return try failure { _ = try connection.once() }?.code
    }
    try began.pass()
    // Nothing comes: once it sleeps, it waits in the read.
    try eventually("the read to wait") { thread.isAsleep }
    connection.value.close()
    #expect(try reading.join() == .handleClosed)
    withExtendedLifetime(peer) {}
    #expect(try failure { _ = try connection.once() }?.code == .handleClosed)
    #expect(try failure { try connection.value.write([1].span) }?.code == .handleClosed)
    connection.value.close()
    #expect(try failure { try connection.value.endWriting() }?.code == .handleClosed)
  }

  @Test func `closing ends the accept of another thread`() throws {
    let listener = Locked(try BlockingListener(SocketAddress("127.0.0.1", port: 0)))
    let accepting = Worker { try failure { _ = try listener.value.accept().timeout }?.code }
    listener.value.close()
    #expect(try accepting.join() == .handleClosed)
  }

  @Test func `a connect that is refused says so`() throws {
    let listener = try BlockingListener(SocketAddress("127.0.0.1", port: 0))
    let address = try listener.address
    listener.close()
    let error = try failure { _ = try BlockingConnection(to: address).timeout }
    #expect(error?.code == .system(errno: ECONNREFUSED))
    #expect(error?.operation == "connect")
  }

  // MARK: Files and pipes

  @Test func `a file's calls mean what the async ones mean`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/file"
    var file = try BlockingFile(path, .readingAndWriting, .create)
    try file.write("one\ntwo\n")
    try file.append(bytes("three").span)
    #expect(try file.size() == 13)
    #expect(try file.bytes(3, at: 4) == bytes("two"))
    #expect(try file.bytes(1, at: 13) == [])
    try file.seek(to: 1)
    #expect(try file.bytes(2) == bytes("ne"))
    #expect(file.position == 3)
    try file.truncate(to: 3)
    try file.flush()
    #expect(try Files.text(path) == "one")
    #expect(try failure { try file.seek(to: -1) }?.code == .invalidArgument)
    #expect(try failure { _ = try file.bytes(1, at: -1) }?.code == .invalidArgument)
    #expect(try failure { try file.truncate(to: -1) }?.code == .invalidArgument)
    file.close()
    file.close()
    #expect(!Descriptors.lead(toFileAt: path))
    #expect(try failure { _ = try file.bytes(1) }?.code == .handleClosed)
    #expect(try failure { _ = try file.size() }?.code == .handleClosed)
    #expect(try failure { _ = try BlockingFile(folder.path).position }?.code == .system(errno: EISDIR))
    var readOnly = try BlockingFile(path)
    #expect(try failure { try readOnly.write("x") }?.code == .system(errno: EBADF))
  }

  @Test func `a pipe's ends, with their timeouts and their end`() throws {
    var pipe = try BlockingPipe(timeout: .zero)
    #expect(try failure { _ = try pipe.reader.bytes(1) }?.code == .timedOut)
    try pipe.writer.write(bytes("ab").span)
    #expect(try pipe.reader.bytes(5) == bytes("ab"))
    pipe.writer.close()
    #expect(try pipe.reader.bytes(5) == [])
    let other = try BlockingPipe()
    other.reader.close()
    #expect(try failure { try other.writer.write([1].span) }?.code == .system(errno: EPIPE))
    #expect(try failure { _ = try BlockingPipeReader(adopting: -1).timeout }?.code == .system(errno: EBADF))
  }

  // MARK: Datagrams

  @Test func `datagrams keep their bounds, name their senders, and say when they were cut`() throws {
    let first = try BlockingDatagramSocket(SocketAddress("127.0.0.1", port: 0))
    let second = try BlockingDatagramSocket(SocketAddress("127.0.0.1", port: 0), timeout: .seconds(patience))
    try first.send(bytes("").span, to: second.address)
    try first.send(bytes("abcdef").span, to: second.address)
    let empty = try second.receive(10).0
    #expect(empty.count == 0)
    #expect(empty.sender == (try first.address))
    #expect(!empty.isTruncated)
    let (datagram, received) = try second.receive(4)
    #expect(received == bytes("abcd"))
    #expect(datagram.isTruncated)
    #expect(datagram.sender == (try first.address))
    try first.connect(to: second.address)
    try first.send(bytes("x").span)
    #expect(try second.receive(4).1 == bytes("x"))
    let client = try BlockingDatagramSocket(to: first.address, timeout: .zero)
    #expect(try failure { _ = try client.receive(1) }?.code == .timedOut)
    let long = [UInt8](repeating: 0, count: 70_000)
    #expect(try failure { try client.send(long.span) }?.code == .system(errno: EMSGSIZE))
  }

  // MARK: Buffers

  @Test func `lines of a file and a buffered pipe`() throws {
    let folder = try TemporaryFolder()
    var writer = BlockingBufferedWriter(try BlockingFile(folder.path + "/file", .writing, .create), capacity: 8)
    for line in ["one\n", "two\n", "three\n", "a line that is too long\n"] { try writer.write(line) }
    try writer.flush()
    var reader = BlockingBufferedReader(try BlockingFile(folder.path + "/file"), capacity: 10)
    #expect(try reader.readLine() == "one")
    if let piece = try reader.read(until: UInt8(ascii: "w")) { #expect(text(piece) == "tw") }
    #expect(text(try reader.read(count: 2)) == "o\n")
    #expect(try reader.readLine() == "three")
    #expect(try failure { _ = try reader.readLine() }?.code == .tooLong(limit: 10))
    #expect(try reader.hasDataLeft())
    var chunks: [[UInt8]] = []
    try reader.forEachChunk(upTo: 100) { chunks.append(array($0)) }
    #expect(chunks.flatMap { $0 } == bytes("a line that is too long\n"))
  }
}

/// A value that several threads of a test may use.
final class Locked<Value: ~Copyable & Sendable>: Sendable {
  let value: Value
  init(_ value: consuming Value) { self.value = value }
}

extension Locked where Value == BlockingConnection {
  /// One read of a byte.
  func once() throws -> [UInt8] { try filled(1) { _ = try value.read(into: &$0) } }
}

extension Readable where Self: ~Copyable {
  /// One read of up to `count` bytes.
  mutating func bytes(_ count: Int) throws -> [UInt8] { try filled(count) { _ = try read(into: &$0) } }

  /// So many bytes, fewer at the end.
  mutating func exactly(_ count: Int) throws -> [UInt8] {
    var all: [UInt8] = []
    while all.count < count, case let more = try bytes(count - all.count), !more.isEmpty { all += more }
    return all
  }
}

extension BlockingFile {
  func bytes(_ count: Int, at place: Int64) throws -> [UInt8] {
    try filled(count) { _ = try read(into: &$0, at: place) }
  }
}

extension BlockingDatagramSocket {
  func receive(_ count: Int) throws -> (Datagram, [UInt8]) {
    var datagram: Datagram?
    let bytes = try filled(count) { datagram = try receive(into: &$0) }
    return (datagram!, bytes)
  }
}

/// What `body` has written into memory for so many bytes.
private func filled(_ capacity: Int, _ body: (inout OutputRawSpan) throws -> Void) rethrows -> [UInt8] {
  try unsafe [UInt8](unsafeUninitializedCapacity: capacity) { memory, count in
    let memory = UnsafeMutableRawBufferPointer(memory)
    var span = unsafe OutputRawSpan(buffer: memory, initializedCount: 0)
    try body(&span)
    count = unsafe span.finalize(for: memory)
  }
}
