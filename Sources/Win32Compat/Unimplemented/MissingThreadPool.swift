// SPDX-License-Identifier: Apache-2.0

public import CWin32

/// The thread pool is not implemented. Nothing of it can be made, so the functions
/// without a result have nothing to do.

@c @implementation public func CreateThreadpool(
  _: PVOID?
) -> PTP_POOL? {
  unsafe LastError.unimplemented(nil)
}

@c @implementation public func CloseThreadpool(_: PTP_POOL?) {}

@c @implementation public func SetThreadpoolThreadMaximum(_: PTP_POOL?, _: DWORD) {}

@c @implementation public func SetThreadpoolThreadMinimum(
  _: PTP_POOL?, _: DWORD
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func BindIoCompletionCallback(
  _: HANDLE?, _: LPOVERLAPPED_COMPLETION_ROUTINE?, _: ULONG
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func QueueUserWorkItem(
  _: LPTHREAD_START_ROUTINE?, _: PVOID?, _: ULONG
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func TrySubmitThreadpoolCallback(
  _: PTP_SIMPLE_CALLBACK?, _: PVOID?, _: PTP_CALLBACK_ENVIRON?
) -> BOOL {
  LastError.unimplemented()
}

// MARK: Work

@c @implementation public func CreateThreadpoolWork(
  _: PTP_WORK_CALLBACK?, _: PVOID?, _: PTP_CALLBACK_ENVIRON?
) -> PTP_WORK? {
  unsafe LastError.unimplemented(nil)
}

@c @implementation public func SubmitThreadpoolWork(_: PTP_WORK?) {}

@c @implementation public func WaitForThreadpoolWorkCallbacks(_: PTP_WORK?, _: BOOL) {}

@c @implementation public func CloseThreadpoolWork(_: PTP_WORK?) {}

// MARK: Completions

@c @implementation public func CreateThreadpoolIo(
  _: HANDLE?, _: PTP_WIN32_IO_CALLBACK?, _: PVOID?, _: PTP_CALLBACK_ENVIRON?
) -> PTP_IO? {
  unsafe LastError.unimplemented(nil)
}

@c @implementation public func StartThreadpoolIo(_: PTP_IO?) {}

@c @implementation public func CancelThreadpoolIo(_: PTP_IO?) {}

@c @implementation public func WaitForThreadpoolIoCallbacks(_: PTP_IO?, _: BOOL) {}

@c @implementation public func CloseThreadpoolIo(_: PTP_IO?) {}

// MARK: Waits

@c @implementation public func CreateThreadpoolWait(
  _: PTP_WAIT_CALLBACK?, _: PVOID?, _: PTP_CALLBACK_ENVIRON?
) -> PTP_WAIT? {
  unsafe LastError.unimplemented(nil)
}

@c @implementation public func SetThreadpoolWait(_: PTP_WAIT?, _: HANDLE?, _: PFILETIME?) {}

@c @implementation public func WaitForThreadpoolWaitCallbacks(_: PTP_WAIT?, _: BOOL) {}

@c @implementation public func CloseThreadpoolWait(_: PTP_WAIT?) {}

@c @implementation public func RegisterWaitForSingleObject(
  _: PHANDLE?, _: HANDLE?, _: WAITORTIMERCALLBACK?, _: PVOID?, _: ULONG, _: ULONG
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func UnregisterWait(_: HANDLE?) -> BOOL { LastError.unimplemented() }

@c @implementation public func UnregisterWaitEx(
  _: HANDLE?, _: HANDLE?
) -> BOOL {
  LastError.unimplemented()
}
