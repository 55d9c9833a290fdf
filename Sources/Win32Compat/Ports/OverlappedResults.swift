// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// GetOverlappedResult and WSAGetOverlappedResult. Rules GOR-*.

@c @implementation public func GetOverlappedResult(
  _ file: HANDLE!, _ overlapped: LPOVERLAPPED!, _ bytes: LPDWORD!, _ wait: BOOL
) -> BOOL {
  guard let overlapped = unsafe overlapped, let bytes = unsafe bytes else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  guard unsafe isFinished(overlapped, wait != 0) else { return LastError.fail(ERROR_IO_INCOMPLETE) }
  unsafe bytes.pointee = DWORD(truncatingIfNeeded: overlapped.pointee.InternalHigh)
  let status = unsafe OverlappedState.status(overlapped)
  if status == StatusTable.success { return 1 }
  return LastError.fail(StatusTable.win32(status))
}

@c @implementation public func WSAGetOverlappedResult(
  _ socket: SOCKET, _ overlapped: LPWSAOVERLAPPED!, _ bytes: LPDWORD!, _ wait: BOOL, _ flags: LPDWORD!
) -> BOOL {
  guard Startup.isDone else { return LastError.fail(WSANOTINITIALISED) }
  guard HandleTable.kind(of: Handle(word: socket)) == .socket else { return LastError.fail(WSAENOTSOCK) }
  guard let overlapped = unsafe overlapped, let bytes = unsafe bytes, let flags = unsafe flags else {
    return LastError.fail(WSAEFAULT)
  }
  guard unsafe isFinished(overlapped, wait != 0) else { return LastError.fail(ERROR_IO_INCOMPLETE) }
  unsafe bytes.pointee = DWORD(truncatingIfNeeded: overlapped.pointee.InternalHigh)
  unsafe flags.pointee = 0
  let status = unsafe OverlappedState.status(overlapped)
  // Programs read 0 after success (rule LIVE-16).
  LastError.code = UInt32(StatusTable.winsock(status))
  return status == StatusTable.success ? 1 : 0
}

/// Waits on the event if there is one; without, on the status itself: nothing else
/// tells apart which of several operations on a handle has ended.
private func isFinished(_ overlapped: UnsafeMutablePointer<OVERLAPPED>, _ wait: Bool) -> Bool {
  if unsafe OverlappedState.status(overlapped) != StatusTable.pending { return true }
  guard wait else { return false }
  let event = unsafe UInt(bitPattern: overlapped.pointee.hEvent) & ~3
  if event != 0 {
    let error = LastError.code
    _ = unsafe WaitForSingleObject(HANDLE(bitPattern: event), .max)
    LastError.code = error
  }
  AfterUnlock.wait { unsafe OverlappedState.status(overlapped) != StatusTable.pending }
  return true
}
