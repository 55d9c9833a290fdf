// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// ReadFile and WriteFile on a socket: as WSARecv and WSASend, Offset ignored (rule
/// SOCK-26). Files come with a later version.

@c @implementation public func ReadFile(
  _ file: HANDLE!, _ buffer: LPVOID!, _ size: DWORD, _ bytes: LPDWORD!, _ overlapped: LPOVERLAPPED!
) -> BOOL {
  unsafe transfer(file) { s in
    var vector = unsafe WSABUF(len: size, buf: buffer?.assumingMemoryBound(to: CChar.self))
    var flags: DWORD = 0
    return unsafe WSARecv(s, &vector, 1, bytes, &flags, overlapped, nil)
  }
}

@c @implementation public func WriteFile(
  _ file: HANDLE!, _ buffer: LPCVOID!, _ size: DWORD, _ bytes: LPDWORD!, _ overlapped: LPOVERLAPPED!
) -> BOOL {
  unsafe transfer(file) { s in
    var vector = unsafe WSABUF(
      len: size, buf: UnsafeMutableRawPointer(mutating: buffer)?.assumingMemoryBound(to: CChar.self))
    return unsafe WSASend(s, &vector, 1, bytes, 0, overlapped, nil)
  }
}

@c @implementation public func ReadFileEx(
  _ file: HANDLE?, _ buffer: LPVOID?, _ size: DWORD, _ overlapped: LPOVERLAPPED?,
  _ routine: LPOVERLAPPED_COMPLETION_ROUTINE?
) -> BOOL {
  unsafe transferWithRoutine(file, .receive, buffer, size, overlapped, routine)
}

@c @implementation public func WriteFileEx(
  _ file: HANDLE?, _ buffer: LPCVOID?, _ size: DWORD, _ overlapped: LPOVERLAPPED?,
  _ routine: LPOVERLAPPED_COMPLETION_ROUTINE?
) -> BOOL {
  unsafe transferWithRoutine(
    file, .send, UnsafeMutableRawPointer(mutating: buffer), size, overlapped, routine)
}

private func transferWithRoutine(
  _ file: HANDLE?, _ kind: CompletionEngine.Operation.Kind, _ buffer: LPVOID?, _ size: DWORD,
  _ overlapped: LPOVERLAPPED?, _ routine: LPOVERLAPPED_COMPLETION_ROUTINE?
) -> BOOL {
  let handle = Handle(file)
  guard let handleKind = HandleTable.kind(of: handle) else { return LastError.fail(ERROR_INVALID_HANDLE) }
  guard let overlapped = unsafe overlapped, let routine = unsafe routine else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  guard handleKind == .socket else { return LastError.fail(ERROR_CALL_NOT_IMPLEMENTED) }
  return unsafe RoutineTransfer.transfer(handle, kind, buffer, size, overlapped, routine)
}

private func transfer(_ file: HANDLE?, _ call: (SOCKET) -> Int32) -> BOOL {
  let handle = Handle(file)
  guard let kind = HandleTable.kind(of: handle) else { return LastError.fail(ERROR_INVALID_HANDLE) }
  guard kind == .socket else { return LastError.fail(ERROR_CALL_NOT_IMPLEMENTED) }
  return call(handle.word) == 0 ? 1 : 0
}
