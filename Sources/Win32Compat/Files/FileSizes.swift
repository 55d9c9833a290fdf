// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// fileapi.h: sizes, file pointers, flushing. All synchronous, on overlapped handles too
/// (rule FILE-13).

@c @implementation public func GetFileSizeEx(_ file: HANDLE?, _ size: PLARGE_INTEGER?) -> BOOL {
  guard let size = unsafe size else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  var found: UInt64 = 0
  let answer = unsafe FileCall.perform(file) { file throws(WinsockFailure) in
    found = try facts(file).size
  }
  if answer != 0 { unsafe size.pointee.QuadPart = LONGLONG(truncatingIfNeeded: found) }
  return answer
}

/// INVALID_FILE_SIZE may be a size: then the last error is 0.
@c @implementation public func GetFileSize(_ file: HANDLE?, _ high: LPDWORD?) -> DWORD {
  var size = LARGE_INTEGER()
  guard unsafe GetFileSizeEx(file, &size) != 0 else { return .max }
  if let high = unsafe high { unsafe high.pointee = DWORD(truncatingIfNeeded: size.QuadPart >> 32) }
  let low = unsafe DWORD(truncatingIfNeeded: size.QuadPart)
  if low == .max { LastError.code = 0 }
  return low
}

@c @implementation public func SetFilePointerEx(
  _ file: HANDLE?, _ distance: LARGE_INTEGER, _ position: PLARGE_INTEGER?, _ method: DWORD
) -> BOOL {
  var reached = 0
  let answer = unsafe FileCall.perform(file) { file throws(WinsockFailure) in
    // FILE_BEGIN, FILE_CURRENT and FILE_END are lseek(2)'s numbers.
    guard method <= DWORD(FILE_END) else { throw WinsockFailure(ERROR_INVALID_PARAMETER) }
    reached = unsafe SystemCalls.seek(file.value.descriptor, distance.QuadPart, Int32(method))
    if reached == -Int(Errno.invalidArgument) { throw WinsockFailure(ERROR_NEGATIVE_SEEK) }
    try FileCall.check(reached)
  }
  if answer != 0, let position = unsafe position { unsafe position.pointee.QuadPart = LONGLONG(reached) }
  return answer
}

/// INVALID_SET_FILE_POINTER may be a position: then the last error is 0.
@c @implementation public func SetFilePointer(
  _ file: HANDLE?, _ distance: LONG, _ high: PLONG?, _ method: DWORD
) -> DWORD {
  var wanted = LARGE_INTEGER()
  unsafe wanted.QuadPart =
    high.map { unsafe LONGLONG($0.pointee) << 32 | LONGLONG(UInt32(bitPattern: distance)) } ?? LONGLONG(distance)
  var reached = LARGE_INTEGER()
  guard unsafe SetFilePointerEx(file, wanted, &reached, method) != 0 else { return .max }
  if let high = unsafe high { unsafe high.pointee = LONG(truncatingIfNeeded: reached.QuadPart >> 32) }
  let low = unsafe DWORD(truncatingIfNeeded: reached.QuadPart)
  if low == .max { LastError.code = 0 }
  return low
}

/// Cuts or extends the file at its pointer.
@c @implementation public func SetEndOfFile(_ file: HANDLE?) -> BOOL {
  unsafe FileCall.perform(file) { file throws(WinsockFailure) in
    guard file.value.face.contains(.writes) else { throw WinsockFailure(ERROR_ACCESS_DENIED) }
    let position = SystemCalls.seek(file.value.descriptor, 0, 1)
    try FileCall.check(position)
    try FileCall.check(SystemCalls.truncate(file.value.descriptor, to: Int64(position)))
  }
}

/// A pipe is flushed when its peer has read everything.
@c @implementation public func FlushFileBuffers(_ file: HANDLE?) -> BOOL {
  if HandleTable.kind(of: Handle(file)) == .pipe { return PipeFlush.perform(Handle(file)) }
  return unsafe FileCall.perform(file) { file throws(WinsockFailure) in
    guard file.value.face.contains(.writes) else { throw WinsockFailure(ERROR_ACCESS_DENIED) }
    if !file.value.isRegular { return }
    try FileCall.check(Blocking.whileAsleep { SystemCalls.sync(file.value.descriptor) })
  }
}

private func facts(_ file: Stable<File>) throws(WinsockFailure) -> SystemCalls.FileFacts {
  guard let facts = SystemCalls.facts(of: file.value.descriptor) else { throw WinsockFailure(ERROR_GEN_FAILURE) }
  return facts
}
