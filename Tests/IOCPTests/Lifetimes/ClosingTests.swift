// SPDX-License-Identifier: Apache-2.0

import IOCP
import IOCPTesting
import TestSupport
import Testing

/// The three ways out of a connection.
struct ClosingTests {
  @Test func `P3 cancel, wait, close: a close that waits ends the read of the other half`() throws {
    try withConnected { connection, peer, _ in
      let halves = connection.split()
      let reading = halves.reader.inTask { (reader: consuming ReadHalf) in try await reader.bytes(4) }
      await Task.yield()
      let drained = await halves.writer.closeConnection()
      #expect(drained.reads == 1 && drained.writes == 0 && drained.count == 1)
      let error = try await failure { _ = try await reading.value }
      #expect(error?.code == .handleClosed)
      #expect(try peer.receive(1) == [])
    }
  }

  @Test func `P3 cancel, wait, close: a close that waits ends the write of the other half`() throws {
    try withConnected { connection, peer, _ in
      let halves = connection.split()
      let megabytes = [UInt8](repeating: 9, count: 32 << 20)
      let writing = halves.writer.inTask { (writer: consuming WriteHalf) in
        try await writer.write(megabytes.span)
      }
      await Task.yield()
      let drained = await halves.reader.closeConnection()
      #expect(drained.writes == 1)
      let error = try await failure { _ = try await writing.value }
      #expect(error?.code == .handleClosed)
    }
  }

  @Test func `a close with nothing in flight drains nothing`() throws {
    try withConnected { connection, peer, _ in
      #expect(await connection.close().count == 0)
      let end = try peer.receive(1)
      #expect(end == [])
    }
  }

  @Test func `P3 cancel, wait, close: the close that does not wait refuses, and the read goes on`() throws {
    try withPair { mine, peer in
      let reading = mine.beside { try await mine.bytes(4) }
      await Task.yield()
      #expect(try failure { try mine.connection.close() }?.code == .operationsInFlight(1))
      try peer.send([1, 2])
      #expect(try await reading.value == [1, 2])
      try mine.connection.closeIfIdle()
      #expect(try peer.receive(1) == [])
    }
  }

  @Test func `a closed connection refuses everything, also a second close`() throws {
    try withPair { mine, peer in
      try mine.connection.closeIfIdle()
      #expect(try await failure { _ = try await mine.bytes(4) }?.code == .handleClosed)
      #expect(try await failure { try await mine.write([1]) }?.code == .handleClosed)
      #expect(try failure { try mine.connection.endWriting() }?.code == .handleClosed)
      #expect(try failure { try mine.connection.close() }?.code == .handleClosed)
      #expect(mine.connection.cancel() == 0)
    }
  }

  @Test func `a close in a cancelled task waits all the same`() throws {
    try withConnected { connection, peer, _ in
      let halves = connection.split()
      let reading = halves.reader.inTask { (reader: consuming ReadHalf) in try await reader.bytes(4) }
      let closing = halves.writer.inTask { writer in
        while !Task.isCancelled { await Task.yield() }
        return await writer.closeConnection()
      }
      closing.cancel()
      let drained = try await closing.value
      #expect(drained.reads == 1)
      #expect(try await failure { _ = try await reading.value }?.code == .handleClosed)
    }
  }

