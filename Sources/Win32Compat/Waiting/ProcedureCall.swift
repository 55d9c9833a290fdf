// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// An asynchronous procedure call: what a thread is to call in its next alertable
/// wait. Rules APC-*.
@safe
struct ProcedureCall: ~Copyable {
  @safe
  enum Body {
    /// QueueUserAPC's.
    case user(PAPCFUNC, ULONG_PTR)
    /// A completion routine; code, bytes.
    case socket(LPWSAOVERLAPPED_COMPLETION_ROUTINE, LPWSAOVERLAPPED, Int32, UInt32)
    case file(LPOVERLAPPED_COMPLETION_ROUTINE, LPOVERLAPPED, Int32, UInt32)
    /// SetWaitableTimer's; when it was due, in ticks since 1601.
    case timer(PTIMERAPCROUTINE, LPVOID?, Int64)

    fileprivate func perform() {
      switch self {
      case .user(let function, let parameter): function(parameter)
      case .socket(let routine, let overlapped, let code, let bytes):
        unsafe routine(DWORD(bitPattern: code), bytes, overlapped, 0)
      case .file(let routine, let overlapped, let code, let bytes):
        unsafe routine(DWORD(bitPattern: code), bytes, overlapped)
      case .timer(let routine, let argument, let ticks):
        let moment = UInt64(bitPattern: ticks)
        unsafe routine(
          argument, DWORD(truncatingIfNeeded: moment), DWORD(truncatingIfNeeded: moment >> 32))
      }
    }
  }

  /// Set before it is queued.
  var body: Body
  /// Dispatcher's lock: the next one of the thread; the timer whose call this is.
  fileprivate var next: Stable<ProcedureCall>?
  fileprivate var timer: Stable<WaitObject>?

  init(_ body: Body, timer: Stable<WaitObject>? = nil) {
    self.body = body
    self.timer = timer
  }
}

/// The calls of one thread, oldest first. Dispatcher's lock.
struct CallQueue {
  private var first: Stable<ProcedureCall>?
  private var last: Stable<ProcedureCall>?

  var isEmpty: Bool { first == nil }

  fileprivate mutating func append(_ call: Stable<ProcedureCall>) {
    call.value.next = nil
    if let last { last.value.next = call } else { first = call }
    last = call
  }

  fileprivate mutating func removeFirst() -> Stable<ProcedureCall>? {
    guard let call = first else { return nil }
    remove(call)
    // From here on the timer may be set again, with a call of its own.
    call.value.timer?.value.timerCall = nil
    return call
  }

  fileprivate mutating func remove(_ call: Stable<ProcedureCall>) {
    var before: Stable<ProcedureCall>?
    var each = first
    while let current = each, current != call { (before, each) = (current, current.value.next) }
    guard each == call else { return }
    if let before { before.value.next = call.value.next } else { first = call.value.next }
    if last == call { last = before }
  }
}

enum ProcedureCalls {
  /// What must be done to make a thread look at its calls.
  enum Alertness {
    /// It must not be disturbed.
    case none
    case waiting
    case dequeuing(Stable<Waiter>)
    /// It waits for the result of an operation that has no event.
    case awaitingResult
  }

  /// Takes the call over. False, and nothing happened, when the thread has ended.
  ///
  /// A socket's slot may be locked. Nothing is called here.
  static func queue(_ call: Stable<ProcedureCall>, to thread: Stable<WaitObject>) -> Bool {
    var woken = WokenThreads()
    let isQueued = Dispatcher.lock.withLock { queue(call, to: thread, waking: &woken) }
    woken.wake()
    return isQueued
  }

  /// As above, with the dispatcher's lock held.
  static func queue(
    _ call: Stable<ProcedureCall>, to object: Stable<WaitObject>, waking woken: inout WokenThreads
  ) -> Bool {
    guard case .thread(let signal) = object.value.signal, !signal.hasEnded else { return false }
    if Modes.areOn { unsafe Sanitizers.release(object.address) }
    object.value.calls.append(call)
    // A thread that has not begun yet finds it when it begins.
    guard let thread = object.value.record else { return true }
    switch thread.value.alertness {
    case .none: break
    case .waiting: Dispatcher.alert(thread, to: &woken)
    case .dequeuing(let waiter): waiter.alert()
    case .awaitingResult: AfterUnlock.raise()
    }
    return true
  }

  /// Runs this thread's calls until none is left, also those that come meanwhile.
  /// Answers whether there was one.
  @discardableResult
  static func run(_ thread: Stable<ThreadRecord>) -> Bool {
    if Modes.areOn { unsafe Sanitizers.acquire(thread.value.object.address) }
    var hasRun = false
    while let call = Dispatcher.lock.withLock({ thread.value.object.value.calls.removeFirst() }) {
      let body = call.value.body
      call.destroy()
      body.perform()
      hasRun = true
    }
    return hasRun
  }

  /// The thread is over: its calls are forgotten.
  static func drop(_ object: Stable<WaitObject>) {
    while let call = Dispatcher.lock.withLock({ object.value.calls.removeFirst() }) { call.destroy() }
  }

  /// Takes a timer's call back; the dispatcher's lock is held. Answers what to destroy.
  static func withdraw(_ timer: Stable<WaitObject>) -> Stable<ProcedureCall>? {
    guard let (call, thread) = timer.value.timerCall else { return nil }
    thread.value.calls.remove(call)
    timer.value.timerCall = nil
    return call
  }
}

@c @implementation public func QueueUserAPC(
  _ function: PAPCFUNC?, _ thread: HANDLE?, _ parameter: ULONG_PTR
) -> DWORD {
  guard let function = function else { return DWORD(LastError.fail(ERROR_INVALID_PARAMETER)) }
  guard let object = unsafe Stable<WaitObject>.retained(thread, .thread) else {
    return DWORD(LastError.fail(ERROR_INVALID_HANDLE))
  }
  defer { object.release() }
  let call = unsafe Stable(ProcedureCall(.user(function, parameter)))
  if ProcedureCalls.queue(call, to: object) { return 1 }
  call.destroy()
  return DWORD(LastError.fail(ERROR_GEN_FAILURE))
}
