// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Threads for operations that block: a line of operations, oldest first, and as many
/// threads as there is work for, up to `Limits.blockingThreads`.
///
/// The line is linked through the operations themselves, so it has no limit but their
/// number, and adding to it allocates nothing. A thread starts when work comes and none
/// is idle; the one that became idle last gets the next piece; one that has been idle
/// for long ends.
package struct BlockingThreads: ~Copyable {
  // Guarded by `lock`.
  var waiting = OperationQueue()
  var waitingCount = 0
  var idle: Stable<IdleThread>?
  var threads: Int32 = 0
  var running: Int32 = 0
  /// Threads that sleep until another process gives up a lock: they don't count against
  /// the limit, or a few of them could stop every file.
  var sleepers: Int32 = 0
  let lock = Lock()
  let limit = Limits.blockingThreads

  package static let shared = Stable(BlockingThreads())

  private init() {}

  package struct Counts: Equatable, Sendable {
    package var waiting: Int
    package var running: Int32
    package var threads: Int32
  }

  /// What to do once no lock is held.
  enum Work {
    case nothing
    case wake(Stable<IdleThread>)
    case startThread
  }
}

extension Stable where Value == BlockingThreads {
  /// What there is at this moment.
  package var counts: BlockingThreads.Counts {
    value.lock.withLock {
      BlockingThreads.Counts(waiting: value.waitingCount, running: value.running, threads: value.threads)
    }
  }

  /// Puts an operation in the line.
  func add(_ operation: Stable<Operation>) -> BlockingThreads.Work {
    value.lock.lock()
    defer { value.lock.unlock() }
    value.waiting.append(operation)
    value.waitingCount += 1
    if let thread = value.idle {
      value.idle = thread.value.next
      thread.value.isIdle = false
      return .wake(thread)
    }
    return startAnotherLocked()
  }

  private func startAnotherLocked() -> BlockingThreads.Work {
    guard value.threads - value.sleepers < value.limit else { return .nothing }
    value.threads += 1
    return .startThread
  }

  /// Takes out the oldest waiting operation that fits.
  func remove(where fits: (borrowing Operation) -> Bool) -> Stable<Operation>? {
    value.lock.lock()
    defer { value.lock.unlock() }
    guard let operation = value.waiting.remove(where: fits) else { return nil }
    value.waitingCount -= 1
    return operation
  }

  // MARK: Of the threads

  /// The next operation; when there is none, the thread is idle.
  func next(_ thread: Stable<IdleThread>, hasRun: Bool) -> Stable<Operation>? {
    value.lock.lock()
    defer { value.lock.unlock() }
    if hasRun { value.running -= 1 }
    if let operation = value.waiting.first {
      value.waiting.removeFirst()
      value.waitingCount -= 1
      value.running += 1
      return operation
    }
    thread.value.isIdle = true
    thread.value.wakeups.store(0, ordering: .relaxed)
    thread.value.next = value.idle
    value.idle = thread
    return nil
  }

  /// An operation that can begin now takes its place in the line: what this thread is to
  /// do next.
  func turn(_ operation: Stable<Operation>) -> Stable<Operation> {
    value.lock.lock()
    defer { value.lock.unlock() }
    guard let first = value.waiting.first else { return operation }
    value.waiting.removeFirst()
    value.waiting.append(operation)
    return first
  }

  /// Whether a thread whose patience has ended may end; not when it was just woken.
  func leave(_ thread: Stable<IdleThread>) -> Bool {
    value.lock.lock()
    defer { value.lock.unlock() }
    guard thread.value.isIdle else { return false }
    if value.idle == thread {
      value.idle = thread.value.next
    } else {
      var before = value.idle
      while let each = before, each.value.next != thread { before = each.value.next }
      before?.value.next = thread.value.next
    }
    value.threads -= 1
    return true
  }

  /// A thread is going to sleep for long: another one takes its place.
  func beginSleep() -> BlockingThreads.Work {
    value.lock.withLock {
      value.sleepers += 1
      return value.waiting.isEmpty || value.idle != nil ? .nothing : startAnotherLocked()
    }
  }

  func endSleep() { value.lock.withLock { value.sleepers -= 1 } }

  /// A thread could not be started: reports whether nobody is there to do the work.
  func startFailed() -> Bool {
    value.lock.withLock {
      value.threads -= 1
      return value.threads == 0
    }
  }
}

/// A thread of the pool; in the idle list while `isIdle`.
struct IdleThread: ~Copyable {
  var next: Stable<IdleThread>?
  var isIdle = false
  let wakeups = Atomic<UInt32>(0)
}
