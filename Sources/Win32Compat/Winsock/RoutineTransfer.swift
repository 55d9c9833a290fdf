// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// WSARecv and WSASend with a completion routine, and the calls that these refuse; both
/// off the hot path.
enum RoutineTransfer {
  @inline(never)
  static func receive(
    _ s: SOCKET, _ buffers: LPWSABUF?, _ count: DWORD, _ bytes: LPDWORD?, _ flags: LPDWORD?,
    _ overlapped: LPWSAOVERLAPPED, _ routine: LPWSAOVERLAPPED_COMPLETION_ROUTINE?
  ) -> Int32 {
    guard Startup.isDone, let buffers = unsafe buffers, let flags = unsafe flags,
      let routine = unsafe routine
    else {
      return unsafe OverlappedTransfer.refuse(s, count, hasBuffers: buffers != nil && flags != nil)
    }
    let answer = unsafe submit(
      s, .receive, buffers, count, bytes, flags.pointee, overlapped, .socket(routine))
    if answer == 0 { unsafe flags.pointee = 0 }
    return answer
  }

  @inline(never)
  static func send(
    _ s: SOCKET, _ buffers: LPWSABUF?, _ count: DWORD, _ bytes: LPDWORD?, _ flags: DWORD,
    _ overlapped: LPWSAOVERLAPPED, _ routine: LPWSAOVERLAPPED_COMPLETION_ROUTINE?
  ) -> Int32 {
    guard Startup.isDone, let buffers = unsafe buffers, let routine = unsafe routine else {
      return unsafe OverlappedTransfer.refuse(s, count, hasBuffers: buffers != nil)
    }
    return unsafe submit(s, .send, buffers, count, bytes, flags, overlapped, .socket(routine))
  }

  /// - Returns: What WSARecv and WSASend return.
  private static func submit(
    _ s: SOCKET, _ kind: CompletionEngine.Operation.Kind, _ buffers: LPWSABUF, _ count: DWORD,
    _ bytes: LPDWORD?, _ flags: DWORD, _ overlapped: LPWSAOVERLAPPED,
    _ function: CompletionRoutine.Function
  ) -> Int32 {
    guard count > 0, !isAssociated(s),
      let record = unsafe OverlappedTransfer.record(kind, buffers, count, flags, overlapped)
    else { return OverlappedTransfer.refuseBuffers(s) }
    WatchedOperations.begins(record, on: Handle(word: s))
    CompletionRoutine.attach(function, to: record)
    do throws(EngineError) {
      let handle = Handle(word: s)
      let submission = kind == .send ? try Socket.send(handle, record) : try Socket.receive(handle, record)
      guard case .completed(let moved) = submission else {
        return unsafe OverlappedTransfer.notDone(submission, bytes)
      }
      if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(moved) }
      return 0
    } catch {
      CompletionRoutine.detach(record)
      OperationPool.give(back: record)
      if kind == .send { return OverlappedTransfer.refuseSend(s, error) }
      return LastError.failSocket(StatusTable.winsock(error))
    }
  }

  /// A handle with a port has no completion routines (rule APC-5).
  private static func isAssociated(_ s: SOCKET) -> Bool {
    (try? SocketCall.locked(s, .option) { $0.value.isAssociated }) ?? false
  }

  // MARK: ReadFileEx, WriteFileEx

  /// - Returns: TRUE when the routine will be called. The last error is 0 then, as the
  ///   functions' pages want it.
  static func transfer(
    _ handle: Handle, _ kind: CompletionEngine.Operation.Kind, _ buffer: UnsafeMutableRawPointer?,
    _ size: DWORD, _ overlapped: LPOVERLAPPED, _ routine: LPOVERLAPPED_COMPLETION_ROUTINE
  ) -> BOOL {
    if isAssociated(handle.word) { return LastError.fail(ERROR_INVALID_PARAMETER) }
    var vector = unsafe WSABUF(len: size, buf: buffer?.assumingMemoryBound(to: CChar.self))
    let answer = unsafe submit(handle.word, kind, &vector, 1, nil, 0, overlapped, .file(routine))
    if answer != 0, LastError.code != UInt32(WSA_IO_PENDING) { return 0 }
    LastError.code = 0
    return 1
  }
}
