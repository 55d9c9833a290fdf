// SPDX-License-Identifier: Apache-2.0

import IOCP
import Synchronization
import TestSupport
import Testing

struct PoolStopTests {
  @Test(arguments: [0, 1, 3]) func `stop cancels what goes on, waits for it, and says what that was`(
    threads: Int
  ) async throws {
    let pool = try WorkerPool(threads: threads)
    let (reading, sleeping) = (Gate("the read"), Gate("the sleep"))
    let read = try pool.addTask { () -> IOError.Code? in
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let peer = try Peer(port: UInt16(try listener.address.port))
      let connection = try await listener.accept()
      reading.open()
      var buffer = HeapBuffer(capacity: 4)
      defer { peer.close() }
      do {
        try await buffer.refill { _ = try await connection.read(into: &$0) }
      } catch let error as IOError {
        // What is left to do is done, on the pool.
        for _ in 0..<100 { await Task.yield() }
        return error.code
      }
      return nil
    }
    let sleep = Task(executorPreference: pool) {
      sleeping.open()
      return try await failure { try await pool.sleep(for: .seconds(3600)) }?.code
    }
    let helper = threads == 0 ? Worker { _ = try? pool.run { try await Task.sleep(for: .seconds(3600)) } } : nil
    try reading.pass()
    try sleeping.pass()
    let stopped = pool.stop()
    _ = try helper?.join()
    #expect(try await read.value == .cancelled)
    let reason = try await sleep.value
    #expect(reason == .shutDown)
    #expect(stopped.tasks == (threads == 0 ? 2 : 1))
    #expect(stopped.threads == threads)
    #expect(stopped.duration > .zero)
    #expect(stopped.operations <= 2)
  }

  @Test func `operations in flight are counted`() throws {
    let pool = try WorkerPool(threads: 1)
    try pool.addTask {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      _ = try await listener.accept()
    }
    try pool.addTask { try await pool.sleep(for: .seconds(3600)) }
    // One thread: by the time this has run, the two wait.
    let ran = Gate("a closure")
    try pool.submit { ran.open() }
    try ran.pass()
    try eventually("both to wait") { pool.port.queuedCount == 0 }
    #expect(pool.stop().operations == 2)
  }

  @Test func `nothing is accepted after stop`() async throws {
    let pool = try WorkerPool(threads: 1)
    let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
    let address = try listener.address
    pool.stop()
    #expect(try failure { try pool.submit {} }?.code == .shutDown)
    #expect(try failure { try pool.addTask {} }?.code == .shutDown)
    #expect(try failure { try pool.run {} }?.code == .shutDown)
    await listener.close()
    #expect(try failure { _ = try Listener(address, on: pool) }?.code == .shutDown)
    #expect(try await failure { try await pool.sleep(for: .seconds(1)) }?.code == .shutDown)
    #expect(pool.stop().threads == 0)
  }

