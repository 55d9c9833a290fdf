// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// fileapi.h: LockFile, LockFileEx, UnlockFile, UnlockFileEx, over open file description
/// locks (fcntl(2)). They are advisory: only who asks for a lock is held up.

@c @implementation public func LockFileEx(
  _ file: HANDLE?, _ flags: DWORD, _ reserved: DWORD, _ low: DWORD, _ high: DWORD, _ overlapped: LPOVERLAPPED?
) -> BOOL {
  guard reserved == 0, let overlapped = unsafe overlapped else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  let handle = Handle(file)
  let length = UInt64(high) << 32 | UInt64(low)
  do throws(WinsockFailure) {
    let isOverlapped = try FileCall.locked(handle, .lock) { $0.value.isOverlapped }
    let record = unsafe OperationPool.take(.lockFile, overlapped, FileTransfer.ended)
    record.value.flags = flags & DWORD(LOCKFILE_EXCLUSIVE_LOCK) != 0 ? 0 : FileFlags.shared
    guard unsafe RangeOfFile(overlapped.fileOffset, length).describe(record) else {
      OperationPool.give(back: record)
      return 1
    }
    unsafe OverlappedState.begin(overlapped)
    let mayWait = flags & DWORD(LOCKFILE_FAIL_IMMEDIATELY) == 0
    if isOverlapped { WatchedOperations.begins(record, on: handle) }
    if isOverlapped { return try lockLater(handle, record, waits: mayWait) }
    defer { OperationPool.give(back: record) }
    let status = try lockNow(handle, record, waits: mayWait)
    if status.code != 0 { throw WinsockFailure(refusal(status.code)) }
    _ = unsafe OverlappedState.finish(overlapped, StatusTable.success, 0)
    return 1
  } catch {
    return LastError.fail(error.code)
  }
}

private func lockLater(_ handle: Handle, _ record: OverlappedRecord, waits: Bool) throws(WinsockFailure) -> BOOL {
  do throws(EngineError) {
    if case .completed = try File.lock(handle, record, waits: waits) { return 1 }
    return LastError.fail(ERROR_IO_PENDING)
  } catch {
    OperationPool.give(back: record)
    if case .system(let errno) = error.cause { throw WinsockFailure(refusal(errno)) }
    throw WinsockFailure(StatusTable.file(error))
  }
}

private func lockNow(
  _ handle: Handle, _ record: OverlappedRecord, waits: Bool
) throws(WinsockFailure) -> Status {
  do throws(EngineError) {
    if waits { return try File.performNow(handle, record).status }
    return try File.withDescriptor(handle, .lock) { $0.value.tryLock(record) }
  } catch {
    throw WinsockFailure(StatusTable.file(error))
  }
}

/// An exclusive lock needs a handle for writing, a shared one a handle for reading.
private func refusal(_ errno: Int32) -> Int32 {
  errno == Errno.badDescriptor ? ERROR_ACCESS_DENIED : StatusTable.win32(errno: errno)
}

@c @implementation public func LockFile(
  _ file: HANDLE?, _ offsetLow: DWORD, _ offsetHigh: DWORD, _ low: DWORD, _ high: DWORD
) -> BOOL {
  var overlapped = unsafe OVERLAPPED()
  unsafe overlapped.Offset = offsetLow
  unsafe overlapped.OffsetHigh = offsetHigh
  return unsafe LockFileEx(
    file, DWORD(LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY), 0, low, high, &overlapped)
}

@c @implementation public func UnlockFileEx(
  _ file: HANDLE?, _ reserved: DWORD, _ low: DWORD, _ high: DWORD, _ overlapped: LPOVERLAPPED?
) -> BOOL {
  guard reserved == 0, let overlapped = unsafe overlapped else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  return unsafe UnlockFile(file, overlapped.pointee.Offset, overlapped.pointee.OffsetHigh, low, high)
}

@c @implementation public func UnlockFile(
  _ file: HANDLE?, _ offsetLow: DWORD, _ offsetHigh: DWORD, _ low: DWORD, _ high: DWORD
) -> BOOL {
  let range = RangeOfFile(
    Int64(bitPattern: UInt64(offsetHigh) << 32 | UInt64(offsetLow)), UInt64(high) << 32 | UInt64(low))
  return unsafe FileCall.perform(file) { file throws(WinsockFailure) in
    guard let length = range.length else { return }
    try FileCall.check(
      SystemCalls.lock(file.value.descriptor, .none, at: range.offset, length: length, waits: false))
  }
}

/// A range as fcntl(2) takes it.
struct RangeOfFile {
  let offset: Int64
  /// 0 reaches to the end of the file; nil for a range of nothing.
  let length: Int64?

  init(_ offset: Int64, _ length: UInt64) {
    self.offset = offset
    if length == 0 {
      self.length = nil
    } else {
      let reachesEnd = offset < 0 || length > UInt64(Int64.max - offset)
      self.length = reachesEnd ? 0 : Int64(length)
    }
  }

  /// False when there is nothing to lock.
  func describe(_ record: OverlappedRecord) -> Bool {
    guard let length else { return false }
    record.value.offset = offset
    record.value.length = length == 0 ? .max : Int(length)
    return true
  }
}
