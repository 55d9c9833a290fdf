// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Waits of a pool: its function is called when an object becomes signalled, or time is
/// up. Once for each SetThreadpoolWait (rule TP-8).
enum PoolWait {
  fileprivate static func set(_ wait: PTP_WAIT?, _ handle: HANDLE?, _ timeout: PFILETIME?) -> Bool {
    guard let object = Stable<PoolObject>.retained(UInt(bitPattern: wait), .poolWait) else { return false }
    defer { object.release() }
    guard let target = unsafe handle.flatMap({ unsafe Stable<WaitObject>.retained($0) }) else {
      return object.setWatch(nil)
    }
    var deadline = Deadline.never
    if let timeout = unsafe timeout?.pointee {
      let isNow = timeout.dwLowDateTime == 0 && timeout.dwHighDateTime == 0
      deadline = isNow ? .now : PoolTimer.deadline(timeout)
    }
    return object.setWatch(Watch.make(object, target), until: deadline)
  }
}

@c @implementation public func CreateThreadpoolWait(
  _ function: PTP_WAIT_CALLBACK?, _ context: PVOID?, _ environ: PTP_CALLBACK_ENVIRON?
) -> PTP_WAIT? {
  guard let function = unsafe function else {
    LastError.code = UInt32(ERROR_INVALID_PARAMETER)
    return nil
  }
  guard let environment = unsafe PoolEnvironment(environ) else { return nil }
  let object = unsafe Stable<PoolObject>.make(.wait(function), context, environment)
  return unsafe object.open(.poolWait) ? PTP_WAIT(bitPattern: object.value.handle.word) : nil
}

@c @implementation public func SetThreadpoolWait(_ wait: PTP_WAIT?, _ object: HANDLE?, _ timeout: PFILETIME?) {
  _ = unsafe PoolWait.set(wait, object, timeout)
}

@c @implementation public func SetThreadpoolWaitEx(
  _ wait: PTP_WAIT?, _ object: HANDLE?, _ timeout: PFILETIME?, _ reserved: PVOID?
) -> BOOL {
  unsafe PoolWait.set(wait, object, timeout) ? 1 : 0
}

@c @implementation public func WaitForThreadpoolWaitCallbacks(_ wait: PTP_WAIT?, _ cancel: BOOL) {
  Stable<PoolObject>.wait(UInt(bitPattern: wait), .poolWait, cancel)
}

@c @implementation public func CloseThreadpoolWait(_ wait: PTP_WAIT?) {
  Stable<PoolObject>.close(UInt(bitPattern: wait), .poolWait)
}