  @Test func `what begins on a handle of a pool that was stopped is refused, and nothing is lost`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/file"
    let pool = try WorkerPool(threads: 1)
    let (ends, file, socket, mine, peer) = try pool.run {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let peer = try Peer(port: UInt16(try listener.address.port))
      let mine = Shared(try await listener.accept(), pool)
      await listener.close()
      let file = SharedFile(try File(path, .readingAndWriting, .create, on: pool))
      let socket = SharedSocket(try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool))
      return (SharedPipe(try Pipe(on: pool)), file, socket, mine, peer)
    }
    let address = try socket.socket.address
    pool.stop()
    let one: [UInt8] = [1]
    let codes = [
      try await failure { try await ends.writer.write([1].span) }?.code,
      try await failure { _ = try await ends.exactly(1) }?.code,
      try await failure { try await file.file.write([1].span, at: 0) }?.code,
      try await failure { _ = try await file.file.bytes(1, at: 0) }?.code,
      try await failure { try await file.file.flush() }?.code,
      try await failure { try await socket.socket.send([1].span, to: address) }?.code,
      try await failure { _ = try await socket.receive(1) }?.code,
      try await failure { try await mine.write([1]) }?.code,
      try await failure { _ = try await mine.bytes(1) }?.code,
      try await failure { try await mine.connection.write(unsafe one.span.bytes, unsafe one.span.bytes) }?.code,
    ]
    #expect(codes == [IOError.Code?](repeating: .shutDown, count: codes.count))
    #expect(try failure { _ = try Pipe(on: pool).reader.cancel() }?.code == .shutDown)
    #expect(try failure { _ = try File(folder.path + "/file", on: pool).position }?.code == .shutDown)
    #expect(try Files.text(folder.path + "/file") == "")
    withExtendedLifetime(peer) {}
  }

  @Test func `stop ends reads of pipes and datagrams, and waits for what files do`() async throws {
    let folder = try TemporaryFolder()
    let pool = try WorkerPool(threads: 2)
    let ends = SharedPipe(try Pipe(on: pool))
    let socket = SharedSocket(try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool))
    let file = SharedFile(try File(folder.path + "/file", .readingAndWriting, .create, on: pool))
    let (reading, receiving) = (Flag(), Flag())
    let tasks = [
      Task(executorPreference: pool) {
        reading.raise()
        return try await failure { _ = try await ends.exactly(1) }?.code
      },
      Task(executorPreference: pool) {
        receiving.raise()
        return try await failure { _ = try await socket.receive(1) }?.code
      },
    ]
    let writers = (0..<8).map { part in
      Task(executorPreference: pool) { () async throws -> IOError.Code? in
        let bytes = [UInt8](repeating: UInt8(part), count: 1 << 20)
        while true {
          if let code = try await failure({ try await file.file.write(bytes.span, at: Int64(part << 20)) })?.code {
            return code
          }
        }
      }
    }
    try eventually("all to begin") { reading.isRaised && receiving.isRaised && pool.port.queuedCount == 0 }
    pool.stop()
    // One that begins just when its handle is ended finds it closed.
    for task in tasks { #expect([.cancelled, .shutDown, .handleClosed].contains(try await task.value)) }
    for writer in writers { #expect([.cancelled, .shutDown, .handleClosed].contains(try await writer.value)) }
  }

  @Test func `within the grace tasks end by themselves`() async throws {
    let pool = try WorkerPool(threads: 1)
    let go = Flag()
    let task = try pool.addTask {
      while !go.isRaised { await Task.yield() }
      try Task.checkCancellation()
      return 5
    }
    let stopper = Worker { pool.stop(grace: .seconds(3600)) }
    try eventually("the stop to begin") { (try? pool.submit {}) == nil }
    go.raise()
    #expect(try stopper.join().tasks == 1)
    #expect(try await task.value == 5)
  }

  @Test func `within the grace a server's connections go on`() async throws {
    let pool = try WorkerPool(threads: 1)
    let (ports, told) = AsyncStream.makeStream(of: UInt16.self)
    let server = try pool.addTask {
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      told.yield(UInt16(try listener.address.port))
      try await listener.forEachConnection { connection in
        let mine = Shared(connection, pool)
        while case let bytes = try await mine.bytes(16), !bytes.isEmpty { try await mine.write(bytes) }
      }
    }
    var iterator = ports.makeAsyncIterator()
    let peer = try Peer(port: try #require(await iterator.next()))
    try peer.send([1])
    #expect(try peer.receive(1) == [1])
    let stopper = Worker { pool.stop(grace: .seconds(3600)) }
    try eventually("the stop to begin") { (try? pool.submit {}) == nil }
    try peer.send([2])
    #expect(try peer.receive(1) == [2])
    try peer.endSending()
    #expect(try stopper.join().tasks == 1)
    try await server.value
  }

  @Test func `when the grace is over, tasks are cancelled`() async throws {
    let pool = try WorkerPool(threads: 0)
    let task = try pool.addTask { try await pool.sleep(for: .seconds(3600)) }
    #expect(pool.stop(grace: .milliseconds(5)).tasks == 1)
    #expect(try await failure { try await task.value }?.code == .shutDown)
  }

  @Test func `a task that waits for something else goes on after the pool`() async throws {
    let pool = try WorkerPool(threads: 2)
    let (stream, told) = AsyncStream.makeStream(of: Int.self)
    let task = Task(executorPreference: pool) {
      for await number in stream { return number }
      return 0
    }
    pool.stop()
    told.yield(8)
    #expect(await task.value == 8)
  }

  @Test func `what is queued is run before the end`() async throws {
    for _ in 0..<20 {
      let pool = try WorkerPool(threads: 2)
      let count = Counter()
      for _ in 0..<200 { try pool.submit { count.add() } }
      let tasks = (0..<20).map { _ in
        Task(executorPreference: pool) {
          for _ in 0..<5 { await Task.yield() }
          count.add()
        }
      }
      pool.stop()
      for task in tasks { await task.value }
      #expect(count.value == 220)
    }
  }
}

private final class Counter: Sendable {
  private let count = Atomic<Int>(0)
  func add() { count.add(1, ordering: .relaxed) }
  var value: Int { count.load(ordering: .acquiring) }
}
