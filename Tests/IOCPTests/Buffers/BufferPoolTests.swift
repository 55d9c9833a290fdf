// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

struct BufferPoolTests {
  @Test func `a buffer is lent when data is there, and comes back when its owner lets go`() throws {
    try withPair { mine, peer in
      let buffers = try BufferPool(count: 2, bytesEach: 8)
      let reading = mine.beside { try await mine.connection.chunk(buffers) }
      await Task.yield()
      #expect(buffers.availableCount == 2)
      try peer.send([1, 2, 3])
      #expect(try await reading.value == [1, 2, 3])
      #expect(buffers.availableCount == 2)
      try peer.send([UInt8](0..<10))
      guard let chunk = try await mine.connection.read(from: buffers) else { throw NothingRead() }
      #expect(chunk.array == [UInt8](0..<8) && chunk.capacity == 8 && buffers.availableCount == 1)
      _ = consume chunk
      #expect(buffers.availableCount == 2)
      #expect(try await mine.connection.chunk(buffers) == [8, 9])
      try peer.endSending()
      let end = try await mine.connection.chunk(buffers)
      #expect(end == nil)
      #expect(buffers.availableCount == 2)
    }
  }

  @Test func `while all are lent a read waits, and what arrived stays with the system`() throws {
    try withPair { mine, peer in
      let buffers = try BufferPool(count: 1, bytesEach: 8)
      let lent = try buffers.takeIfAvailable()
      try peer.send([5])
      let reading = mine.beside { try await mine.connection.chunk(buffers) }
      for _ in 0..<10 { await Task.yield() }
      #expect(try failure { _ = try buffers.takeIfAvailable() }?.code == .exhausted)
      // A second reader is a second reader also while the first one waits for a buffer.
      #expect(try await failure { _ = try await mine.bytes(1) }?.code == .operationInFlight)
      _ = consume lent
      #expect(try await reading.value == [5])
    }
  }

  @Test func `closing a connection ends a read that waits for a buffer`() throws {
    try withConnected { connection, peer, pool in
      let buffers = try BufferPool(count: 1, bytesEach: 8)
      let lent = try buffers.takeIfAvailable()
      let ended = Flag()
      try peer.send([5])
      let halves = connection.split()
      let reading = halves.reader.inTask { (reader: consuming ReadHalf) in
        defer { ended.raise() }
        return try await failure { _ = try await reader.read(from: buffers)?.count }
      }
      for _ in 0..<10 { await Task.yield() }
      #expect(await halves.writer.closeConnection().reads == 1)
      try await eventually("the read to end") { () async in ended.isRaised }
      let error = try await reading.value
      #expect(error?.code == .handleClosed && error?.operation == "read")
      _ = consume lent
      #expect(buffers.availableCount == 1)
    }
  }

  @Test func `cancelling a connection ends a read that waits for a buffer, and loses nothing`() throws {
    try withPair { mine, peer in
      let buffers = try BufferPool(count: 1, bytesEach: 8)
      let lent = try buffers.takeIfAvailable()
      let ended = Flag()
      try peer.send([5])
      let reading = mine.beside {
        defer { ended.raise() }
        return try await failure { _ = try await mine.connection.chunk(buffers) }
      }
      for _ in 0..<10 { await Task.yield() }
      #expect(try failure { try mine.connection.closeIfIdle() }?.code == .operationsInFlight(1))
      #expect(mine.connection.cancel() == 1)
      try await eventually("the read to end") { () async in ended.isRaised }
      let error = try await reading.value
      #expect(error?.code == .cancelled && error?.operation == "read")
      _ = consume lent
      #expect(try await mine.connection.chunk(buffers) == [5])
    }
  }

  @Test func `a read that must not wait for a buffer says exhausted, and loses nothing`() throws {
    try withPair { mine, peer in
      let buffers = try BufferPool(count: 1, bytesEach: 8)
      let lent = try await buffers.take()
      try peer.send([5])
      let error = try await failure { _ = try await mine.connection.read(from: buffers, whenEmpty: .fail) }
      #expect(error?.code == .exhausted)
      _ = consume lent
      #expect(try await mine.connection.chunk(buffers, .fail) == [5])
    }
  }

