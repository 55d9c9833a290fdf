// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// A thread pool: threads that dequeue from a completion port of the pool's own, whose
/// rule of concurrency they follow (P7). Decision 0025.
///
/// The port runs as many threads at once as there are processors. A thread that blocks
/// gives its place away, so the pool keeps more threads than that: one is started when
/// more calls are queued than threads wait. A thread that has nothing to do for a while
/// ends.
///
/// Lives while objects refer to it, or the handle that CreateThreadpool gave; then the
/// port is closed, and the last thread gives the memory back.
struct Pool: ~Copyable {
  /// Windows' own default.
  static let mostThreads: UInt32 = 500
  static let idleNanoseconds: Int64 = 10_000_000_000

  let port: Handle
  fileprivate let lock = Lock()
  // The lock guards the rest.
  fileprivate var users = 1
  fileprivate var threads: UInt32 = 0
  /// Threads that wait for a packet, or are being started.
  fileprivate var idle = 0
  /// Packets queued by `submit` and not dequeued.
  fileprivate var queued = 0
  fileprivate var minimum: UInt32 = 0
  fileprivate var maximum = mostThreads
  /// Packets come from handles too: somebody must always wait for them.
  fileprivate var hasInputOutput = false
  fileprivate var isEnding = false

  private init(_ port: Handle) { self.port = port }

  static func make() throws(EngineError) -> Stable<Pool> {
    Stable(Pool(try Port.create(concurrency: 0)))
  }

  /// Where everything goes that names no other one; nil while there is no port for it.
  static var standard: Stable<Pool>? {
    standardPool.withLock { pool in
      if pool == nil { pool = try? make() }
      return pool
    }
  }

  private static let standardPool = Guarded<Stable<Pool>?>(nil)

  // MARK: Decisions, with the lock held

  /// Counts a thread that is to be started.
  fileprivate mutating func mayStart() -> Bool {
    guard threads < maximum, !isEnding else { return false }
    threads += 1
    idle += 1
    return true
  }

  fileprivate mutating func startForNext() -> Bool { queued > idle && mayStart() }

  /// - Returns: Whether to start another thread.
  fileprivate mutating func began(isSubmitted: Bool) -> Bool {
    idle -= 1
    if isSubmitted { queued -= 1 }
    return (queued > idle || hasInputOutput && idle == 0) && mayStart()
  }

  /// Whether a thread that found nothing to do is to end. Counted out then.
  fileprivate mutating func isSuperfluous(mustEnd: Bool) -> Bool {
    guard mustEnd || threads > minimum && queued < idle && (idle > 1 || !hasInputOutput) else { return false }
    threads -= 1
    idle -= 1
    return true
  }
}

extension Stable where Value == Pool {
  fileprivate func locked<Result>(_ body: (inout Pool) -> Result) -> Result {
    value.lock.withLock { body(&value) }
  }

  func retain() { locked { $0.users += 1 } }

  func release() {
    let isLast = locked { pool in
      pool.users -= 1
      guard pool.users == 0 else { return false }
      pool.isEnding = true
      // This one, as long as it is here.
      pool.threads += 1
      return true
    }
    guard isLast else { return }
    // Threads that wait find it closed; so do those that come back.
    try? Port.close(value.port)
    let isFree = locked { pool in
      pool.threads -= 1
      return pool.threads == 0
    }
    if isFree { destroy() }
  }

  // MARK: Packets

  /// Queues a packet whose key is the address of an object.
  func submit(_ packet: Packet) -> Bool {
    let needsThread = locked { pool in
      pool.queued += 1
      return pool.startForNext()
    }
    let isQueued = (try? Port.post(value.port, packet)) != nil
    if !isQueued { locked { $0.queued -= 1 } }
    if needsThread { start() }
    return isQueued
  }

  /// Handles will send packets too.
  func expectInputOutput() {
    let needsThread = locked { pool in
      pool.hasInputOutput = true
      return pool.idle == 0 && pool.mayStart()
    }
    if needsThread { start() }
  }

  // MARK: Limits

  func setMaximum(_ count: UInt32) { locked { $0.maximum = max(1, count) } }

  /// - Returns: false when the system has no more threads.
  func setMinimum(_ count: UInt32) -> Bool {
    locked {
      $0.minimum = count
      $0.maximum = max($0.maximum, count)
    }
    while locked({ $0.threads < $0.minimum && $0.mayStart() }) {
      if !start() { return false }
    }
    return true
  }

  /// Whether another thread is there, or could be, while this one is busy for long.
  var hasOthers: Bool { locked { $0.idle > 0 || $0.threads < $0.maximum } }

  // MARK: Threads

  @discardableResult
  private func start() -> Bool {
    if unsafe Threads.start(stack: 0, { unsafe Stable<Pool>.runThread($0) }, address) == 0 { return true }
    leave(mustEnd: true)
    return false
  }

  private static func runThread(_ address: UnsafeMutableRawPointer?) {
    guard let address = unsafe address else { return }
    // SAFETY: a pool lives until its last thread has left.
    unsafe Stable<Pool>(address: address).run()
  }

  private func run() {
    let instance = Stable<CallbackInstance>(CallbackInstance())
    Stable<ThreadRecord>.current.value.callback = instance
    // Read once: others change the pool under its lock.
    let port = locked { $0.port }
    while true {
      do throws(EngineError) {
        let packet = try Port.dequeue(port, Patience(nanoseconds: Pool.idleNanoseconds))
        let needsThread = locked { $0.began(isSubmitted: PoolKey(packet.key).isSubmitted) }
        if needsThread { start() }
        instance.perform(packet)
        locked { $0.idle += 1 }
      } catch {
        if leave(mustEnd: error.cause != .timedOut) { break }
      }
    }
    Stable<ThreadRecord>.current.value.callback = nil
    instance.destroy()
  }

  /// Whether the thread is to end. The pool may be gone then.
  @discardableResult
  private func leave(mustEnd: Bool) -> Bool {
    let (isOver, isLast) = locked { pool in
      let isOver = pool.isSuperfluous(mustEnd: mustEnd)
      return (isOver, isOver && pool.isEnding && pool.threads == 0)
    }
    if isLast { destroy() }
    return isOver
  }
}
