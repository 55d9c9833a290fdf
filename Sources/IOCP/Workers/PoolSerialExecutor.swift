// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Runs jobs on the threads of a pool, one at a time and in the order they came: the
/// executor of an actor that lives on the pool.
///
///     actor Session {
///       private let executor: PoolSerialExecutor
///       nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
///       init(on pool: WorkerPool) { executor = pool.serialExecutor() }
///     }
///
/// An operation that the actor waits for goes on, if nothing else of the actor runs, on the
/// very thread that took the completion off the port. The thread may be another one each
/// time.
public final class PoolSerialExecutor: SerialExecutor, TaskExecutor, @unchecked Sendable {
  // Sendable: the lock guards what changes.
  /// Whose threads run the jobs.
  public let pool: WorkerPool

  private let lock = Lock()
  private var jobs = JobQueue()
  /// A thread runs its jobs, or will.
  private var isScheduled = false

  fileprivate init(_ pool: WorkerPool) { self.pool = pool }

  /// The runtime's way to run a part of an actor here, behind those that came before.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let mustSchedule = lock.withLock {
      jobs.append(.job(job))
      let wasScheduled = isScheduled
      isScheduled = true
      return !wasScheduled
    }
    if mustSchedule { unsafe pool.take(.executor(.passRetained(self))) }
  }

  /// Runs what waits; after some jobs the rest goes behind whatever else the pool has to
  /// do (P7).
  func takeTurn() {
    for _ in 0..<Worker.turnsBetweenLooks {
      guard case .job(let job) = next() else { return }
      unsafe job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
    }
    unsafe pool.post(.executor(.passRetained(self)))
  }

  private func next() -> Turn? {
    lock.withLock {
      let turn = jobs.removeFirst()
      if turn == nil { isScheduled = false }
      return turn
    }
  }
}

extension WorkerPool {
  /// An executor for one actor, or for several that shall take turns.
  public func serialExecutor() -> PoolSerialExecutor { PoolSerialExecutor(self) }
}
