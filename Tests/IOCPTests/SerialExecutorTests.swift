// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import Synchronization
import TestSupport
import Testing

private actor Ledger {
  private let executor: PoolSerialExecutor
  private(set) var entries: [Int] = []
  private var isInside = false
  private(set) var overlaps = 0

  nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

  init(on pool: WorkerPool) { executor = pool.serialExecutor() }

  func enter(_ number: Int) {
    if isInside { overlaps += 1 }
    isInside = true
    entries.append(number)
    sched_yield()
    isInside = false
  }

  var nameOfThread: String { threadName() }

  /// Reads within the actor.
  func echo(_ mine: Shared) async throws -> [UInt8] {
    let bytes = try await mine.bytes(4)
    entries.append(bytes.count)
    try await mine.write(bytes)
    return bytes
  }
}

struct SerialExecutorTests {
  @Test func `jobs run one at a time, each once`() throws {
    let pool = try WorkerPool(threads: 4, concurrency: 4)
    defer { pool.stop() }
    let ledger = Ledger(on: pool)
    let all = try pool.run {
      await withTaskGroup(of: Void.self) { group in
        for task in 0..<4 {
          group.addTask { for number in 0..<50 { await ledger.enter(task * 1000 + number) } }
        }
      }
      #expect(await ledger.overlaps == 0)
      return await ledger.entries
    }
    #expect(all.count == 200)
    // Those of one task in their order.
    for task in 0..<4 { #expect(all.filter { $0 / 1000 == task } == (0..<50).map { task * 1000 + $0 }) }
  }

  @Test func `an actor runs on the pool's threads, whoever calls it`() async throws {
    let pool = try WorkerPool(threads: 2, name: "actors")
    defer { pool.stop() }
    let ledger = Ledger(on: pool)
    #expect(await ledger.nameOfThread.hasPrefix("actors-"))
  }

  @Test func `an actor reads and writes`() throws {
    try withPair(threads: 2) { mine, peer in
      let ledger = Ledger(on: try WorkerPool(threads: 1))
      let echo = mine.beside { try await ledger.echo(mine) }
      try peer.send([1, 2])
      #expect(try await echo.value == [1, 2])
      #expect(try peer.receive(2) == [1, 2])
      #expect(await ledger.entries == [2])
    }
  }

  @Test func `jobs of an actor whose pool has ended run elsewhere`() async throws {
    let pool = try WorkerPool(threads: 1)
    let ledger = Ledger(on: pool)
    pool.stop()
    for number in 0..<100 { await ledger.enter(number) }
    #expect(await ledger.entries == Array(0..<100))
  }
}
