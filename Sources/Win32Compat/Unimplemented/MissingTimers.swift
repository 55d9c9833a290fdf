// SPDX-License-Identifier: Apache-2.0

public import CWin32

/// Timers and asynchronous procedure calls are not implemented: every call says so.

@c @implementation public func CreateThreadpoolTimer(
  _: PTP_TIMER_CALLBACK?, _: PVOID?, _: PTP_CALLBACK_ENVIRON?
) -> PTP_TIMER? {
  unsafe LastError.unimplemented(nil)
}

@c @implementation public func SetThreadpoolTimer(
  _: PTP_TIMER?, _: PFILETIME?, _: DWORD, _: DWORD
) {}

@c @implementation public func IsThreadpoolTimerSet(
  _: PTP_TIMER?
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func WaitForThreadpoolTimerCallbacks(_: PTP_TIMER?, _: BOOL) {}

@c @implementation public func CloseThreadpoolTimer(_: PTP_TIMER?) {}

@c @implementation public func CreateTimerQueue() -> HANDLE? { unsafe LastError.unimplemented(nil) }

@c @implementation public func CreateTimerQueueTimer(
  _: PHANDLE?, _: HANDLE?, _: WAITORTIMERCALLBACK?, _: PVOID?, _: DWORD, _: DWORD, _: ULONG
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func ChangeTimerQueueTimer(
  _: HANDLE?, _: HANDLE?, _: ULONG, _: ULONG
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func DeleteTimerQueueTimer(
  _: HANDLE?, _: HANDLE?, _: HANDLE?
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func DeleteTimerQueueEx(
  _: HANDLE?, _: HANDLE?
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func CreateWaitableTimerA(
  _: LPSECURITY_ATTRIBUTES?, _: BOOL, _: LPCSTR?
) -> HANDLE? {
  unsafe LastError.unimplemented(nil)
}

@c @implementation public func CreateWaitableTimerW(
  _: LPSECURITY_ATTRIBUTES?, _: BOOL, _: LPCWSTR?
) -> HANDLE? {
  unsafe LastError.unimplemented(nil)
}

@c @implementation public func SetWaitableTimer(
  _: HANDLE?, _: UnsafePointer<LARGE_INTEGER>?, _: LONG, _: PTIMERAPCROUTINE?, _: LPVOID?, _: BOOL
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func CancelWaitableTimer(_: HANDLE?) -> BOOL { LastError.unimplemented() }

