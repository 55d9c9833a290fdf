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
  if Modes.areOn { Verifier.seesResult(token: UInt(bitPattern: overlapped)) }
  return unsafe result(overlapped, bytes)
}

private func result(_ overlapped: UnsafeMutablePointer<OVERLAPPED>, _ bytes: LPDWORD) -> BOOL {
  unsafe bytes.pointee = DWORD(truncatingIfNeeded: overlapped.pointee.InternalHigh)
  let status = unsafe OverlappedState.status(overlapped)
  if status == StatusTable.success { return 1 }
  return LastError.fail(StatusTable.win32(status))
}

@c @implementation public func WSAGetOverlappedResult(
  _ socket: SOCKET, _ overlapped: LPWSAOVERLAPPED!, _ bytes: LPDWORD!, _ wait: BOOL, _ flags: LPDWORD!
) -> BOOL {
  guard Startup.isDone else { return LastError.fail(WSANOTINITIALISED) }
  let handle = Handle(word: socket)
  // A handle from DuplicateHandle is no socket to Winsock (rule GOR-7).
  guard HandleTable.kind(of: handle) == .socket, HandleTable.aliasMark(handle) != false else {
    return LastError.fail(WSAENOTSOCK)
  }
  guard let overlapped = unsafe overlapped, let bytes = unsafe bytes, let flags = unsafe flags else {
    return LastError.fail(WSAEFAULT)
  }
  guard unsafe isFinished(overlapped, wait != 0) else { return LastError.fail(ERROR_IO_INCOMPLETE) }
  unsafe bytes.pointee = DWORD(truncatingIfNeeded: overlapped.pointee.InternalHigh)
  unsafe flags.pointee = 0
  if Modes.areOn { Verifier.seesResult(token: UInt(bitPattern: overlapped)) }
  let status = unsafe OverlappedState.status(overlapped)
  // Programs read 0 after success (rule LIVE-16).
  LastError.code = UInt32(StatusTable.winsock(status))
  // What is no failure is a success with a code (rule GOR-7).
  return Int32(bitPattern: status) >= 0 ? 1 : 0
}

/// As GetOverlappedResult, with a time limit; alertable, it may make procedure calls
/// instead (rule GOR-3).
@c @implementation public func GetOverlappedResultEx(
  _ file: HANDLE!, _ overlapped: LPOVERLAPPED!, _ bytes: LPDWORD!, _ milliseconds: DWORD,
  _ alertable: BOOL
) -> BOOL {
  guard let overlapped = unsafe overlapped, let bytes = unsafe bytes else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  switch unsafe ResultWait.perform(overlapped, milliseconds, alertable: alertable != 0) {
  case .finished: break
  case .incomplete: return LastError.fail(ERROR_IO_INCOMPLETE)
  case .timedOut: return LastError.fail(Int32(bitPattern: Wait.timedOut))
  case .alerted: return LastError.fail(Int32(bitPattern: Wait.alerted))
  }
  if Modes.areOn { Verifier.seesResult(token: UInt(bitPattern: overlapped)) }
  unsafe bytes.pointee = DWORD(truncatingIfNeeded: overlapped.pointee.InternalHigh)
  let status = unsafe OverlappedState.status(overlapped)
  if status == StatusTable.success { return 1 }
  return LastError.fail(StatusTable.win32(status))
}

private func isFinished(_ overlapped: UnsafeMutablePointer<OVERLAPPED>, _ wait: Bool) -> Bool {
  unsafe ResultWait.perform(overlapped, wait ? .max : 0, alertable: false) == .finished
}
