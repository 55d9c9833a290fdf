// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import TestSupport
import Testing

struct AsyncConnectionTests {
  @Test(arguments: [0, 1, 3])
  func `what was written comes back, on any number of threads`(threads: Int) throws {
    try withPair(threads: threads) { mine, peer in
      try peer.send([1, 2, 3])
      #expect(try await mine.bytes(8) == [1, 2, 3])
      try await mine.write([4, 5])
      #expect(try peer.receive(2) == [4, 5])
      try peer.endSending()
      #expect(try await mine.bytes(8) == [])
      #expect(try await mine.bytes(8) == [])
    }
  }

  @Test func `small writes go out at once, from either end`() throws {
    let pool = try WorkerPool(threads: 0)
    try pool.run {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let connecting = try await Connection(to: listener.address, on: pool)
      let accepted = try await listener.accept()
      for descriptor in [try connecting.giveUp(), try accepted.giveUp()] {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        #expect(unsafe getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &value, &length) == 0)
        #expect(value == 1)
        close(descriptor)
      }
      try listener.closeIfIdle()
    }
    pool.stop()
  }

  @Test func `a task goes on on a thread of its pool`() throws {
    try withPair(threads: 0) { mine, peer in
      let before = pthread_self()
      for byte in 0..<20 as Range<UInt8> {
        let sender = mine.beside { try peer.send([byte]) }
        #expect(try await mine.bytes(1) == [byte])
        try await sender.value
        #expect(pthread_self() == before)
      }
    }
  }

  @Test func `P6 cancel is honest: a cancelled read ends, and has taken no byte`() throws {
    try withPair { mine, peer in
      let reading = mine.beside { try await mine.bytes(4) }
      await Task.yield()
      reading.cancel()
      #expect(try await failure { _ = try await reading.value }?.code == .cancelled)
      try peer.send([7])
      #expect(try await mine.bytes(4) == [7])
    }
  }

  @Test func `a cancelled task starts nothing`() throws {
    try withPair { mine, peer in
      try peer.send([7])
      let reading = mine.beside {
        while !Task.isCancelled { await Task.yield() }
        return try await mine.bytes(4)
      }
      reading.cancel()
      #expect(try await failure { _ = try await reading.value }?.code == .cancelled)
      #expect(try await mine.bytes(4) == [7])
    }
  }

  @Test func `the cancel of a read leaves the write alone`() throws {
    // One thread more than calls that block: the peer is a plain socket.
    try withPair(threads: 2) { mine, peer in
      let megabytes = [UInt8](repeating: 9, count: 8 << 20)
      let writing = mine.beside { try await mine.write(megabytes) }
      let reading = mine.beside { try await mine.bytes(4) }
      await Task.yield()
      reading.cancel()
      #expect(try await failure { _ = try await reading.value }?.code == .cancelled)
      #expect(try peer.receive(megabytes.count) == megabytes)
      try await writing.value
    }
  }

  @Test func `two reads at once are refused, and the first goes on`() throws {
    try withPair { mine, peer in
      let first = mine.beside { try await mine.bytes(4) }
      await Task.yield()
      #expect(try await failure { _ = try await mine.bytes(4) }?.code == .operationInFlight)
      try peer.send([1])
      #expect(try await first.value == [1])
    }
  }

  @Test func `a reset fails the read with its errno`() throws {
    try withPair { mine, peer in
      try peer.reset()
      #expect(try await failure { _ = try await mine.bytes(4) }?.code == .system(errno: ECONNRESET))
    }
  }

