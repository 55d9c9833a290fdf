// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// namedpipeapi.h: a message, and the answer to it.

@c @implementation public func TransactNamedPipe(
  _ pipe: HANDLE?, _ request: LPVOID?, _ requestSize: DWORD, _ answer: LPVOID?, _ answerSize: DWORD,
  _ bytes: LPDWORD?, _ overlapped: LPOVERLAPPED?
) -> BOOL {
  let handle = Handle(pipe)
  do throws(WinsockFailure) {
    let (face, readsMessages) = try PipeCall.locked(handle, .write) {
      ($0.value.fileFace, $0.value.pipe?.value.readsMessages ?? false)
    }
    guard face.contains([.reads, .writes, .messages]), readsMessages else {
      throw WinsockFailure(ERROR_BAD_PIPE)
    }
    var written: DWORD = 0
    // A handle that is overlapped takes a call without OVERLAPPED as well: it waits.
    guard unsafe WriteFile(pipe, request, requestSize, &written, nil) != 0 else { return 0 }
    return unsafe ReadFile(pipe, answer, answerSize, bytes, overlapped)
  } catch {
    return LastError.fail(error.code)
  }
}

@c @implementation public func CallNamedPipeA(
  _ name: LPCSTR?, _ request: LPVOID?, _ requestSize: DWORD, _ answer: LPVOID?, _ answerSize: DWORD,
  _ bytes: LPDWORD?, _ milliseconds: DWORD
) -> BOOL {
  unsafe call(
    name.map { unsafe WindowsText.string($0) }, request, requestSize, answer, answerSize, bytes, milliseconds)
}

@c @implementation public func CallNamedPipeW(
  _ name: LPCWSTR?, _ request: LPVOID?, _ requestSize: DWORD, _ answer: LPVOID?, _ answerSize: DWORD,
  _ bytes: LPDWORD?, _ milliseconds: DWORD
) -> BOOL {
  unsafe call(
    name.map { unsafe WindowsText.string($0) }, request, requestSize, answer, answerSize, bytes, milliseconds)
}

private func call(
  _ name: String??, _ request: LPVOID?, _ requestSize: DWORD, _ answer: LPVOID?, _ answerSize: DWORD,
  _ bytes: LPDWORD?, _ milliseconds: DWORD
) -> BOOL {
  let access = DWORD(GENERIC_READ) | DWORD(GENERIC_WRITE)
  var pipe = unsafe Opening.answer(name, access, 0, DWORD(OPEN_EXISTING), 0)
  while Int(bitPattern: pipe) == -1 {
    guard LastError.code == UInt32(ERROR_PIPE_BUSY), milliseconds != DWORD(NMPWAIT_NOWAIT),
      waitForInstance(name, milliseconds) != 0
    else { return 0 }
    unsafe pipe = Opening.answer(name, access, 0, DWORD(OPEN_EXISTING), 0)
  }
  var mode = DWORD(PIPE_READMODE_MESSAGE)
  let isDone =
    unsafe SetNamedPipeHandleState(pipe, &mode, nil, nil) != 0
    && TransactNamedPipe(pipe, request, requestSize, answer, answerSize, bytes, nil) != 0
  let error = LastError.code
  _ = unsafe CloseHandle(pipe)
  if !isDone { LastError.code = error }
  return isDone ? 1 : 0
}
