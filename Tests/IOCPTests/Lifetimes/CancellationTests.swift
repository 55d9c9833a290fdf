// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

struct CancellationTests {
  @Test func `P6 cancel is honest: what arrived before the cancel is read, what did not is there still`() throws {
    try withPair(threads: 2) { mine, peer in
      var read: [UInt8] = []
      var cancelled = 0
      let rounds = 200 as UInt8
      for round in 0..<rounds {
        let reading = mine.beside { try await mine.bytes(1) }
        let sending = mine.beside { try peer.send([round]) }
        reading.cancel()
        do {
          read += try await reading.value
        } catch let error as IOError {
          #expect(error.isCancellation)
          cancelled += 1
        }
        try await sending.value
      }
      while read.count < Int(rounds) { read += try await mine.bytes(256) }
      #expect(read == (0..<rounds).map { $0 })
    }
  }

  @Test func `a child that fails cancels the read of another, and the connection goes on`() throws {
    struct Broken: Error {}
    try withPair { mine, peer in
      await #expect(throws: Broken.self) {
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            let error = try await failure { _ = try await mine.bytes(4) }
            #expect(error?.isCancellation == true)
          }
          group.addTask { throw Broken() }
          while let _ = try await group.next() {}
        }
      }
      try peer.send([1])
      #expect(try await mine.bytes(4) == [1])
    }
  }

  @Test func `cancelled again, and after its end, an operation is done once`() throws {
    try withPair { mine, peer in
      let reading = mine.beside { try await mine.bytes(4) }
      await Task.yield()
      reading.cancel()
      reading.cancel()
      #expect(mine.connection.cancel() == 0)
      #expect(try await failure { _ = try await reading.value }?.isCancellation == true)
      reading.cancel()
      try peer.send([1])
      #expect(try await mine.bytes(4) == [1])
    }
  }

  @Test func `cancel ends both directions, each once`() throws {
    try withPair { mine, peer in
      let reading = mine.beside { try await mine.bytes(4) }
      let megabytes = [UInt8](repeating: 9, count: 32 << 20)
      let writing = mine.beside { try await mine.write(megabytes) }
      await Task.yield()
      #expect(mine.connection.cancel() == 2)
      #expect(try await failure { _ = try await reading.value }?.isCancellation == true)
      #expect(try await failure { try await writing.value }?.isCancellation == true)
      await Task.yield()
      try mine.connection.closeIfIdle()
    }
  }
}
