// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

struct HalvesTests {
  @Test func `two tasks, one with each half, at once`() throws {
    try withConnected(threads: 3) { connection, peer, _ in
      let sent = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
      let halves = connection.split()
      let reading = halves.reader.inTask { (reader: consuming ReadHalf) in
        var all: [UInt8] = []
        while case let bytes = try await reader.bytes(4096), !bytes.isEmpty { all += bytes }
        return all
      }
      let writing = halves.writer.inTask { (writer: consuming WriteHalf) in
        try await writer.write(sent.span)
      }
      try peer.send(sent)
      #expect(try peer.receive(sent.count) == sent)
      try await writing.value
      try peer.endSending()
      #expect(try await reading.value == sent)
    }
  }

  @Test func `a writer that has finished lets the peer read the end, and the reader goes on`() throws {
    try withConnected { connection, peer, _ in
      let halves = connection.split()
      var reader = halves.reader
      try halves.writer.finish()
      #expect(try peer.receive(1) == [])
      try peer.send([3])
      #expect(try await reader.bytes(4) == [3])
      await reader.closeConnection()
    }
  }

  @Test func `after endWriting a write is refused`() throws {
    try withConnected { connection, peer, _ in
      try connection.endWriting()
      #expect(code((await connection.write(from: [1])).result) == .shutDown)
      await connection.close()
    }
  }

  @Test func `joined halves are the connection; those of two connections are refused`() throws {
    try withConnected { connection, peer, pool in
      let halves = connection.split()
      let whole = try halves.reader.joined(with: halves.writer)
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let other = try await Connection(to: try listener.address, on: pool)
      await listener.close()
      let mine = whole.split()
      let others = other.split()
      do throws(IOError) {
        await (try mine.reader.joined(with: others.writer)).close()
        Issue.record("halves of two connections were joined")
      } catch {
        #expect(error.code == .invalidArgument)
      }
    }
  }

  @Test func `in a scope, a half that fails cancels the other, and its error is thrown`() throws {
    struct Broken: Error {}
    try withConnected { connection, peer, _ in
      await #expect(throws: Broken.self) {
        try await connection.withHalves { (reader: consuming ReadHalf) in
          _ = try await reader.bytes(4)
        } writing: { _ in
          throw Broken()
        }
      }
      try peer.send([1])
      let outcome = await connection.read(into: HeapBuffer(capacity: 4))
      #expect(try outcome.get().array == [1])
      await connection.close()
    }
  }

  @Test func `in a scope, the halves are owned: one is read ahead from, the other finished`() throws {
    try withConnected { connection, peer, _ in
      try peer.send(Array("line\n".utf8))
      try await connection.withHalves { (reader: consuming ReadHalf) in
        var lines = BufferedReader(reader)
        let line = try await lines.readLine()
        #expect(line == "line")
      } writing: { (writer: consuming WriteHalf) in
        try writer.finish()
      }
      #expect(try peer.receive(1) == [])
      await connection.close()
    }
  }
}
