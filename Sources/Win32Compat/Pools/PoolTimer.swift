// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// When an object is called by the clock. The object's lock guards it.
struct PoolTiming {
  fileprivate var timer: Stable<Timer>?
  fileprivate var due: Int64 = 0
  fileprivate var periodMilliseconds: UInt32 = 0
  /// From setting it until it is set to nothing, also after it was due.
  private(set) var isSet = false

  var hasPeriod: Bool { periodMilliseconds > 0 }
  /// Was due, and will not be again.
  var isOver: Bool { isSet && timer?.isSet != true }

  fileprivate mutating func note(_ deadline: Deadline, _ period: UInt32) {
    isSet = !deadline.isNever
    due = deadline.nanoseconds
    periodMilliseconds = period
  }

  func end() { timer?.end() }
}

extension Stable where Value == PoolObject {
  /// The object is called at `deadline`, or not any more; a call that is queued stays.
  ///
  /// - Returns: Whether that takes the place of an earlier moment, which has not come.
  @discardableResult
  func setTimer(_ deadline: Deadline, period: UInt32) -> Bool {
    // A timer that is set refers to its object.
    if !deadline.isNever { retain() }
    let wasSet = locked { object in
      object.timing.note(deadline, period)
      if object.timing.timer == nil {
        if deadline.isNever { return false }
        object.timing.timer = unsafe Timer.make(calling: { PoolTimer.fire($0) }, UInt(bitPattern: address))
      }
      return object.timing.timer?.set(deadline) ?? false
    }
    if wasSet { release() }
    return wasSet
  }

  /// Whether to queue a call now. Sets a periodic timer anew.
  fileprivate func wasDue() -> Bool {
    locked { object in
      // Set to something else in this moment.
      guard object.timing.isSet, let timer = object.timing.timer, !timer.isSet else { return false }
      guard object.timing.hasPeriod else { return true }
      let period = Int64(object.timing.periodMilliseconds) * 1_000_000
      let now = SystemCalls.monotonicNanoseconds()
      object.timing.due = max(object.timing.due + period, now)
      retain()
      timer.set(Deadline(nanoseconds: object.timing.due))
      // One that nobody has had time for yet stands for those after it.
      return !object.hasPending
    }
  }
}

enum PoolTimer {
  fileprivate static func fire(_ context: UInt) {
    // SAFETY: the timer that was set held a reference, which is ours now.
    let object = unsafe Stable<PoolObject>(address: UnsafeMutableRawPointer(bitPattern: context)!)
    if object.wasDue() { object.submit(1) }
    object.release()
  }

  /// A moment as SetThreadpoolTimer takes it: negative from now, in units of 100 ns,
  /// or ticks since 1601.
  static func deadline(_ time: FILETIME) -> Deadline {
    deadline(ticks: Int64(bitPattern: UInt64(time.dwHighDateTime) << 32 | UInt64(time.dwLowDateTime)))
  }

  static func deadline(ticks: Int64) -> Deadline {
    let wait = ticks < 0 ? 0 &- ticks : ticks - CalendarTime.ticks(nanosecondsSince1970: WallClock.nanoseconds)
    // Beyond 292 years the clock has no numbers.
    return .after(nanoseconds: min(max(0, wait), Int64.max / 200) * 100)
  }

  fileprivate static func set(
    _ timer: PTP_TIMER?, _ due: PFILETIME?, _ period: DWORD
  ) -> Bool {
    guard let object = Stable<PoolObject>.retained(UInt(bitPattern: timer), .poolTimer) else { return false }
    defer { object.release() }
    guard let due = unsafe due?.pointee else { return object.setTimer(.never, period: 0) }
    return object.setTimer(deadline(due), period: period)
  }
}

@c @implementation public func CreateThreadpoolTimer(
  _ function: PTP_TIMER_CALLBACK?, _ context: PVOID?, _ environ: PTP_CALLBACK_ENVIRON?
) -> PTP_TIMER? {
  guard let function = unsafe function else {
    LastError.code = UInt32(ERROR_INVALID_PARAMETER)
    return nil
  }
  guard let environment = unsafe PoolEnvironment(environ) else { return nil }
  let object = unsafe Stable<PoolObject>.make(.timer(function), context, environment)
  return unsafe object.open(.poolTimer) ? PTP_TIMER(bitPattern: object.value.handle.word) : nil
}

/// Timers are exact enough for any window.
@c @implementation public func SetThreadpoolTimer(
  _ timer: PTP_TIMER?, _ due: PFILETIME?, _ period: DWORD, _ window: DWORD
) {
  _ = unsafe PoolTimer.set(timer, due, period)
}

@c @implementation public func SetThreadpoolTimerEx(
  _ timer: PTP_TIMER?, _ due: PFILETIME?, _ period: DWORD, _ window: DWORD
) -> BOOL {
  unsafe PoolTimer.set(timer, due, period) ? 1 : 0
}

@c @implementation public func IsThreadpoolTimerSet(_ timer: PTP_TIMER?) -> BOOL {
  guard let object = Stable<PoolObject>.retained(UInt(bitPattern: timer), .poolTimer) else { return 0 }
  defer { object.release() }
  return object.locked { $0.timing.isSet } ? 1 : 0
}

@c @implementation public func WaitForThreadpoolTimerCallbacks(_ timer: PTP_TIMER?, _ cancel: BOOL) {
  Stable<PoolObject>.wait(UInt(bitPattern: timer), .poolTimer, cancel)
}

@c @implementation public func CloseThreadpoolTimer(_ timer: PTP_TIMER?) {
  Stable<PoolObject>.close(UInt(bitPattern: timer), .poolTimer)
}
