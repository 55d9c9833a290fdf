// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// RegisterWaitForSingleObject: as a pool's wait, and by default again and again. Rule
/// WAIT-1.
struct RegisteredWait {
  /// Retained by the registration.
  let target: Stable<WaitObject>
  let milliseconds: DWORD

  var deadline: Deadline { milliseconds == 0 ? .now : Wait.deadline(milliseconds) }

  /// The object is called for one wait: begins the next one, if there is to be one.
  static func watchAgain(_ object: Stable<PoolObject>) {
    guard let wait = object.locked({ $0.repeatedWait }) else { return }
    wait.target.value.retain()
    object.setWatch(Watch.make(object, wait.target), until: wait.deadline)
  }

  /// UnregisterWaitEx and the deletion of timers: no call begins any more. Those that
  /// run are waited for, or announced by an event, or nobody's concern.
  static func end(_ object: Stable<PoolObject>, _ completion: HANDLE?) -> BOOL {
    let mustWait = Int(bitPattern: completion) == -1
    let event = mustWait ? Handle.none : Handle(word: UInt(bitPattern: completion))
    object.stop()
    let isRunning = object.giveUp(event)
    _ = object.close()
    if mustWait {
      object.wait(cancelling: true)
      return 1
    }
    if isRunning { return LastError.fail(ERROR_IO_PENDING) }
    if event != .none { _ = EventObject.signal(handleWord: event.word) }
    return 1
  }
}

@c @implementation public func RegisterWaitForSingleObject(
  _ wait: PHANDLE?, _ object: HANDLE?, _ function: WAITORTIMERCALLBACK?, _ context: PVOID?,
  _ milliseconds: ULONG, _ flags: ULONG
) -> BOOL {
  guard let wait = unsafe wait, let function = unsafe function else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  guard let target = unsafe Stable<WaitObject>.retained(object) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  guard var environment = unsafe PoolEnvironment(nil) else {
    target.release()
    return 0
  }
  environment.runsLong = flags & ULONG(WT_EXECUTELONGFUNCTION) != 0
  let made = unsafe Stable<PoolObject>.make(.timerOrWait(function), context, environment)
  let registration = RegisteredWait(target: target, milliseconds: milliseconds)
  if flags & ULONG(WT_EXECUTEONLYONCE) == 0 {
    target.value.retain()
    made.value.repeatedWait = registration
  }
  guard made.open(.registeredWait) else {
    target.release()
    return 0
  }
  // Before the first call, which may want to end it.
  unsafe wait.pointee = made.value.handle.windows
  made.setWatch(Watch.make(made, target), until: registration.deadline)
  return 1
}

@c @implementation public func UnregisterWaitEx(_ wait: HANDLE?, _ completion: HANDLE?) -> BOOL {
  guard let object = Stable<PoolObject>.retained(UInt(bitPattern: wait), .registeredWait) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  defer { object.release() }
  return unsafe RegisteredWait.end(object, completion)
}

@c @implementation public func UnregisterWait(_ wait: HANDLE?) -> BOOL { unsafe UnregisterWaitEx(wait, nil) }
