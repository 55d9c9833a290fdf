// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// The frame of calls on pipes: handle, phase, error codes.
enum PipeCall {
  /// Runs `body` with the end locked, after a client that has come already was let in.
  static func locked<Result>(
    _ handle: Handle, _ operation: EngineError.Operation,
    _ body: (Stable<Socket>) throws(WinsockFailure) -> Result
  ) throws(WinsockFailure) -> Result {
    try Pipe.withLocked(handle, operation, refusal: { WinsockFailure(StatusTable.file($0)) }) {
      end throws(WinsockFailure) in
      if end.value.takePeer() { NamedPipes.instance(of: end.value.handle)?.becomeBusy() }
      return try body(end)
    }
  }

  static let ended: Completion = { end, address, code, moved, packet in
    let record = unsafe OverlappedRecord(address: address)
    let kind = record.value.kind
    if kind == .connectPipe, code == 0 {
      let handle = unsafe Stable<Socket>(address: end).value.handle
      NamedPipes.instance(of: handle)?.becomeBusy()
    }
    let status = StatusTable.pipeStatus(of: code, isWrite: kind == .writePipe)
    // A write that failed has counted the length that goes before its message.
    let count = code != 0 && kind == .writePipe ? min(moved, max(0, record.value.length)) : moved
    // SAFETY: the engine passes the address of a Packet that it is about to queue.
    let packet = unsafe packet.assumingMemoryBound(to: Packet.self)
    unsafe packet.pointee.status = status
    unsafe packet.pointee.bytes = UInt32(truncatingIfNeeded: count)
    // An end of a transaction that nobody asked about has no OVERLAPPED.
    let isWanted = unsafe record.value.token != 0 && OverlappedState.finish(record.overlapped, status, count)
    OperationPool.give(back: record)
    return isWanted
  }
}

extension ReadOrWrite {
  func performOnPipe() throws(WinsockFailure) -> BOOL {
    var isWaiting = false
    var answer: BOOL = 0
    var face = FileFace()
    try PipeCall.locked(handle, isWrite ? .write : .read) { end throws(WinsockFailure) in
      face = end.value.fileFace
      try checkPipe(end)
      if let overlapped = unsafe overlapped, end.value.isOverlapped {
        answer = try unsafe submit(end, overlapped)
      } else {
        isWaiting = true
      }
    }
    return isWaiting ? try performNow(face) : answer
  }

  /// Whether the end can be read or written now.
  func checkPipe(_ end: Stable<Socket>) throws(WinsockFailure) {
    switch end.value.pipe?.value.phase {
    case .listening?: throw WinsockFailure(ERROR_PIPE_LISTENING)
    case .disconnected?: throw WinsockFailure(ERROR_PIPE_NOT_CONNECTED)
    default: break
    }
    guard end.value.fileFace.contains(isWrite ? .writes : .reads) else { throw WinsockFailure(ERROR_ACCESS_DENIED) }
  }

  private func submit(_ end: Stable<Socket>, _ overlapped: LPOVERLAPPED) throws(WinsockFailure) -> BOOL {
    let record = unsafe OperationPool.take(isWrite ? .writePipe : .readPipe, overlapped, PipeCall.ended)
    unsafe record.value.setBuffer(buffer, length: Int(size))
    WatchedOperations.begins(record, on: handle)
    unsafe OverlappedState.begin(overlapped)
    do throws(EngineError) {
      switch try end.value.submitPipe(record, isWrite ? .writePipe : .readPipe) {
      case .completed(let count):
        store(count)
        return 1
      case .truncated(let count):
        store(count)
        return LastError.fail(ERROR_MORE_DATA)
      case .pending: return LastError.fail(ERROR_IO_PENDING)
      }
    } catch {
      OperationPool.give(back: record)
      throw WinsockFailure(StatusTable.pipe(error, isWrite: isWrite))
    }
  }

  /// Waits, as handles do that are not overlapped. An OVERLAPPED gets the result, too.
  private func performNow(_ face: FileFace) throws(WinsockFailure) -> BOOL {
    var unused = unsafe OVERLAPPED()
    if let overlapped = unsafe overlapped { unsafe OverlappedState.begin(overlapped) }
    let record = unsafe OperationPool.take(isWrite ? .writePipe : .readPipe, &unused, PipeCall.ended)
    defer { OperationPool.give(back: record) }
    unsafe record.value.setBuffer(buffer, length: Int(size))
    var status = StatusTable.success
    var count = 0
    var code: Int32 = 0
    do throws(EngineError) {
      let deadline = face.contains(.nonBlocking) ? Deadline.now : .never
      switch try Pipe.perform(handle, record, isWrite ? .writePipe : .readPipe, until: deadline) {
      case .completed(let moved): count = moved
      case .truncated(let moved): (count, status, code) = (moved, StatusTable.bufferOverflow, ERROR_MORE_DATA)
      case .pending: break
      }
    } catch {
      // A write that would have to wait has written what there was room for.
      if error.cause == .timedOut, isWrite { return 1 }
      code = StatusTable.pipe(error, isWrite: isWrite)
      if case .system(let errno) = error.cause {
        status = StatusTable.pipeStatus(of: errno, isWrite: isWrite)
      } else {
        status = StatusTable.cancelled
      }
    }
    store(count)
    if let overlapped = unsafe overlapped { _ = unsafe OverlappedState.finish(overlapped, status, count) }
    if code != 0 { throw WinsockFailure(code) }
    return 1
  }
}
