// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import TestSupport
import Testing

struct SleepTests {
  @Test(arguments: [0, 1, 20]) func `a sleep never ends early`(milliseconds: Int) throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let due = ContinuousClock.now + .milliseconds(milliseconds)
      try await pool.sleep(until: due)
      #expect(ContinuousClock.now >= due)
    }
  }

  @Test func `a task goes on on its pool after a sleep, others where they belong`() async throws {
    let pool = try WorkerPool(threads: 0)
    defer { pool.stop() }
    try pool.run {
      let before = pthread_self()
      try await pool.sleep(for: .milliseconds(2))
      #expect(pthread_self() == before)
    }
    let server = Worker { try? pool.run { try await Task.sleep(for: .seconds(3600)) } }
    try await pool.sleep(for: .milliseconds(2))
    try await Task.sleep(until: pool.clock.now + .milliseconds(2), clock: pool.clock)
    pool.stop()
    _ = try server.join()
  }

  @Test func `a cancelled sleep ends at once`() async throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    let (asleep, ended) = (Gate("asleep"), Gate("the sleep to end"))
    let task = Task(executorPreference: pool) {
      asleep.open()
      let code = try await failure { try await pool.sleep(for: .seconds(36000)) }?.code
      ended.open()
      return code
    }
    try asleep.pass()
    task.cancel()
    try ended.pass()
    #expect(try await task.value == .cancelled)
  }

  @Test func `a sleep of a cancelled task does not begin`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let task = Task(executorPreference: pool) {
        while !Task.isCancelled { await Task.yield() }
        let code = try await failure { try await pool.sleep(for: .seconds(36000)) }?.code
        await #expect(throws: CancellationError.self) { try await pool.clock.sleep(for: .seconds(36000)) }
        return code
      }
      task.cancel()
      let code = try await task.value
      #expect(code == .cancelled)
    }
  }

  @Test func `cancels that race their moments end each sleep once`() throws {
    let pool = try WorkerPool(threads: 2)
    defer { pool.stop() }
    try pool.run {
      for _ in 0..<20 {
        let sleeps = (0..<50).map { number in
          Task(executorPreference: pool) { try? await pool.sleep(for: .microseconds(900 + number * 10)) }
        }
        try await pool.sleep(for: .milliseconds(1))
        for sleep in sleeps { sleep.cancel() }
        for sleep in sleeps { await sleep.value }
      }
    }
  }

  @Test func `20,000 sleeping tasks leave the others alone, and end when the pool does`() async throws {
    let pool = try WorkerPool(threads: 1)
    let tasks = try (0..<20_000).map { _ in
      try pool.addTask { try await failure { try await pool.sleep(for: .seconds(36000)) }?.code }
    }
    try pool.run {
      for _ in 0..<20 { try await pool.sleep(for: .microseconds(100)) }
    }
    let stopped = pool.stop()
    #expect((stopped.tasks, stopped.operations) == (20_000, 20_000))
    #expect(try await tasks[19_999].value == .shutDown)
  }

  @Test func `ticks come at equal distances`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      var last: ContinuousClock.Instant?
      var count = 0
      for await moment in pool.ticks(every: .milliseconds(2)) {
        #expect(ContinuousClock.now >= moment)
        if let last {
          let periods = (moment - last) / Duration.milliseconds(2)
          #expect(periods >= 1 && periods == periods.rounded())
        }
        last = moment
        count += 1
        if count == 10 { break }
      }
    }
  }

  @Test func `ticks that nobody asked for in time are one`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      var iterator = pool.ticks(every: .milliseconds(1)).makeAsyncIterator()
      let first = try #require(await iterator.next())
      try await pool.sleep(until: first + .milliseconds(20))
      _ = await iterator.next()
      #expect(try #require(await iterator.next()) > first + .milliseconds(20))
    }
  }

  @Test func `ticks end when the task is cancelled`() throws {
    let pool = try WorkerPool(threads: 1)
    defer { pool.stop() }
    try pool.run {
      let task = Task(executorPreference: pool) {
        var count = 0
        for await _ in pool.ticks(every: .seconds(36000)) { count += 1 }
        return count
      }
      await Task.yield()
      task.cancel()
      #expect(await task.value == 0)
    }
  }
}
