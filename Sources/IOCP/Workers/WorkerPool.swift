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
///     Task(executorPreference: pool) { try await pool.sleep(for: .seconds(1)) }
///
/// With `threads: 0` it has none of its own, and serves while somebody calls
/// ``run(_:)`` or ``poll(upTo:)``. A pool lives until ``stop(grace:)``.
///
/// Which thread runs is the port's decision: the one that came last to wait takes the
/// next packet, and at most `concurrency` run at once. A thread that blocks gives its
/// place to another that waits, within milliseconds; ``spareThreads`` are there for that.
public final class WorkerPool: TaskExecutor, @unchecked Sendable {
  // Sendable: all fields are constants, atomic, or have locks of their own.

  /// The port that the threads serve. Handles may be put on it as on any other;
  /// their completions go to `handler`.
  public let port: CompletionPort
  /// Threads of the pool's own, without the spare ones.
  public let threads: Int
  /// Further threads, which wait until others block.
  public let spareThreads: Int
  /// What tools call the threads: the name, a dash and a number.
  public let name: String
  let handler: (@Sendable (Completion) -> Void)?
  private let ownsPort: Bool

  /// Own threads that have not ended.
  let alive = Atomic<UInt32>(0)
  /// Threads that serve at this moment, whoever's they are.
  let servers = Atomic<Int32>(0)
  /// Who is to be waited for before it ends.
  let residents = Residents()

  /// Makes a port and threads that serve it.
  ///
  /// - Parameters:
  ///   - threads: How many to start, at most 1,024 with the spare ones.
  ///   - concurrency: How many may run at once; 0 means `threads`, but not more than one
  ///     for each processor that the process may use.
  ///   - spareThreads: Further threads, for as many that may block at the same time in
  ///     anything without the pool standing still. One that waits costs its stack, of which
  ///     it has touched a few pages.
  ///   - name: Of the threads; 12 bytes of it are shown.
  ///   - handler: Gets the completions of handles that the program has put on the
  ///     pool's port itself, on the thread that took them off.
  /// - Throws: `invalidArgument`, or the errno(3) of what could not be had.
  public convenience init(
    threads: Int, concurrency: Int = 0, spareThreads: Int = 0, name: String = "iocp",
    handler: (@Sendable (Completion) -> Void)? = nil
  ) throws(IOError) {
    guard threads >= 0 else { throw IOError(.invalidArgument, "createPool") }
    let limit = concurrency == 0 && threads > 0 ? min(threads, Int(SystemCalls.processors)) : concurrency
    let port = try CompletionPort(concurrency: limit)
    do throws(IOError) {
      try self.init(
        port, isOwn: true, threads: threads, spareThreads: spareThreads, name: name, handler: handler)
    } catch {
      try? port.close()
      throw error
    }
  }

  /// Threads for a port that is there already. The program closes it after `stop`. How many
  /// run at once is the port's concurrency; the others are spare.
  ///
  /// Keys of the port's handles are below 2⁶³.
  public convenience init(
    serving port: CompletionPort, threads: Int, name: String = "iocp",
    handler: (@Sendable (Completion) -> Void)? = nil
  ) throws(IOError) {
    try self.init(port, isOwn: false, threads: threads, spareThreads: 0, name: name, handler: handler)
  }

  private init(
    _ port: CompletionPort, isOwn: Bool, threads: Int, spareThreads: Int, name: String,
    handler: (@Sendable (Completion) -> Void)?
  ) throws(IOError) {
    guard threads >= 0, spareThreads >= 0, threads <= Self.maximalThreads - spareThreads else {
      throw IOError(.invalidArgument, "createPool")
    }
    self.port = port
    ownsPort = isOwn
    self.threads = threads
    self.spareThreads = spareThreads
    self.name = name
    self.handler = handler
    for index in 0..<threads + spareThreads { try startThread(index) }
  }

  private static let maximalThreads = 1024

  deinit { if ownsPort { try? port.close() } }

  // MARK: Work

  /// Runs a closure on one of the threads.
  ///
  /// - Throws: `exhausted` when the port's queue is full, `shutDown` after `stop`.
  public func submit(_ work: @escaping @Sendable () -> Void) throws(IOError) {
    if residents.phase != .open { throw IOError(.shutDown, "submit") }
    let token = PacketKey.token(of: work)
    do throws(EngineError) {
      try Port.post(port.handle, Packet(key: PacketKey.work, token: token))
    } catch {
      _ = PacketKey.work(token)
      throw IOError(error)
    }
    if residents.phase == .ended { endLeftovers() }
  }

  /// The runtime's way to run a task's next part here.
  ///
  /// What a packet resumes runs next on the thread that took the packet. What a task
  /// resumes goes through the port, where any thread may have it: the task may go on
  /// for long, or block. Where one thread serves, it waits in that one's line. On a pool
  /// that was stopped, tasks go on on the runtime's own threads.
  public func enqueue(_ job: consuming ExecutorJob) { take(.job(UnownedJob(job))) }

  @inline(__always)
  func take(_ turn: Turn) {
    if let worker = Stable<Worker>.current, worker.serves(self),
      worker.keeps(isAlone: servers.load(ordering: .relaxed) == 1)
    {
      return worker.value.jobs.append(turn)
    }
    post(turn)
  }

  /// Puts it behind whatever waits on the port.
  func post(_ turn: Turn) {
    if residents.phase == .ended { return turn.runElsewhere() }
    do throws(EngineError) {
      try Port.post(port.handle, turn.packet)
    } catch {
      return turn.runElsewhere()
    }
    // Two columns; either the end finds it on the port, or it is seen here:
    //   post                     phase := ended
    //   is the phase ended?      take what is on the port
    if residents.phase == .ended { endLeftovers() }
  }

  /// Nobody serves any more: what lies on the port is ended here.
  func endLeftovers() {
    while let packet = try? Port.dequeue(port.handle, .none) { UnservedPackets.end(packet.key, packet.token) }
    Port.unbindThread()
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
    let pool = start.pool
    while pool.serve(until: { false }) == .stopped, pool.hasMoreToDo { pool.passOnStop() }
    // Before the place is given up, so that the next one finds it.
    if pool.alive.load(ordering: .acquiring) > 1 { pool.passOnStop() }
    Port.unbindThread()
    pool.alive.wrappingSubtract(1, ordering: .releasing)
    Futex.wake(pool.alive, count: .max)
  }

  /// Packets lie behind the one that says *stop*.
  private var hasMoreToDo: Bool { port.queuedCount > 0 }
}
