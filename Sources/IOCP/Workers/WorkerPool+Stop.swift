// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

extension WorkerPool {
  /// What `stop` has waited for.
  ///
  ///     print("waited for", pool.stop(grace: .seconds(5)))
  public struct Stopped: Hashable, Sendable, CustomStringConvertible {
    /// Tasks of ``WorkerPool/run(_:)`` and ``WorkerPool/addTask(_:)`` that were not done.
    public var tasks = 0
    /// Operations and sleeps that were in flight and were cancelled.
    public var operations = 0
    /// Own threads, spare ones included.
    public var threads = 0
    /// From the beginning of the call to its end.
    public var duration = Duration.zero

    public var description: String {
      "\(tasks) tasks, \(operations) operations, \(threads) threads, \(duration)"
    }
  }

  /// Ends the pool: accepts nothing more, cancels what goes on, waits until it has ended,
  /// and ends the threads. The calling thread serves meanwhile.
  ///
  /// Whoever starts something on the pool is refused with `shutDown` from the beginning of
  /// this call on. Operations that are in flight when `grace` is over end with `cancelled`,
  /// their handles are closed; tasks of `run` and `addTask` are cancelled and waited for.
  /// Closures and jobs that are queued are run. Other tasks that prefer the pool and wait
  /// for something else than the pool go on, later, on threads of the runtime.
  ///
  /// The second call does nothing; if the first goes on, it waits for its end.
  ///
  /// - Parameter grace: How long tasks and connections may go on to end by themselves;
  ///   accepts end at once.
  @discardableResult
  public func stop(grace: Duration = .zero) -> Stopped {
    precondition(Stable<Worker>.current == nil, "stop was called on a thread of a pool")
    let start = ContinuousClock.now
    // Without a visitor the port was closed already: nothing comes from there.
    let visitor = try? Visitor(of: self)
    defer { visitor?.leave() }
    guard residents.beginToStop(visitor) else {
      residents.wait { residents.phase == .ended }
      return Stopped()
    }
    var stopped = Stopped()
    stopped.tasks = residents.taskCount
    stopped.threads = Int(alive.load(ordering: .acquiring))
    stopped.operations = residents.endAccepts()
    if grace > .zero { serve(asVisitorUntil: { residents.isEmpty }, deadline: .after(grace)) }
    stopped.operations += residents.endAll()
    serve(asVisitorUntil: { residents.isQuiet })
    residents.visitorLeaves()
    // Where there is no port to serve any more, they go on elsewhere.
    residents.wait { residents.isQuiet }
    endThreads()
    residents.end()
    endLeftovers()
    stopped.duration = ContinuousClock.now - start
    return stopped
  }

  /// As ``stop(grace:)``, for a task: a thread of its own waits meanwhile. Not for a task of
  /// ``run(_:)`` or ``addTask(_:)`` of this pool, which would wait for itself.
  @discardableResult
  public func stopAndWait(grace: Duration = .zero) async -> Stopped {
    await withCheckedContinuation { continuation in
      let stopper = unsafe Unmanaged.passRetained(Stopper(pool: self, grace: grace, continuation: continuation))
      let error = unsafe Threads.start(
        stack: 0,
        { address in
          guard let address = unsafe address else { return }
          // SAFETY: retained for this thread.
          unsafe Unmanaged<Stopper>.fromOpaque(address).takeRetainedValue().run()
        }, stopper.toOpaque())
      // Without a thread the runtime's own has to wait.
      if error != 0 { unsafe stopper.takeRetainedValue().run() }
    }
  }

  private final class Stopper: Sendable {
    let pool: WorkerPool
    let grace: Duration
    let continuation: CheckedContinuation<Stopped, Never>

    init(pool: WorkerPool, grace: Duration, continuation: CheckedContinuation<Stopped, Never>) {
      self.pool = pool
      self.grace = grace
      self.continuation = continuation
    }

    func run() { continuation.resume(returning: pool.stop(grace: grace)) }
  }

  private func endThreads() {
    // Our place is for them.
    Port.unbindThread()
    if alive.load(ordering: .acquiring) > 0 { passOnStop() }
    while true {
      let count = alive.load(ordering: .acquiring)
      if count == 0 { return }
      _ = Futex.wait(alive, whileEqualTo: count, until: .never)
    }
  }

  /// One order goes round: the thread that takes it passes it on before it ends, or, when
  /// there is something behind it, instead of that.
  func passOnStop() {
    // A port that was closed ends its threads itself.
    try? Port.post(port.handle, Packet(key: PacketKey.stop))
  }
}

extension Deadline {
  static func after(_ duration: Duration) -> Deadline {
    let patience = Patience(duration)
    return patience == .unlimited ? .never : .after(nanoseconds: patience.nanoseconds)
  }
}
