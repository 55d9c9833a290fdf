// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Work: functions that a pool calls because the program says so. Rule TP-6.

extension Stable where Value == PoolObject {
  /// WaitForThreadpool…Callbacks.
  static func wait(_ word: UInt, _ kind: HandleKind, _ cancel: BOOL) {
    guard let object = retained(word, kind) else { return }
    if Modes.areOn { object.lookForItself() }
    object.wait(cancelling: cancel != 0)
    object.release()
  }

  /// CloseThreadpool…: what is queued still runs, and nothing new is queued.
  static func close(_ word: UInt, _ kind: HandleKind) {
    guard let object = retained(word, kind) else { return }
    object.stop()
    _ = object.close()
    object.release()
  }

  /// Calls a function once.
  static func submitOnce(
    _ function: PoolObject.Function, _ context: PVOID?, _ environment: PoolEnvironment
  ) {
    let object = unsafe make(function, context, environment)
    // Until it has run; see CallbackInstance.
    object.value.environment.group?.add(object)
    object.submit()
    object.release()
  }
}

@c @implementation public func CreateThreadpoolWork(
  _ function: PTP_WORK_CALLBACK?, _ context: PVOID?, _ environ: PTP_CALLBACK_ENVIRON?
) -> PTP_WORK? {
  guard let function = unsafe function else {
    LastError.code = UInt32(ERROR_INVALID_PARAMETER)
    return nil
  }
  guard let environment = unsafe PoolEnvironment(environ) else { return nil }
  let object = unsafe Stable<PoolObject>.make(.work(function), context, environment)
  return unsafe object.open(.poolWork) ? PTP_WORK(bitPattern: object.value.handle.word) : nil
}

@c @implementation public func SubmitThreadpoolWork(_ work: PTP_WORK?) {
  guard let object = Stable<PoolObject>.retained(UInt(bitPattern: work), .poolWork) else { return }
  object.submit()
  object.release()
}

@c @implementation public func WaitForThreadpoolWorkCallbacks(_ work: PTP_WORK?, _ cancel: BOOL) {
  Stable<PoolObject>.wait(UInt(bitPattern: work), .poolWork, cancel)
}

@c @implementation public func CloseThreadpoolWork(_ work: PTP_WORK?) {
  Stable<PoolObject>.close(UInt(bitPattern: work), .poolWork)
}

@c @implementation public func TrySubmitThreadpoolCallback(
  _ function: PTP_SIMPLE_CALLBACK?, _ context: PVOID?, _ environ: PTP_CALLBACK_ENVIRON?
) -> BOOL {
  guard let function = unsafe function else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  guard let environment = unsafe PoolEnvironment(environ) else { return 0 }
  unsafe Stable<PoolObject>.submitOnce(.simple(function), context, environment)
  return 1
}

/// Of the flags, only WT_EXECUTELONGFUNCTION means something here.
@c @implementation public func QueueUserWorkItem(
  _ function: LPTHREAD_START_ROUTINE?, _ context: PVOID?, _ flags: ULONG
) -> BOOL {
  guard let function = unsafe function else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  guard var environment = unsafe PoolEnvironment(nil) else { return 0 }
  environment.runsLong = flags & ULONG(WT_EXECUTELONGFUNCTION) != 0
  unsafe Stable<PoolObject>.submitOnce(.workItem(function), context, environment)
  return 1
}
