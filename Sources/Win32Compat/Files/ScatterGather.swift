// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// fileapi.h: ReadFileScatter, WriteFileGather. Buffers of one page each, as many as the
/// bytes need. Rule FILE-2.

@c @implementation public func ReadFileScatter(
  _ file: HANDLE?, _ segments: UnsafeMutablePointer<FILE_SEGMENT_ELEMENT>?, _ size: DWORD, _ reserved: LPDWORD?,
  _ overlapped: LPOVERLAPPED?
) -> BOOL {
  unsafe transferPages(file, segments, size, reserved, overlapped, .readFile)
}

@c @implementation public func WriteFileGather(
  _ file: HANDLE?, _ segments: UnsafeMutablePointer<FILE_SEGMENT_ELEMENT>?, _ size: DWORD, _ reserved: LPDWORD?,
  _ overlapped: LPOVERLAPPED?
) -> BOOL {
  unsafe transferPages(file, segments, size, reserved, overlapped, .writeFile)
}

private let pageSize = 4096

private func transferPages(
  _ file: HANDLE?, _ segments: UnsafeMutablePointer<FILE_SEGMENT_ELEMENT>?, _ size: DWORD, _ reserved: LPDWORD?,
  _ overlapped: LPOVERLAPPED?, _ kind: CompletionEngine.Operation.Kind
) -> BOOL {
  let handle = Handle(file)
  do throws(WinsockFailure) {
    let (face, isOverlapped) = try FileCall.locked(handle, .read) { ($0.value.face, $0.value.isOverlapped) }
    guard let overlapped = unsafe overlapped, unsafe reserved == nil, isOverlapped,
      let segments = unsafe segments, size > 0
    else { throw WinsockFailure(ERROR_INVALID_PARAMETER) }
    guard face.contains(kind == .writeFile ? .writes : .reads) else { throw WinsockFailure(ERROR_ACCESS_DENIED) }
    let offset = unsafe overlapped.fileOffset
    guard offset >= 0 || kind == .writeFile && offset == -1 else { throw WinsockFailure(ERROR_INVALID_PARAMETER) }
    let record = unsafe OperationPool.take(kind, overlapped, FileTransfer.ended)
    let count = (Int(size) + pageSize - 1) / pageSize
    let fits = unsafe record.value.setBuffers(count: count) { index in
      // SAFETY: the caller's array has an element for each page of `size` bytes.
      unsafe (UnsafeMutableRawPointer(segments[index].Buffer), min(pageSize, Int(size) - index * pageSize))
    }
    guard fits else {
      OperationPool.give(back: record)
      throw WinsockFailure(ERROR_INVALID_PARAMETER)
    }
    record.value.offset = offset
    WatchedOperations.begins(record, on: handle)
    unsafe OverlappedState.begin(overlapped)
    return unsafe FileTransfer.submit(record, handle, overlapped, nil)
  } catch {
    return LastError.fail(error.code)
  }
}
