// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// fileapi.h: ReadFileEx and WriteFileEx, for every kind of handle that takes them. Rules
/// APC-5, APC-8.

@c @implementation public func ReadFileEx(
  _ file: HANDLE?, _ buffer: LPVOID?, _ size: DWORD, _ overlapped: LPOVERLAPPED?,
  _ routine: LPOVERLAPPED_COMPLETION_ROUTINE?
) -> BOOL {
  unsafe transferWithRoutine(file, buffer, size, overlapped, routine, isWrite: false)
}

@c @implementation public func WriteFileEx(
  _ file: HANDLE?, _ buffer: LPCVOID?, _ size: DWORD, _ overlapped: LPOVERLAPPED?,
  _ routine: LPOVERLAPPED_COMPLETION_ROUTINE?
) -> BOOL {
  unsafe transferWithRoutine(
    file, UnsafeMutableRawPointer(mutating: buffer), size, overlapped, routine, isWrite: true)
}

private func transferWithRoutine(
  _ file: HANDLE?, _ buffer: LPVOID?, _ size: DWORD, _ overlapped: LPOVERLAPPED?,
  _ routine: LPOVERLAPPED_COMPLETION_ROUTINE?, isWrite: Bool
) -> BOOL {
  let handle = Handle(file)
  guard let kind = HandleTable.kind(of: handle), kind.doesIO, kind != .folder else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  guard let overlapped = unsafe overlapped, let routine = unsafe routine else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  if kind == .socket {
    return unsafe RoutineTransfer.transfer(handle, isWrite ? .send : .receive, buffer, size, overlapped, routine)
  }
  do throws(WinsockFailure) {
    let transfer = unsafe ReadOrWrite(file, buffer, size, nil, overlapped, isWrite: isWrite)
    if unsafe buffer == nil, size > 0 { throw WinsockFailure(ERROR_NOACCESS) }
    if kind == .file {
      try unsafe transfer.startOnFile(overlapped, routine)
    } else {
      try unsafe transfer.startOnPipe(overlapped, routine)
    }
    // As the functions' pages want it.
    LastError.code = 0
    return 1
  } catch {
    return LastError.fail(error.code)
  }
}

extension ReadOrWrite {
  fileprivate func startOnFile(
    _ overlapped: LPOVERLAPPED, _ routine: LPOVERLAPPED_COMPLETION_ROUTINE
  ) throws(WinsockFailure) {
    let (face, mayStart) = try FileCall.locked(handle, isWrite ? .write : .read) {
      ($0.value.face, $0.value.isOverlapped && $0.value.port == nil)
    }
    guard face.contains(isWrite ? .writes : .reads) else { throw WinsockFailure(ERROR_ACCESS_DENIED) }
    let offset = unsafe overlapped.fileOffset
    guard mayStart, offset >= 0 || isWrite && offset == -1 else { throw WinsockFailure(ERROR_INVALID_PARAMETER) }
    let record = unsafe OperationPool.take(isWrite ? .writeFile : .readFile, overlapped, FileTransfer.ended)
    unsafe record.value.setBuffer(buffer, length: Int(size))
    record.value.offset = offset
    WatchedOperations.begins(record, on: handle)
    CompletionRoutine.attach(unsafe .file(routine), to: record)
    do throws(EngineError) {
      _ = isWrite ? try File.write(handle, record) : try File.read(handle, record)
    } catch {
      CompletionRoutine.detach(record)
      OperationPool.give(back: record)
      throw WinsockFailure(StatusTable.file(error))
    }
  }

  fileprivate func startOnPipe(
    _ overlapped: LPOVERLAPPED, _ routine: LPOVERLAPPED_COMPLETION_ROUTINE
  ) throws(WinsockFailure) {
    try PipeCall.locked(handle, isWrite ? .write : .read) { end throws(WinsockFailure) in
      try checkPipe(end)
      guard end.value.isOverlapped, !end.value.isAssociated else { throw WinsockFailure(ERROR_INVALID_PARAMETER) }
      let record = unsafe OperationPool.take(isWrite ? .writePipe : .readPipe, overlapped, PipeCall.ended)
      unsafe record.value.setBuffer(buffer, length: Int(size))
      WatchedOperations.begins(record, on: handle)
      CompletionRoutine.attach(unsafe .file(routine), to: record)
      do throws(EngineError) {
        _ = try end.value.submitPipe(record, isWrite ? .writePipe : .readPipe)
      } catch {
        CompletionRoutine.detach(record)
        OperationPool.give(back: record)
        throw WinsockFailure(StatusTable.pipe(error, isWrite: isWrite))
      }
    }
  }
}
