// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// All timers of the process, and the backstop thread that lets them happen: decision
/// 0031.
///
/// A timer never comes early. It comes late by up to a millisecond, the resolution of
/// epoll_wait(2), and by what the scheduler takes to run the backstop. It does not
/// matter who leads which port.
enum Timers {
  private static let lock = Lock()
  // SAFETY: read and written with `lock` held.
  private nonisolated(unsafe) static var heap = TimerHeap()
  /// When the backstop will look by itself; `Int64.max` when it won't. Under `lock`.
  private nonisolated(unsafe) static var nextLook = Int64.max

  /// Stands for the lock, which a sanitizer of the program does not see.
  private static let anchor = Stable<UInt8>(0)

  private static func lockHeap() {
    lock.lock()
    if Modes.areOn { unsafe Sanitizers.acquire(anchor.address) }
  }

  private static func unlockHeap() {
    if Modes.areOn { unsafe Sanitizers.release(anchor.address) }
    lock.unlock()
  }

  static func set(_ timer: Stable<Timer>, _ deadline: Deadline) -> Bool {
    lockHeap()
    let wasSet = timer.value.place >= 0
    if wasSet { unsafe heap.remove(timer) }
    var isSooner = false
    if !deadline.isNever {
      unsafe heap.insert(timer, due: deadline.nanoseconds)
      isSooner = unsafe deadline.nanoseconds < nextLook
      // Told once: the backstop has a look at all of them.
      if isSooner { unsafe nextLook = deadline.nanoseconds }
    }
    unlockHeap()
    if isSooner { Backstop.notice() }
    return wasSet
  }

  static func isSet(_ timer: Stable<Timer>) -> Bool { lock.withLock { timer.value.place >= 0 } }

  static var count: Int { lock.withLock { unsafe heap.count } }

  // MARK: The backstop thread

  /// How long the backstop may sleep, at most `nanoseconds`.
  static func patience(atMost nanoseconds: Int64?) -> Int64? {
    let earliest = lock.withLock {
      unsafe nextLook = unsafe heap.earliest ?? .max
      return unsafe nextLook
    }
    if earliest == .max { return nanoseconds }
    let remaining = Deadline(nanoseconds: earliest).remaining ?? .max
    return min(remaining, nanoseconds ?? .max)
  }

  /// Lets happen what is due.
  static func perform() {
    guard lock.withLock({ unsafe heap.earliest }) != nil else { return }
    let now = SystemCalls.monotonicNanoseconds()
    while true {
      lockHeap()
      guard let timer = unsafe heap.removeDue(at: now) else { return unlockHeap() }
      switch timer.value.effect {
      case .packet(let port, let packet):
        // The timer may be gone once the lock is given back.
        port.value.retain()
        unlockHeap()
        port.push(packet, fromBase: false, hadWaited: false)
        AfterUnlock.perform()
        port.release()
      case .call(let function, let context):
        unlockHeap()
        function(context)
      }
    }
  }
}
