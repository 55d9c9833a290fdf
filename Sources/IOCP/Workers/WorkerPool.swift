// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// Threads that serve a completion port, and the executor of the tasks that wait for
/// its operations.
///
/// A task that prefers the pool runs on its threads, and goes on, after an operation
/// that had to wait, on the very thread that took the completion off the port:
///
///     let pool = try WorkerPool(threads: 2)
///     Task(executorPreference: pool) { … }
///
/// With `threads: 0` it has none of its own, and serves while somebody calls
/// ``run(_:)``. A pool lives until ``stop()``.
///
/// Which thread runs is the port's decision: the one that came last to wait takes the
/// next packet, and at most `concurrency` run at once.
public final class WorkerPool: TaskExecutor, @unchecked Sendable {
  // Sendable: all fields are constants or atomic.

  /// The port that the threads serve. Handles may be put on it as on any other;
  /// their completions go to `handler`.
  public let port: CompletionPort
  /// Threads of the pool's own.
  public let threads: Int
  /// What tools call the threads: the name, a dash and a number.
  public let name: String
  let handler: (@Sendable (Completion) -> Void)?

  /// Own threads that have not ended.
  private let alive = Atomic<UInt32>(0)
  private let isStopping = Atomic<Bool>(false)

  /// - Parameters:
  ///   - threads: How many to start, at most 1,024.
  ///   - concurrency: How many may run at once; 0 means one for each processor that
  ///     the process may use.
  ///   - name: Of the threads; 12 bytes of it are shown.
  ///   - handler: Gets the completions of handles that the program has put on the
  ///     pool's port itself, on the thread that took them off.
  public init(
    threads: Int, concurrency: Int = 0, name: String = "iocp",
    handler: (@Sendable (Completion) -> Void)? = nil
  ) throws(IOError) {
    guard (0...Self.maximalThreads).contains(threads) else { throw IOError(.invalidArgument, "createPool") }
    port = try CompletionPort(concurrency: concurrency)
    self.threads = threads
    self.name = name
    self.handler = handler
    for index in 0..<threads { try startThread(index) }
  }

  private static let maximalThreads = 1024

  deinit { try? port.close() }

  // MARK: Work

  /// Runs a closure on one of the threads.
  ///
  /// - Throws: `exhausted` when the port's queue is full, `shutDown` after `stop`.
  public func submit(_ work: @escaping @Sendable () -> Void) throws(IOError) {
    if isStopping.load(ordering: .acquiring) { throw IOError(.shutDown, "submit") }
    let token = PacketKey.token(of: work)
    do throws(EngineError) {
      try Port.post(port.handle, Packet(key: PacketKey.work, token: token))
    } catch {
      _ = PacketKey.work(token)
      throw IOError(error)
    }
  }

  /// The runtime's way to run a task's next part here.
  ///
  /// What a packet resumes runs next on the thread that took the packet. What a task
  /// resumes goes through the port, where any thread may have it: the task may go on
  /// for long, or block. Where there is one thread only, it waits in that one's line.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if let worker = Stable<Worker>.current, worker.serves(self), threads <= 1 || !worker.value.isInJob {
      worker.value.jobs.append(job)
      return
    }
    do throws(EngineError) {
      try Port.post(port.handle, Packet(key: PacketKey.job, token: PacketKey.token(of: job)))
    } catch {
      // A task cannot be refused its turn.
      preconditionFailure("a task was resumed on a worker pool that cannot take it: \(error)")
    }
  }

  /// Runs a task on the pool, and returns when it has ended. The calling thread serves
  /// meanwhile if the pool has no threads of its own.
  ///
  /// Not from a thread of a pool: that one is needed.
  public func run<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) throws -> Result {
    precondition(Stable<Worker>.current == nil, "run was called on a thread of a pool")
    let outcome = Outcome<Result>()
    Task(executorPreference: self) {
      do { outcome.end(.success(try await body())) } catch { outcome.end(.failure(error)) }
    }
    if threads == 0 { serve { outcome.hasEnded } }
    return try outcome.wait().get()
  }

  // MARK: The end

  /// Ends the threads after the packets that are queued now, and waits for them.
  ///
  /// Tasks that prefer the pool must have ended, and their connections must be closed.
  public func stop() {
    precondition(Stable<Worker>.current == nil, "stop was called on a thread of a pool")
    if isStopping.exchange(true, ordering: .acquiringAndReleasing) { return }
    for _ in 0..<threads {
      do throws(EngineError) {
        try Port.post(port.handle, Packet(key: PacketKey.stop))
      } catch {
        preconditionFailure("the port of a worker pool cannot take the order to stop: \(error)")
      }
    }
    while true {
      let count = alive.load(ordering: .acquiring)
      if count == 0 { return }
      _ = Futex.wait(alive, whileEqualTo: count, until: .never)
    }
  }

  // MARK: Threads

  private func startThread(_ index: Int) throws(IOError) {
    alive.wrappingAdd(1, ordering: .relaxed)
    let start = unsafe Unmanaged.passRetained(ThreadStart(pool: self, name: "\(name.prefix(12))-\(index)"))
    let error = unsafe Threads.start(stack: 0, { unsafe WorkerPool.threadBody($0) }, start.toOpaque())
    if error == 0 { return }
    unsafe start.release()
    alive.wrappingSubtract(1, ordering: .relaxed)
    stop()
    throw IOError(.system(errno: error), "createPool")
  }

  private final class ThreadStart: Sendable {
    let pool: WorkerPool
    let name: String
    init(pool: WorkerPool, name: String) {
      self.pool = pool
      self.name = name
    }
  }

  private static func threadBody(_ argument: UnsafeMutableRawPointer?) {
    guard let argument = unsafe argument else { return }
    // SAFETY: retained for this thread by `startThread`.
    let start = unsafe Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
    Threads.setName(start.name)
    start.pool.serve { false }
    start.pool.alive.wrappingSubtract(1, ordering: .releasing)
    Futex.wake(start.pool.alive, count: .max)
  }
}
