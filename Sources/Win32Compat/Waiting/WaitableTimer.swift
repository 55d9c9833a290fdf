// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// A timer as an object that threads wait for. Rule TIMER-2.
@safe
struct TimerSignal {
  let isManual: Bool
  var isSet = false
  /// Made with the object, ended with it.
  fileprivate let timer: Stable<Timer>
  fileprivate var periodMilliseconds: Int32 = 0
  fileprivate var due: Int64 = 0
  /// Whom to call each time; the thread is retained.
  fileprivate var routine: (PTIMERAPCROUTINE, LPVOID?, thread: Stable<WaitObject>)?

  fileprivate init(isManual: Bool, _ timer: Stable<Timer>) {
    self.isManual = isManual
    self.timer = timer
  }

  /// The object is no more.
  func end() {
    timer.end()
    unsafe routine?.thread.release()
  }
}

enum WaitableTimer {
  fileprivate static func create(_ isManual: Bool, _ name: ObjectName?) -> HANDLE? {
    // The timer needs the object's address, which the object has only once it is made.
    unsafe Stable<WaitObject>.create(
      .timer, .event(EventSignal(isManual: isManual, isSet: false)), name: name
    ) { object in
      let timer = unsafe Timer.make(calling: { WaitableTimer.fire($0) }, UInt(bitPattern: object.address))
      object.value.signal = .timer(TimerSignal(isManual: isManual, timer))
    }
  }

  fileprivate static func open(_ name: ObjectName?) -> HANDLE? {
    unsafe Stable<WaitObject>.open(.timer, name)
  }

  /// What was set before is forgotten, also its procedure call if that has not begun.
  /// An unset timer keeps its state; one that is set anew is not signalled any more.
  fileprivate static func set(
    _ handle: HANDLE?, _ deadline: Deadline, _ periodMilliseconds: Int32,
    _ routine: (PTIMERAPCROUTINE, LPVOID?, thread: Stable<WaitObject>)?
  ) -> Bool {
    guard let object = unsafe Stable<WaitObject>.retained(handle, .timer) else { return false }
    defer { object.release() }
    unsafe routine?.thread.value.retain()
    var former: Stable<WaitObject>?
    var call: Stable<ProcedureCall>?
    let wasSet = Dispatcher.lock.withLock {
      guard case .timer(var signal) = object.value.signal else { return false }
      call = ProcedureCalls.withdraw(object)
      former = unsafe signal.routine?.thread
      unsafe signal.routine = unsafe routine
      signal.periodMilliseconds = periodMilliseconds
      signal.due = deadline.nanoseconds
      if !deadline.isNever {
        signal.isSet = false
        // A timer that is set refers to its object.
        object.value.retain()
      }
      object.value.signal = .timer(signal)
      return signal.timer.set(deadline)
    }
    if wasSet { object.release() }
    former?.release()
    call?.destroy()
    return true
  }

  fileprivate static func fire(_ context: UInt) {
    // SAFETY: the timer that was set held a reference, which is ours now.
    let object = unsafe Stable<WaitObject>(address: UnsafeMutableRawPointer(bitPattern: context)!)
    var woken = WokenThreads()
    Dispatcher.lock.withLock { wasDue(object, to: &woken) }
    woken.wake()
    object.release()
  }

  private static func wasDue(_ object: Stable<WaitObject>, to woken: inout WokenThreads) {
    // Set to something else in this moment?
    guard case .timer(var signal) = object.value.signal, signal.due >= 0, !signal.timer.isSet else { return }
    signal.isSet = true
    if signal.periodMilliseconds > 0 {
      let next = signal.due + Int64(signal.periodMilliseconds) * 1_000_000
      signal.due = max(next, SystemCalls.monotonicNanoseconds())
      object.value.retain()
      signal.timer.set(Deadline(nanoseconds: signal.due))
    } else {
      signal.due = -1
    }
    object.value.signal = .timer(signal)
    Dispatcher.announce(object, to: &woken)
    // A call that its thread has had no time for yet stands for this one too.
    guard let (function, argument, thread) = unsafe signal.routine, object.value.timerCall == nil else { return }
    let ticks = CalendarTime.ticks(nanosecondsSince1970: WallClock.nanoseconds)
    let call = unsafe Stable(ProcedureCall(.timer(function, argument, ticks), timer: object))
    object.value.timerCall = (call, thread)
    if !ProcedureCalls.queue(call, to: thread, waking: &woken) {
      object.value.timerCall = nil
      call.destroy()
    }
  }
}

