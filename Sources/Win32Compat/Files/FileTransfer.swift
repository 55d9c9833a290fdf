// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// fileapi.h: ReadFile, WriteFile, for every kind of handle that takes them. Rules
/// FILE-*, PIPE-*, SOCK-26.

@c @implementation public func ReadFile(
  _ file: HANDLE!, _ buffer: LPVOID!, _ size: DWORD, _ bytes: LPDWORD!, _ overlapped: LPOVERLAPPED!
) -> BOOL {
  unsafe ReadOrWrite(file, buffer, size, bytes, overlapped, isWrite: false).perform()
}

@c @implementation public func WriteFile(
  _ file: HANDLE!, _ buffer: LPCVOID!, _ size: DWORD, _ bytes: LPDWORD!, _ overlapped: LPOVERLAPPED!
) -> BOOL {
  unsafe ReadOrWrite(file, UnsafeMutableRawPointer(mutating: buffer), size, bytes, overlapped, isWrite: true).perform()
}

/// One ReadFile or WriteFile.
@safe
struct ReadOrWrite {
  let handle: Handle
  let buffer: UnsafeMutableRawPointer?
  let size: DWORD
  let bytes: LPDWORD?
  let overlapped: LPOVERLAPPED?
  let isWrite: Bool

  init(
    _ file: HANDLE?, _ buffer: UnsafeMutableRawPointer?, _ size: DWORD, _ bytes: LPDWORD?,
    _ overlapped: LPOVERLAPPED?, isWrite: Bool
  ) {
    handle = Handle(file)
    unsafe self.buffer = buffer
    self.size = size
    unsafe self.bytes = bytes
    unsafe self.overlapped = overlapped
    self.isWrite = isWrite
  }

  func perform() -> BOOL {
    let kind = HandleTable.kind(of: handle)
    if kind == .socket { return performOnSocket() }
    guard kind == .file || kind == .pipe else {
      if kind == .folder { return LastError.fail(ERROR_INVALID_FUNCTION) }
      return LastError.fail(StatusTable.win32(EngineError(isWrite ? .write : .read, handle, .invalidHandle)))
    }
    if unsafe bytes == nil, unsafe overlapped == nil { return LastError.fail(ERROR_INVALID_PARAMETER) }
    store(0)
    if unsafe buffer == nil, size > 0 { return LastError.fail(ERROR_NOACCESS) }
    guard Int(size) <= Limits.bytesPerOperation else { return LastError.fail(ERROR_INVALID_PARAMETER) }
    do throws(WinsockFailure) {
      return kind == .file ? try performOnFile() : try performOnPipe()
    } catch {
      return LastError.fail(error.code)
    }
  }

  /// As WSARecv and WSASend; the Offset is ignored.
  private func performOnSocket() -> BOOL {
    var vector = unsafe WSABUF(len: size, buf: buffer?.assumingMemoryBound(to: CChar.self))
    var flags: DWORD = 0
    let result =
      unsafe isWrite
      ? WSASend(handle.word, &vector, 1, bytes, 0, overlapped, nil)
      : WSARecv(handle.word, &vector, 1, bytes, &flags, overlapped, nil)
    if result == 0 { return 1 }
    return LastError.fail(StatusTable.win32(winsock: Int32(bitPattern: LastError.code)))
  }