  @Test func `who waits for a buffer is served first come, first served`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let buffers = try BufferPool(count: 1, bytesEach: 8)
      let lent = try buffers.takeIfAvailable()
      let (numbers, told) = AsyncStream.makeStream(of: Int.self)
      for number in 0..<10 {
        Task(executorPreference: pool) {
          let buffer = try await buffers.take()
          told.yield(number)
          _ = consume buffer
        }
        await Task.yield()
      }
      _ = consume lent
      var iterator = numbers.makeAsyncIterator()
      for number in 0..<10 { #expect(await iterator.next() == number) }
    }
  }

  @Test func `a cancelled wait for a buffer gives up its place, and what arrived is there`() throws {
    try withPair { mine, peer in
      let buffers = try BufferPool(count: 1, bytesEach: 8)
      let lent = try buffers.takeIfAvailable()
      try peer.send([5])
      let reading = mine.beside { try await mine.connection.chunk(buffers) }
      for _ in 0..<10 { await Task.yield() }
      reading.cancel()
      #expect(try await failure { _ = try await reading.value }?.isCancellation == true)
      _ = consume lent
      #expect(buffers.availableCount == 1)
      #expect(try await mine.connection.chunk(buffers) == [5])
    }
  }

  @Test func `a closed pool lends nothing, tells who waits, and keeps what is lent`() throws {
    try withPair { mine, peer in
      let buffers = try BufferPool(count: 1, bytesEach: 8)
      try peer.send([5])
      guard let lent = try await mine.connection.read(from: buffers) else { throw NothingRead() }
      try peer.send([6])
      let reading = mine.beside { try await mine.connection.chunk(buffers) }
      for _ in 0..<10 { await Task.yield() }
      buffers.close()
      #expect(try await failure { _ = try await reading.value }?.code == .handleClosed)
      #expect(lent.array == [5])
      _ = consume lent
      #expect(try failure { _ = try buffers.takeIfAvailable() }?.code == .handleClosed)
      #expect(try await failure { _ = try await buffers.take() }?.code == .handleClosed)
      #expect(try await mine.bytes(1) == [6])
    }
  }

  @Test func `closing ends a managed read that waits for data, and one that waits for a buffer`() throws {
    for isDataThere in [false, true] {
      try withConnected { connection, peer, _ in
        let buffers = try BufferPool(count: 1, bytesEach: 8)
        let lent = try buffers.takeIfAvailable()
        if isDataThere { try peer.send([1]) }
        let halves = connection.split()
        let reading = halves.reader.inTask { (reader: consuming ReadHalf) in
          try await reader.read(from: buffers)?.count
        }
        for _ in 0..<10 { await Task.yield() }
        #expect(await halves.writer.closeConnection().reads == 1)
        #expect(try await failure { _ = try await reading.value }?.code == .handleClosed)
        _ = consume lent
        #expect(buffers.availableCount == 1)
      }
    }
  }

  @Test(arguments: [(0, 1), (1, 0), (-1, 1), (1, -1), (Int.max, 1), (1, Int.max)])
  func `a pool of nothing, or of too much, is refused`(count: Int, bytesEach: Int) throws {
    #expect(try failure { _ = try BufferPool(count: count, bytesEach: bytesEach) }?.code == .invalidArgument)
  }

  @Test func `many readers share few buffers`() throws {
    let pool = try WorkerPool(threads: 3, concurrency: 2)
    defer { pool.stop() }
    try pool.run {
      let buffers = try BufferPool(count: 2, bytesEach: 16)
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let port = UInt16(try listener.address.port)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<8 {
          let peer = try Peer(port: port)
          let shared = Shared(try await listener.accept(), pool)
          group.addTask {
            var count = 0
            while let chunk = try await shared.connection.read(from: buffers) {
              await Task.yield()
              count += chunk.count
            }
            return count
          }
          group.addTask {
            for _ in 0..<50 { try peer.send([UInt8](repeating: 1, count: 33)) }
            try peer.endSending()
            return 0
          }
        }
        var total = 0
        for try await count in group { total += count }
        #expect(total == 8 * 50 * 33)
      }
      #expect(buffers.availableCount == 2)
      await listener.close()
    }
  }
}
