// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// ReadFileEx and WriteFileEx, which complete through a routine: on sockets so far.
/// Rule APC-8.

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