  @Test func `a connect that is refused says so`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let address = try listener.address
      await listener.close()
      let error = try await failure { _ = Shared(try await Connection(to: address, on: pool), pool) }
      #expect(error?.code == .system(errno: ECONNREFUSED))
    }
  }

  @Test func `a connect sends nothing, whatever its record was used for before`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      for _ in 0..<4 {
        let client = Shared(try await Connection(to: try listener.address, on: pool), pool)
        let server = Shared(try await listener.accept(), pool)
        // Operations that wait leave their records with a buffer's address.
        let reading = server.beside { try await server.bytes(100) }
        await Task.yield()
        try await client.write([7])
        #expect(try await reading.value == [7])
      }
      await listener.close()
    }
  }

  @Test func `a listener serves many until its task is cancelled`() throws {
    let pool = try WorkerPool(threads: 2, concurrency: 2)
    defer { pool.stop() }
    let (ports, told) = AsyncStream.makeStream(of: UInt16.self)
    let serving = Task(executorPreference: pool) {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      told.yield(UInt16(try listener.address.port))
      try await listener.forEachConnection { connection in
        let mine = Shared(connection, pool)
        while case let bytes = try await mine.bytes(16), !bytes.isEmpty { try await mine.write(bytes) }
      }
    }
    try pool.run {
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      for round in 0..<50 as Range<UInt8> {
        let peers = try (0..<4).map { _ in try Peer(port: port) }
        for peer in peers { try peer.send([round]) }
        for peer in peers { #expect(try peer.receive(1) == [round]) }
      }
      // One that stays: the end of the server ends it.
      let last = try Peer(port: port)
      try last.send([1])
      #expect(try last.receive(1) == [1])
      serving.cancel()
      #expect(try await failure { try await serving.value }?.code == .cancelled)
      #expect(try last.receive(1) == [])
    }
  }

  @Test func `the time limit of a child ends its own read, and the scope's task reads on`() throws {
    let pool = try WorkerPool(threads: 2, concurrency: 2)
    defer { pool.stop() }
    try pool.run {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let peer = try Peer(port: UInt16(try listener.address.port))
      let (results, told) = AsyncStream.makeStream(of: IOError.Code?.self)
      let serving = Task(executorPreference: pool) {
        try await listener.forEachConnection { connection in
          let mine = Shared(connection, pool)
          told.yield(
            try await failure { _ = try await withTimeout(.milliseconds(2), on: pool) { try await mine.bytes(1) } }?
              .code)
          try await mine.write(try await mine.bytes(1))
          // And this one is the scope's to cancel.
          told.yield(try await failure { _ = try await mine.bytes(1) }?.code)
        }
      }
      var iterator = results.makeAsyncIterator()
      #expect(await iterator.next() == .timedOut)
      try peer.send([9])
      #expect(try peer.receive(1) == [9])
      serving.cancel()
      #expect(await iterator.next() == .cancelled)
      _ = try? await serving.value
    }
  }

  @Test func `the scope's end leaves a read in two pieces alone that is another task's`() throws {
    let pool = try WorkerPool(threads: 2, concurrency: 2)
    defer { pool.stop() }
    try pool.run {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let peer = try Peer(port: UInt16(try listener.address.port))
      let (steps, told) = AsyncStream.makeStream(of: Int.self)
      let serving = Task(executorPreference: pool) {
        try await listener.forEachConnection { connection in
          let mine = Shared(connection, pool)
          // The scope's own, so that the direction's record was the scope's once.
          told.yield(try await mine.bytes(1).count)
          let reading = mine.beside {
            var first = HeapBuffer(capacity: 1)
            var second = HeapBuffer(capacity: 4)
            told.yield(2)
            var count = 0
            try await first.refill { first in
              try await second.refill { second in count = try await mine.connection.read(into: &first, &second) }
            }
            return count
          }
          // Answers also when this task is cancelled: the read is not.
          told.yield(await (try? reading.value) ?? -1)
        }
      }
      var iterator = steps.makeAsyncIterator()
      try peer.send([9])
      #expect(await iterator.next() == 1)
      #expect(await iterator.next() == 2)
      for _ in 0..<100 { await Task.yield() }
      serving.cancel()
      try peer.send([1, 2, 3])
      #expect(await iterator.next() == 3)
      _ = try? await serving.value
    }
  }

  @Test func `a pool runs closures, and none after its stop`() throws {
    let pool = try WorkerPool(threads: 2)
    let gates = (0..<100).map { Gate("closure \($0)") }
    for gate in gates { try pool.submit { gate.open() } }
    for gate in gates { try gate.pass() }
    pool.stop()
    #expect(try failure { try pool.submit {} }?.code == .shutDown)
  }
}
