// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// One thread that serves a pool: it takes packets off the port and runs the jobs of
/// the tasks that they resume, on the spot.
///
/// Made and destroyed by `serve` on the thread itself, and touched by no other.
@safe
struct Worker: ~Copyable {
  /// Jobs resumed on this thread, not run yet.
  var jobs = JobQueue()
  let pool: Unmanaged<WorkerPool>
  /// A job runs: it may block, so nothing may wait for its end that another thread
  /// could do.
  var isInJob = false
  /// The job that runs, as a word that is compared and never followed; 0 for none.
  fileprivate var currentJob: UInt = 0
  /// Operations of tasks that ended at once since the last look at the port.
  var immediates = 0

  fileprivate init(_ pool: WorkerPool) { unsafe self.pool = .passUnretained(pool) }

  /// Tells the task that runs on this thread of a pool from all others that live: a job is
  /// run for one task, and none runs for two. 0 where that is not known.
  @inline(__always)
  static var currentTask: UInt { Stable<Worker>.current?.value.currentJob ?? 0 }

  /// Jobs that are run before the port is looked at again, and operations that may
  /// end at once before their task gives way (P7).
  static let turnsBetweenLooks = 61

  /// Asked after an operation that ended at once: whether its task has had so many, one
  /// after the other, that others are to run.
  @inline(__always)
  static var mustGiveWay: Bool {
    guard let worker = Stable<Worker>.current else { return false }
    worker.value.immediates += 1
    return worker.value.immediates > turnsBetweenLooks
  }
}

extension Stable where Value == Worker {
  /// This thread's, nil on a thread that serves no pool.
  @inline(__always)
  static var current: Stable<Worker>? {
    // SAFETY: the record is set by `serve` only, to the address of a Worker.
    unsafe Threads.record.map { unsafe Stable(address: $0) }
  }

  @inline(__always)
  func serves(_ pool: WorkerPool) -> Bool {
    unsafe value.pool.toOpaque() == Unmanaged.passUnretained(pool).toOpaque()
  }

  /// Whether a turn that comes up on this thread waits in its own line: it is next, or
  /// there is nobody else.
  @inline(__always)
  func keeps(isAlone: Bool) -> Bool { !value.isInJob && value.jobs.count == 0 || isAlone }

  fileprivate func runTurns(on executor: UnownedTaskExecutor) {
    var turns = 0
    while turns < Worker.turnsBetweenLooks, let turn = value.jobs.removeFirst() {
      unsafe run(turn, on: executor)
      turns += 1
    }
  }

  @inline(__always)
  fileprivate func run(_ turn: Turn, on executor: UnownedTaskExecutor) {
    switch turn {
    case .job(let job): unsafe run(job, on: executor)
    case .executor(let serial): unsafe run(serial.takeRetainedValue())
    }
  }

  @inline(__always)
  fileprivate func run(_ job: UnownedJob, on executor: UnownedTaskExecutor) {
    value.isInJob = true
    value.currentJob = PacketKey.token(of: job)
    unsafe job.runSynchronously(on: executor)
    value.currentJob = 0
    value.isInJob = false
  }

  fileprivate func run(_ executor: PoolSerialExecutor) {
    value.isInJob = true
    executor.takeTurn()
    value.isInJob = false
  }
}

extension WorkerPool {
  /// Why a thread has left `serve`.
  enum Leaving { case isDone, nothingThere, stopped, portClosed }

  /// Serves until `isDone`, which is asked before each look at the port, or until there is
  /// nothing to do and no patience left, or until a packet says *stop*.
  @discardableResult
  func serve(_ patience: () -> Patience = { .unlimited }, until isDone: () -> Bool) -> Leaving {
    precondition(unsafe Threads.record == nil, "a thread serves one pool at a time")
    let worker = Stable(Worker(self))
    unsafe Threads.record = worker.address
    servers.wrappingAdd(1, ordering: .relaxed)
    let executor = unsafe asUnownedTaskExecutor()
    var leaving: Leaving?
    while leaving == nil {
      unsafe worker.runTurns(on: executor)
      if isDone() {
        leaving = .isDone
        break
      }
      let isIdle = worker.value.jobs.count == 0
      let packet: Packet
      do throws(EngineError) {
        packet = try Port.dequeue(port.handle, isIdle ? patience() : .none) { next in
          if next.key == PacketKey.operation { Stable<Pending>(token: next.token).prefetchTask() }
        }
      } catch {
        if error.cause != .timedOut {
          leaving = .portClosed
        } else if isIdle, patience() == .none {
          leaving = .nothingThere
        }
        continue
      }
      worker.value.immediates = 0
      switch packet.key {
      case PacketKey.operation: Stable<Pending>(token: packet.token).end()
      case PacketKey.alarm: Stable<Alarm>(token: packet.token).end(.due)
      case PacketKey.job: unsafe worker.run(PacketKey.job(packet.token), on: executor)
      case PacketKey.executor: worker.run(PacketKey.executor(packet.token))
      case PacketKey.work: PacketKey.work(packet.token)()
      case PacketKey.stop: leaving = .stopped
      default: handler?(Completion(packet))
      }
    }
    servers.wrappingSubtract(1, ordering: .relaxed)
    unsafe Threads.record = nil
    // For the others, or for whoever comes to serve next.
    while let turn = worker.value.jobs.removeFirst() { post(turn) }
    worker.destroy()
    return leaving ?? .isDone
  }
}
