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
  /// Operations of tasks that ended at once since the last look at the port.
  var immediates = 0

  fileprivate init(_ pool: WorkerPool) { unsafe self.pool = .passUnretained(pool) }

  /// Jobs that are run before the port is looked at again, and operations that may
  /// end at once before their task gives way (P7).
  static let turnsBetweenLooks = 61
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

  fileprivate func runJobs(on executor: UnownedTaskExecutor) {
    var turns = 0
    while turns < Worker.turnsBetweenLooks, let job = value.jobs.removeFirst() {
      unsafe run(job, on: executor)
      turns += 1
    }
  }

  @inline(__always)
  fileprivate func run(_ job: UnownedJob, on executor: UnownedTaskExecutor) {
    value.isInJob = true
    unsafe job.runSynchronously(on: executor)
    value.isInJob = false
  }
}

extension WorkerPool {
  /// Serves until `isDone`, which is asked after each packet, or until a packet says
  /// *stop*.
  func serve(until isDone: () -> Bool) {
    precondition(unsafe Threads.record == nil, "a thread serves one pool at a time")
    let worker = Stable(Worker(self))
    unsafe Threads.record = worker.address
    let executor = unsafe asUnownedTaskExecutor()
    while true {
      unsafe worker.runJobs(on: executor)
      let isIdle = worker.value.jobs.count == 0
      if isIdle, isDone() { break }
      guard let packet = nextPacket(isIdle ? .unlimited : .none) else { continue }
      worker.value.immediates = 0
      if packet.key == PacketKey.stop { break }
      switch packet.key {
      case PacketKey.operation: Stable<Pending>(token: packet.token).end()
      case PacketKey.job: unsafe worker.run(PacketKey.job(packet.token), on: executor)
      case PacketKey.work: PacketKey.work(packet.token)()
      default: handler?(Completion(packet))
      }
    }
    while let job = worker.value.jobs.removeFirst() { unsafe worker.run(job, on: executor) }
    unsafe Threads.record = nil
    worker.destroy()
  }

  private func nextPacket(_ patience: Patience) -> Packet? {
    do throws(EngineError) {
      return try Port.dequeue(port.handle, patience)
    } catch {
      precondition(error.cause == .timedOut, "the port of a worker pool was closed under it: \(error)")
      return nil
    }
  }
}
