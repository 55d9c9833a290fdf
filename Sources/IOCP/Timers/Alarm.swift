// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// One sleep of a task: a timer of the engine, and the task that it wakes.
///
/// Ended once, by whoever gets it: the thread that takes the timer's packet; or who
/// cancels the timer and is told that it was set. Two columns; whoever comes second
/// resumes the task:
///
///   the task                      who ends the sleep
///   sets the timer                state := ended; was it waiting?
///   continuation := …               yes: resumes the task
///   state := waiting; was it ended?
///     yes: goes on at once
@safe
struct Alarm: ~Copyable {
  enum State: UInt8, AtomicRepresentable { case idle, waiting, ended }
  enum Reason { case due, cancelled, shutDown }

  private let state = Atomic<State>(.idle)
  fileprivate var continuation: UnsafeContinuation<Void, Never>?
  fileprivate var reason = Reason.due
  /// Set before anybody else knows of it.
  fileprivate var timer: Stable<CompletionEngine.Timer>?
  // The list of its pool's sleepers.
  fileprivate var next: Stable<Alarm>?
  fileprivate var previous: Stable<Alarm>?

  fileprivate init() {}

  fileprivate borrowing func exchange(_ new: State) -> State {
    state.exchange(new, ordering: .acquiringAndReleasing)
  }
}

extension Stable where Value == Alarm {
  init(token: UInt) {
    // SAFETY: tokens of alarms are addresses of one whose task waits until it has ended.
    unsafe self.init(address: UnsafeMutableRawPointer(bitPattern: token)!)
  }

  /// A sleep on a pool, until a moment of the monotonic clock. It has begun.
  static func begin(on pool: WorkerPool, until deadline: Deadline) throws(IOError) -> Stable<Alarm> {
    let alarm = Stable(Alarm())
    let packet = unsafe Packet(key: PacketKey.alarm, token: UInt(bitPattern: alarm.address))
    do throws(EngineError) {
      alarm.value.timer = try CompletionEngine.Timer.make(on: pool.port.handle, packet)
    } catch {
      alarm.destroy()
      throw IOError(error)
    }
    alarm.value.timer?.set(deadline)
    return alarm
  }

  /// Waits until somebody has ended it.
  func wait() async {
    unsafe await withUnsafeContinuation { continuation in
      unsafe value.continuation = continuation
      if value.exchange(.waiting) == .ended { unsafe continuation.resume() }
    }
  }

  func end(_ reason: Alarm.Reason) {
    value.reason = reason
    if value.exchange(.ended) == .waiting { unsafe value.continuation.unsafelyUnwrapped.resume() }
  }

  /// Answers whether it had not ended, and will not by the timer.
  @discardableResult
  func cancel(_ reason: Alarm.Reason) -> Bool {
    guard let timer = value.timer, timer.cancel() else { return false }
    end(reason)
    return true
  }

  /// Gives the memory back, after `wait`. Answers why it has ended.
  func finish() -> Alarm.Reason {
    let reason = value.reason
    value.timer?.end()
    destroy()
    return reason
  }
}

/// The sleeps that go on on a pool, so that its end wakes them.
final class Sleepers: @unchecked Sendable {
  // Sendable: the lock guards the rest, and the links of the alarms.
  private let lock = Lock()
  private var first: Stable<Alarm>?
  private var isClosed = false

  /// Answers whether the pool still takes it; not listed otherwise.
  func add(_ alarm: Stable<Alarm>) -> Bool {
    lock.withLock {
      if isClosed { return false }
      alarm.value.next = first
      first?.value.previous = alarm
      first = alarm
      return true
    }
  }

  func remove(_ alarm: Stable<Alarm>) {
    lock.withLock {
      let (previous, next) = (alarm.value.previous, alarm.value.next)
      if let previous { previous.value.next = next } else { first = next }
      next?.value.previous = previous
    }
  }

  /// Ends all of them, and takes no more. Answers how many there were.
  func wakeAll() -> Int {
    lock.withLock {
      isClosed = true
      var count = 0
      var alarm = first
      while let each = alarm {
        // It leaves the list by `remove` only, hence not while we have the lock.
        alarm = each.value.next
        if each.cancel(.shutDown) { count += 1 }
      }
      return count
    }
  }
}