@c @implementation public func CreateWaitableTimerA(
  _ security: LPSECURITY_ATTRIBUTES?, _ manual: BOOL, _ name: LPCSTR?
) -> HANDLE? {
  unsafe WaitableTimer.create(manual != 0, ObjectName(name))
}

@c @implementation public func CreateWaitableTimerW(
  _ security: LPSECURITY_ATTRIBUTES?, _ manual: BOOL, _ name: LPCWSTR?
) -> HANDLE? {
  unsafe WaitableTimer.create(manual != 0, ObjectName(name))
}

@c @implementation public func CreateWaitableTimerExA(
  _ security: LPSECURITY_ATTRIBUTES?, _ name: LPCSTR?, _ flags: DWORD, _ access: DWORD
) -> HANDLE? {
  if flags & ~3 != 0 {
    LastError.code = UInt32(ERROR_INVALID_PARAMETER)
    return nil
  }
  return unsafe WaitableTimer.create(flags & 1 != 0, ObjectName(name))
}

@c @implementation public func CreateWaitableTimerExW(
  _ security: LPSECURITY_ATTRIBUTES?, _ name: LPCWSTR?, _ flags: DWORD, _ access: DWORD
) -> HANDLE? {
  if flags & ~3 != 0 {
    LastError.code = UInt32(ERROR_INVALID_PARAMETER)
    return nil
  }
  return unsafe WaitableTimer.create(flags & 1 != 0, ObjectName(name))
}

@c @implementation public func OpenWaitableTimerA(_ access: DWORD, _ inherit: BOOL, _ name: LPCSTR?) -> HANDLE? {
  unsafe WaitableTimer.open(ObjectName(name))
}

@c @implementation public func OpenWaitableTimerW(_ access: DWORD, _ inherit: BOOL, _ name: LPCWSTR?) -> HANDLE? {
  unsafe WaitableTimer.open(ObjectName(name))
}

/// The system is not woken from sleep.
@c @implementation public func SetWaitableTimer(
  _ timer: HANDLE?, _ due: UnsafePointer<LARGE_INTEGER>?, _ period: LONG, _ routine: PTIMERAPCROUTINE?,
  _ argument: LPVOID?, _ resume: BOOL
) -> BOOL {
  guard let due = unsafe due, period >= 0 else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  let thread = Stable<ThreadRecord>.current.value.object
  let isSet = unsafe WaitableTimer.set(
    timer, PoolTimer.deadline(ticks: due.pointee.QuadPart), period,
    routine.map { unsafe ($0, argument, thread: thread) })
  return isSet ? 1 : LastError.fail(ERROR_INVALID_HANDLE)
}

@c @implementation public func SetWaitableTimerEx(
  _ timer: HANDLE?, _ due: UnsafePointer<LARGE_INTEGER>?, _ period: LONG, _ routine: PTIMERAPCROUTINE?,
  _ argument: LPVOID?, _ reason: PREASON_CONTEXT?, _ tolerance: ULONG
) -> BOOL {
  unsafe SetWaitableTimer(timer, due, period, routine, argument, 0)
}

@c @implementation public func CancelWaitableTimer(_ timer: HANDLE?) -> BOOL {
  unsafe WaitableTimer.set(timer, .never, 0, nil) ? 1 : LastError.fail(ERROR_INVALID_HANDLE)
}
