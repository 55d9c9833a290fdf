// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Glibc
import IOCP
import Synchronization
import TestSupport
import Testing

struct WorkerPoolTests {
  @Test func `a completion resumes the task on the thread that dequeued it`() async throws {
    // The handler runs on that thread, and resumes the task.
    let mailbox = Mailbox()
    let pool = try WorkerPool(threads: 4, concurrency: 4) { _ in mailbox.resume(currentThread) }
    defer { pool.stop() }
    let task = try pool.addTask {
      var moved = 0
      while moved < 50 {
        let before = currentThread
        let dequeuedBy = await withCheckedContinuation { mailbox.put($0) }
        // Resumed in the moment before it was suspended, it goes on where it is.
        #expect([dequeuedBy, before].contains(currentThread))
        if dequeuedBy != before, currentThread == dequeuedBy { moved += 1 }
      }
      mailbox.close()
    }
    while try mailbox.awaitTask() { try pool.port.post(key: 7) }
    try await task.value
  }

  @Test func `a pool whose threads block still serves, with as many spare threads as block`() throws {
    let pool = try WorkerPool(threads: 2, spareThreads: 2)
    defer { pool.stop() }
    #expect((pool.threads, pool.spareThreads) == (2, 2))
    let (blocked, go) = (Gate("three threads blocked"), Gate("the fourth"))
    let done = (0..<3).map { Gate("blocked thread \($0)") }
    for gate in done {
      try pool.submit {
        blocked.open()
        // A semaphore of libc: nothing that the library could see.
        try? go.pass()
        gate.open()
      }
    }
    for _ in done { try blocked.pass() }
    // The fourth thread is the only one left.
    try pool.submit { for _ in done { go.open() } }
    for gate in done { try gate.pass() }
  }

  @Test func `spare threads are bounded`() {
    #expect(refusal { try WorkerPool(threads: 1000, spareThreads: 25).stop() } == .invalidArgument)
    #expect(refusal { try WorkerPool(threads: -1).stop() } == .invalidArgument)
    #expect(refusal { try WorkerPool(threads: 1, spareThreads: -1).stop() } == .invalidArgument)
    #expect(refusal { try WorkerPool(threads: 2, spareThreads: .max).stop() } == .invalidArgument)
  }

  @Test func `threads have the pool's name and a number`() throws {
    let pool = try WorkerPool(threads: 2, name: "kitchen")
    defer { pool.stop() }
    let names = Names()
    let (here, go) = (Gate("both threads"), Gate("go"))
    for _ in 0..<2 {
      try pool.submit {
        names.insert(threadName())
        here.open()
        try? go.pass()
      }
    }
    // Two closures at once: on two threads.
    for _ in 0..<2 { try here.pass() }
    for _ in 0..<2 { go.open() }
    #expect(names.all == ["kitchen-0", "kitchen-1"])
  }

  @Test func `a pool serves a port that is there already, and leaves it open`() throws {
    let port = try CompletionPort(concurrency: 1)
    let gate = Gate("the handler")
    let pool = try WorkerPool(serving: port, threads: 1) { if $0.key == 5 { gate.open() } }
    try port.post(key: 5)
    try gate.pass()
    pool.stop()
    try port.post(key: 6)
    #expect(try port.next().key == 6)
    try port.close()
  }

  @Test(arguments: [0, 1, 2]) func `several threads run at once, and each returns when its own task has ended`(
    threads: Int
  ) throws {
    let pool = try WorkerPool(threads: threads)
    defer { pool.stop() }
    for _ in 0..<50 {
      let workers = (0..<4).map { number in
        Worker {
          try pool.run {
            for _ in 0..<number * 5 { await Task.yield() }
            return number
          }
        }
      }
      for (number, worker) in workers.enumerated() { #expect(try worker.join() == number) }
    }
  }

  @Test func `run returns although other tasks never rest`() throws {
    let pool = try WorkerPool(threads: 0)
    let endless = Task(executorPreference: pool) { while !Task.isCancelled { await Task.yield() } }
    #expect(try pool.run { 3 } == 3)
    endless.cancel()
    pool.stop()
  }

  @Test func `a thread that has run gives its place back`() throws {
    // One place, and the test's own thread goes on to compute.
    let pool = try WorkerPool(threads: 1, concurrency: 1)
    defer { pool.stop() }
    try pool.run { await Task.yield() }
    let flag = Flag()
    try pool.submit { flag.raise() }
    flag.computeUntilRaised()
  }

  @Test func `poll serves what is there, and does not wait`() async throws {
    let pool = try WorkerPool(threads: 0)
    #expect(pool.poll())
    let task = Task(executorPreference: pool) { await Task.yield() }
    try eventually("the task") {
      pool.poll()
      return pool.port.queuedCount == 0
    }
    await task.value
    for _ in 0..<10 { try pool.submit {} }
    #expect(!pool.poll(upTo: 5))
    #expect(pool.port.queuedCount == 5)
    #expect(pool.poll())
    pool.stop()
  }

  @Test func `a port that is closed under a pool ends its threads; tasks and closures go on elsewhere`() async throws {
    let pool = try WorkerPool(threads: 1, concurrency: 1)
    let (blocked, go) = (Gate("blocked"), Gate("go"))
    let (runs, told) = AsyncStream.makeStream(of: Int.self)
    try pool.submit {
      blocked.open()
      try? go.pass()
    }
    try blocked.pass()
    // These lie on the port when it is closed.
    try pool.submit { told.yield(7) }
    let task = Task(executorPreference: pool) { 4 }
    try pool.port.close()
    go.open()
    for await run in runs {
      #expect(run == 7)
      break
    }
    #expect(await task.value == 4)
    #expect(pool.stop().tasks == 0)
  }
}

private var currentThread: UInt { UInt(pthread_self()) }

/// One waiting task.
private final class Mailbox: Sendable {
  // Not a Mutex: that of the standard library is not seen by ThreadSanitizer.
  private let waiting = Guarded<CheckedContinuation<UInt, Never>?>(nil)
  private let isClosed = Atomic<Bool>(false)

  func put(_ continuation: CheckedContinuation<UInt, Never>) { waiting.withLock { $0 = continuation } }
  func resume(_ thread: UInt) { waiting.withLock { $0.take() }?.resume(returning: thread) }
  func close() { isClosed.store(true, ordering: .releasing) }

  /// False when no task comes any more.
  func awaitTask() throws -> Bool {
    try eventually("a task that waits") {
      isClosed.load(ordering: .acquiring) || waiting.withLock { $0 != nil }
    }
    return !isClosed.load(ordering: .acquiring)
  }
}

private final class Names: Sendable {
  private let names = Guarded<Set<String>>([])
  func insert(_ name: String) { names.withLock { _ = $0.insert(name) } }
  var all: Set<String> { names.withLock { $0 } }
}

/// What a call was refused with.
private func refusal(_ body: () throws -> Void) -> IOError.Code? { (try? failure(body))??.code }
