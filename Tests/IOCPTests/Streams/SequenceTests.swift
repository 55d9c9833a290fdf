// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import Synchronization
import TestSupport
import Testing

struct SequenceTests {
  @Test func `chunks are what the stream brings, up to their limit`() async throws {
    var chunks: [[UInt8]] = []
    for try await chunk in Chunks(of: MemoryReader("abcdefgh", bytesPerRead: 5), upTo: 4) { chunks.append(chunk) }
    #expect(chunks == [bytes("abcd"), bytes("efgh")])
    for try await chunk in Chunks(of: MemoryReader("")) { Issue.record("an empty stream brought \(chunk)") }
  }

  @Test func `back pressure: what nobody asks for is not read`() async throws {
    let pipe = MemoryPipe(capacity: 4)
    let written = Atomic<Int>(0)
    let writing = Task {
      for byte in 0..<100 as Range<UInt8> {
        try await pipe.first.write([byte].span)
        written.add(1, ordering: .sequentiallyConsistent)
      }
    }
    var seen: [UInt8] = []
    for try await chunk in Chunks(of: pipe.second, upTo: 2) {
      seen += chunk
      // The writer comes as far as 4 bytes on the way, and no further however long it has.
      let reach = min(100, seen.count + 4)
      try await eventually("the writer to go on") { () async in written.load(ordering: .sequentiallyConsistent) >= reach
      }
      for _ in 0..<20 { await Task.yield() }
      #expect(written.load(ordering: .sequentiallyConsistent) == reach)
      if seen.count >= 90 { break }
    }
    #expect(seen == Array((0..<100 as Range<UInt8>).prefix(seen.count)))
    var end = pipe.second
    #expect(try await end.exactly(100 - seen.count).count == 100 - seen.count)
    try await writing.value
  }

  @Test func `lines end with the stream, and a long one with an error`() async throws {
    var lines: [String] = []
    for try await line in Lines(of: MemoryReader("one\r\n\ntwo", bytesPerRead: 3)) { lines.append(line) }
    #expect(lines == ["one", "", "two"])
    lines = []
    let error = try await failure {
      for try await line in Lines(of: MemoryReader("ok\n1234567\n"), limit: 5) { lines.append(line) }
    }
    #expect(lines == ["ok"])
    #expect(error?.code == .tooLong(limit: 5))
  }

  @Test func `an iteration goes on where the last one stopped`() async throws {
    var reader = BufferedReader(MemoryReader("header\na\nb\nc\n"))
    #expect(try await reader.readLine() == "header")
    let lines = Lines(of: reader)
    for try await line in lines {
      #expect(line == "a")
      break
    }
    var rest: [String] = []
    for try await line in lines { rest.append(line) }
    #expect(rest == ["b", "c"])
  }

  @Test func `chunks are lent out of one buffer`() async throws {
    var reader = MemoryReader((0..<10).map { $0 }, bytesPerRead: 4)
    var places: Set<UInt> = []
    var all: [[UInt8]] = []
    try await reader.forEachChunk(upTo: 3) { chunk in
      all.append(array(chunk))
      _ = unsafe chunk.withUnsafeBytes { places.insert(UInt(bitPattern: $0.baseAddress)) }
    }
    #expect(all == [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9]])
    #expect(places.count == 1)
  }

  @Test func `an error in the body ends the lending, and nothing is lost`() async throws {
    struct Enough: Error {}
    var reader = BufferedReader(MemoryReader("a\nb\nc\n"))
    await #expect(throws: Enough.self) {
      try await reader.forEachLine { line in if text(line) == "b\n" { throw Enough() } }
    }
    #expect(try await reader.readLine() == "c")
  }

  @Test func `connections of a listener, one by one, until the task is cancelled`() throws {
    try withPool(threads: 2) { pool in
      let (ports, told) = AsyncStream.makeStream(of: UInt16.self)
      let serving = Task(executorPreference: pool) {
        let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
        told.yield(UInt16(try listener.address.port))
        for try await incoming in listener.connections {
          var connection = incoming.take()
          while case let byte = try await connection.bytes(1), !byte.isEmpty { try await connection.write(byte.span) }
        }
      }
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      for round in 0..<5 as Range<UInt8> {
        let peer = try Peer(port: port)
        try peer.send([round])
        #expect(try peer.receive(1) == [round])
      }
      serving.cancel()
      #expect(try await failure { try await serving.value }?.code == .cancelled)
    }
  }

  @Test func `a connection that nobody takes is closed`() throws {
    try withPool(threads: 2) { pool in
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let peer = try Peer(port: UInt16(try listener.address.port))
      for try await incoming in listener.connections {
        _ = incoming
        break
      }
      #expect(try peer.receive(1) == [])
    }
  }

  @Test func `taking a connection twice traps`() async {
    await #expect(processExitsWith: .failure) {
      try withPool { pool in
        let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
        let peer = try Peer(port: UInt16(try listener.address.port))
        for try await incoming in listener.connections {
          let first = incoming.take()
          let second = incoming.take()
          _ = (try? await first.write([1].span), try? await second.write([1].span))
          break
        }
        withExtendedLifetime(peer) {}
      }
      exitSuccessfully()
    }
  }

  @Test func `datagrams of a socket, which goes on sending`() throws {
    try withPool { pool in
      let socket = try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool)
      let address = try socket.address
      try await socket.send(bytes("0").span, to: address)
      var count = 0
      for try await datagram in socket.datagrams(upTo: 3) {
        #expect(datagram.sender == address)
        count += 1
        #expect(datagram.isTruncated == (count > 3))
        #expect(datagram.bytes.count == min(count, 3))
        if count == 5 { break }
        try await socket.send([UInt8](repeating: 0, count: count + 1).span, to: address)
      }
    }
  }
}