  func store(_ count: Int) {
    if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(truncatingIfNeeded: count) }
  }

  // MARK: Files

  private func performOnFile() throws(WinsockFailure) -> BOOL {
    let (face, isOverlapped) = try FileCall.locked(handle, isWrite ? .write : .read) {
      ($0.value.face, $0.value.isOverlapped)
    }
    guard face.contains(isWrite ? .writes : .reads) else { throw WinsockFailure(ERROR_ACCESS_DENIED) }
    guard let overlapped = unsafe overlapped else {
      // There is no file pointer to go by (rules FILE-3, FILE-5).
      if isOverlapped { throw WinsockFailure(ERROR_INVALID_PARAMETER) }
      return try performAtPointer()
    }
    let offset = unsafe overlapped.fileOffset
    guard offset >= 0 || isWrite && offset == -1 else { throw WinsockFailure(ERROR_INVALID_PARAMETER) }
    let record = unsafe OperationPool.take(isWrite ? .writeFile : .readFile, overlapped, FileTransfer.ended)
    unsafe record.value.setBuffer(buffer, length: Int(size))
    record.value.offset = offset
    if isOverlapped { WatchedOperations.begins(record, on: handle) }
    unsafe OverlappedState.begin(overlapped)
    if isOverlapped { return unsafe FileTransfer.submit(record, handle, overlapped, bytes) }
    return try unsafe performNow(record, overlapped)
  }

  /// With an OVERLAPPED on a handle that is not overlapped: waits (rule FILE-6).
  private func performNow(
    _ record: OverlappedRecord, _ overlapped: LPOVERLAPPED
  ) throws(WinsockFailure) -> BOOL {
    let (status, count) = try FileTransfer.performNow(handle, record)
    let ntStatus = StatusTable.status(of: status.code)
    _ = unsafe OverlappedState.finish(overlapped, ntStatus, count)
    store(count)
    return status == .success ? 1 : LastError.fail(StatusTable.win32(ntStatus))
  }

  private func performAtPointer() throws(WinsockFailure) -> BOOL {
    var unused = unsafe OVERLAPPED()
    let record = unsafe OperationPool.take(isWrite ? .writeFile : .readFile, &unused, FileTransfer.ended)
    unsafe record.value.setBuffer(buffer, length: Int(size))
    record.value.offset = -1
    record.value.flags = FileFlags.atPointer
    let (status, count) = try FileTransfer.performNow(handle, record)
    store(count)
    // The end of the file is no failure here.
    if status == .success || status == .endOfFile { return 1 }
    return LastError.fail(StatusTable.win32(errno: status.code))
  }
}

/// What transfers of files share.
enum FileTransfer {
  static let ended: Completion = { _, address, code, moved, packet in
    let record = unsafe OverlappedRecord(address: address)
    let status = StatusTable.status(of: code)
    // SAFETY: the engine passes the address of a Packet that it is about to queue.
    unsafe packet.assumingMemoryBound(to: Packet.self).pointee.status = status
    let isWanted = unsafe OverlappedState.finish(record.overlapped, status, moved)
    OperationPool.give(back: record)
    return isWanted
  }

  /// Starts what the record says, on an overlapped handle.
  static func submit(
    _ record: OverlappedRecord, _ handle: Handle, _ overlapped: LPOVERLAPPED, _ bytes: LPDWORD?
  ) -> BOOL {
    do throws(EngineError) {
      let submission =
        record.value.kind == .writeFile ? try File.write(handle, record) : try File.read(handle, record)
      guard case .completed(let count) = submission else { return LastError.fail(ERROR_IO_PENDING) }
      if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(truncatingIfNeeded: count) }
      return 1
    } catch {
      OperationPool.give(back: record)
      // Programs ask the OVERLAPPED about the end of a file, too.
      if error.cause == .endOfFile { unsafe overlapped.pointee.Internal = UInt(StatusTable.endOfFile) }
      return LastError.fail(StatusTable.file(error))
    }
  }

  static func performNow(
    _ handle: Handle, _ record: OverlappedRecord
  ) throws(WinsockFailure) -> (status: Status, count: Int) {
    defer { OperationPool.give(back: record) }
    do throws(EngineError) {
      return try File.performNow(handle, record)
    } catch {
      throw WinsockFailure(StatusTable.file(error))
    }
  }
}

extension UnsafeMutablePointer<OVERLAPPED> {
  /// Offset and OffsetHigh, as one number.
  var fileOffset: Int64 {
    unsafe Int64(bitPattern: UInt64(pointee.OffsetHigh) << 32 | UInt64(pointee.Offset))
  }
}