  @Test func `P4 no stale I/O: a read that waits when its connection is closed gets nobody else's data`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let port = UInt16(try listener.address.port)
      for round in 0..<20 as Range<UInt8> {
        let old = try Peer(port: port)
        let halves = try await listener.accept().split()
        let reading = halves.reader.inTask { (reader: consuming ReadHalf) in try await reader.bytes(4) }
        await Task.yield()
        await halves.writer.closeConnection()
        // Now the descriptor's number is free, and taken again.
        let young = try Peer(port: port)
        let connection = try await listener.accept()
        try young.send([round])
        #expect(try await failure { _ = try await reading.value }?.code == .handleClosed)
        let outcome = await connection.read(into: HeapBuffer(capacity: 4))
        #expect(try outcome.get().array == [round])
        #expect(try old.receive(1) == [])
        await connection.close()
      }
      await listener.close()
    }
  }

  @Test(.chaos(seeds: 1...20)) func `P3 cancel, wait, close: under chaos, too, all ends once`() throws {
    try withConnected { connection, peer, _ in
      let halves = connection.split()
      let reading = halves.reader.inTask { (reader: consuming ReadHalf) in
        await reader.read(into: [0, 0]).result
      }
      try peer.send([1])
      let drained = await halves.writer.closeConnection()
      let result = try await reading.value
      // It was quicker, or was ended, or came too late.
      switch result {
      case .success(let count): #expect(count == 1 && drained.count == 0)
      case .failure(let error): #expect(error.code == .handleClosed)
      }
    }
  }

  @Test func `a connection that is let go of is closed`() throws {
    try withConnected { connection, peer, _ in
      letGo(of: connection)
      let end = try peer.receive(1)
      #expect(end == [])
    }
  }

  @Test func `a connection that outlives its pool's threads closes when it goes`() throws {
    let pool = try WorkerPool(threads: 1)
    let (shared, peer) = try pool.run {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let peer = try Peer(port: UInt16(try listener.address.port))
      let shared = Shared(try await listener.accept(), pool)
      await listener.close()
      return (shared, peer)
    }
    var kept: Shared? = shared
    pool.stop()
    withExtendedLifetime(kept) {}
    kept = nil
    _ = consume shared
    #expect(try peer.receive(1) == [])
  }

  @Test func `an accept that waits ends when its listener is cancelled, twice is once`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let listener = SharedListener(try Listener(SocketAddress("127.0.0.1", port: 0), on: pool))
      let accepting = Task(executorPreference: pool) {
        try await failure { await (try listener.listener.accept()).close() }
      }
      await Task.yield()
      #expect(try failure { try listener.listener.close() }?.code == .operationsInFlight(1))
      #expect(listener.listener.cancel() == 1)
      #expect(listener.listener.cancel() == 0)
      #expect(try await accepting.value?.isCancellation == true)
      try listener.listener.closeIfIdle()
      #expect(try await failure { await (try listener.listener.accept()).close() }?.code == .handleClosed)
    }
  }

  @Test func `what a debug build says of one that was let go of, it says once`() async throws {
    let result = try await #require(processExitsWith: .success, observing: [\.standardErrorContent]) {
      try dropThree()
    }
    let lines = String(decoding: result.standardErrorContent, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("iocp: ") }
    #if DEBUG
      try #require(lines.count == 1)
      #expect(lines.first?.contains("was dropped without close()") == true)
    #else
      #expect(lines.isEmpty)
    #endif
  }

  @Test(arguments: ["file", "pipe", "datagram socket"])
  func `a debug build says it of whatever is on a pool`(kind: String) async throws {
    let result = try await #require(processExitsWith: .success, observing: [\.standardErrorContent]) { [kind] in
      try drop(kind)
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #if DEBUG
      #expect(said.contains("iocp: the \(kind) with handle"))
    #else
      #expect(!said.contains("iocp: "))
    #endif
  }

  @Test func `of one that a sequence was given, or that never came to be, it says nothing`() async throws {
    let result = try await #require(processExitsWith: .success, observing: [\.standardErrorContent]) {
      try iterate()
    }
    #expect(!String(decoding: result.standardErrorContent, as: UTF8.self).contains("iocp: "))
  }

  @Test func `closing a socket says which receive it has ended`() throws {
    try withPool { pool in
      let socket = try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool)
      let datagrams = socket.datagrams()
      let receiving = Task(executorPreference: pool) {
        try await failure { for try await _ in datagrams {} }?.code
      }
      for _ in 0..<10 { await Task.yield() }
      #expect(await socket.close().reads == 1)
      #expect(try await receiving.value == .handleClosed)
    }
  }

  @Test func `of one that was closed, in any way, it says nothing`() async throws {
    let result = try await #require(processExitsWith: .success, observing: [\.standardErrorContent]) {
      try closeThree()
    }
    #expect(!String(decoding: result.standardErrorContent, as: UTF8.self).contains("iocp: "))
  }
}

// Apart: the macro of an exit test can't have noncopyable values in its body.
private func dropThree() throws {
  for _ in 0..<3 { try withConnected { (connection: consuming Connection, _, _) async in letGo(of: connection) } }
}

private func drop(_ kind: String) throws {
  try withPool { pool in
    switch kind {
    case "file": _ = try File("/dev/null", on: pool).position
    case "pipe": _ = try Pipe(on: pool).reader.cancel()
    default: _ = try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool).address
    }
  }
}

private func iterate() throws {
  try withPool { pool in
    for try await _ in Lines(of: try File("/etc/passwd", on: pool)) {}
    for try await _ in Chunks(of: try File("/etc/passwd", on: pool)) { break }
    _ = try? File("/", on: pool).position
    _ = try? PipeReader(adopting: -1, on: pool).cancel()
  }
}

private func closeThree() throws {
  try withPool { pool in
    let pipe = try Pipe(on: pool)
    await pipe.reader.close()
    try pipe.writer.closeIfIdle()
    await (try File("/dev/null", on: pool)).close()
    await (try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool)).close()
  }
  try withConnected { connection, _, _ in await connection.close() }
  try withConnected { (connection: consuming Connection, _, _) async throws in try connection.closeIfIdle() }
  try withConnected { connection, _, _ in
    let halves = connection.split()
    await halves.reader.closeConnection()
  }
}

private final class SharedListener: Sendable {
  let listener: Listener
  init(_ listener: consuming Listener) { self.listener = listener }
}
