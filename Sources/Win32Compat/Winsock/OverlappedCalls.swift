// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// WSARecv and WSASend. Rules SOCK-1 to SOCK-38. Without an OVERLAPPED they are the
/// blocking calls.

@c @implementation public func WSARecv(
  _ s: SOCKET, _ buffers: LPWSABUF!, _ count: DWORD, _ bytes: LPDWORD!, _ flags: LPDWORD!,
  _ overlapped: LPWSAOVERLAPPED!, _ routine: LPWSAOVERLAPPED_COMPLETION_ROUTINE!
) -> Int32 {
  guard let overlapped = unsafe overlapped else {
    return unsafe BlockingTransfer.receive(s, buffers, count, bytes, flags)
  }
  guard Startup.isDone, let buffers = unsafe buffers, let flags = unsafe flags, unsafe routine == nil else {
    return unsafe RoutineTransfer.receive(s, buffers, count, bytes, flags, overlapped, routine)
  }
  do throws(EngineError) {
    let submission: Submission
    if unsafe OverlappedTransfer.isPlain(buffers, count, flags.pointee, overlapped) {
      unsafe OverlappedState.begin(.receive, overlapped, on: s, buffers)
      submission = try unsafe Socket.receive(Handle(word: s), OverlappedTransfer.plain(buffers, overlapped))
    } else {
      if unsafe flags.pointee & 8 != 0, unsafe OverlappedTransfer.refusesToWaitForAll(s, flags.pointee) {
        return LastError.failSocket(WSAEOPNOTSUPP)
      }
      guard let record = unsafe OverlappedTransfer.record(.receive, buffers, count, flags.pointee, overlapped) else {
        return OverlappedTransfer.refuseBuffers(s)
      }
      WatchedOperations.begins(record, on: Handle(word: s))
      submission = try OverlappedTransfer.submit(record) { record throws(EngineError) in
        try Socket.receive(Handle(word: s), record)
      }
    }
    if case .pending = submission { return LastError.failSocket(WSA_IO_PENDING) }
    guard case .completed(let moved) = submission else { return unsafe OverlappedTransfer.notDone(submission, bytes) }
    if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(moved) }
    unsafe flags.pointee = 0
    return 0
  } catch {
    if Modes.areOn { Verifier.refuses(token: UInt(bitPattern: overlapped), record: 0) }
    return LastError.failSocket(StatusTable.winsock(error))
  }
}

@c @implementation public func WSASend(
  _ s: SOCKET, _ buffers: LPWSABUF!, _ count: DWORD, _ bytes: LPDWORD!, _ flags: DWORD,
  _ overlapped: LPWSAOVERLAPPED!, _ routine: LPWSAOVERLAPPED_COMPLETION_ROUTINE!
) -> Int32 {
  guard let overlapped = unsafe overlapped else {
    return unsafe BlockingTransfer.send(s, buffers, count, bytes, flags)
  }
  guard Startup.isDone, let buffers = unsafe buffers, unsafe routine == nil else {
    return unsafe RoutineTransfer.send(s, buffers, count, bytes, flags, overlapped, routine)
  }
  do throws(EngineError) {
    let submission: Submission
    if unsafe OverlappedTransfer.isPlain(buffers, count, flags, overlapped) {
      unsafe OverlappedState.begin(.send, overlapped, on: s, buffers)
      submission = try unsafe Socket.send(Handle(word: s), OverlappedTransfer.plain(buffers, overlapped))
    } else {
      guard let record = unsafe OverlappedTransfer.record(.send, buffers, count, flags, overlapped) else {
        return OverlappedTransfer.refuseBuffers(s)
      }
      WatchedOperations.begins(record, on: Handle(word: s))
      submission = try OverlappedTransfer.submit(record) { record throws(EngineError) in
        try Socket.send(Handle(word: s), record)
      }
    }
    guard case .completed(let moved) = submission else { return LastError.failSocket(WSA_IO_PENDING) }
    if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(moved) }
    return 0
  } catch {
    if Modes.areOn { Verifier.refuses(token: UInt(bitPattern: overlapped), record: 0) }
    return OverlappedTransfer.refuseSend(s, error)
  }
}

/// What receives and sends share.
enum OverlappedTransfer {
  static let ended: Completion = { socket, address, code, moved, packet in
    let record = unsafe OverlappedRecord(address: address)
    let status =
      code == 0 ? StatusTable.success : unsafe failure(Stable<Socket>(address: socket), code)
    // SAFETY: the engine passes the address of a Packet that it is about to queue.
    unsafe packet.assumingMemoryBound(to: Packet.self).pointee.status = status
    let isWanted = unsafe OverlappedState.finish(record.overlapped, status, moved)
    OperationPool.give(back: record)
    return isWanted
  }

  /// A local close of a connection has a status of its own (rules CLOSE-2, ERR-6), and
  /// a refusal is about an earlier datagram (rule UDP-12).
  static func failure(_ socket: Stable<Socket>, _ code: Int32) -> UInt32 {
    if code == Errno.connectionRefused { return StatusTable.portUnreachable }
    if code == Status.handleClosed.code, socket.value.isStream { return StatusTable.connectionAborted }
    return StatusTable.status(of: code)
  }

  /// What a call answers that has not simply succeeded. A truncated datagram is a
  /// warning: the call fails, and its packet comes (rule UDP-4).
  @inline(never)
  static func notDone(_ submission: Submission, _ bytes: LPDWORD?) -> Int32 {
    guard case .truncated = submission else { return LastError.failSocket(WSA_IO_PENDING) }
    return LastError.failSocket(WSAEMSGSIZE)
  }

  /// One buffer, no flags, no event: what the engine takes by value.
  @inline(__always)
  static func isPlain(
    _ buffers: LPWSABUF, _ count: DWORD, _ flags: DWORD, _ overlapped: LPWSAOVERLAPPED
  ) -> Bool {
    unsafe count == 1 && flags == 0 && overlapped.pointee.hEvent == nil
      && Int(buffers.pointee.len) <= Limits.bytesPerOperation
  }

  @inline(__always)
  static func plain(_ buffers: LPWSABUF, _ overlapped: LPWSAOVERLAPPED) -> Transfer {
    // The engine stores success as Internal and InternalHigh, the first two words.
    unsafe Transfer(
      buffers.pointee.buf, length: Int(buffers.pointee.len), token: UInt(bitPattern: overlapped), ended)
  }

  /// A record for everything else, nil when the buffers are refused.
  @inline(never)
  static func record(
    _ kind: CompletionEngine.Operation.Kind, _ buffers: LPWSABUF, _ count: DWORD, _ flags: DWORD,
    _ overlapped: LPWSAOVERLAPPED
  ) -> OverlappedRecord? {
    let record = unsafe OperationPool.take(kind, overlapped, ended)
    guard unsafe setBuffers(record, buffers, count) else {
      OperationPool.give(back: record)
      return nil
    }
    record.value.flags = MessageFlags.kernel(flags)
    return record
  }

  @inline(__always)
  static func setBuffers(_ record: OverlappedRecord, _ buffers: LPWSABUF, _ count: DWORD) -> Bool {
    if count == 1 {
      unsafe record.value.setBuffer(buffers.pointee.buf, length: Int(buffers.pointee.len))
      return unsafe Int(buffers.pointee.len) <= Limits.bytesPerOperation
    }
    return unsafe record.value.setBuffers(count: Int(count)) {
      unsafe (UnsafeMutableRawPointer(buffers[$0].buf), Int(buffers[$0].len))
    }
  }

  /// Starts the operation; a record that was refused goes back to the pool.
  @inline(never)
  static func submit(
    _ record: OverlappedRecord, _ start: (OverlappedRecord) throws(EngineError) -> Submission
  ) throws(EngineError) -> Submission {
    unsafe OverlappedState.begin(record.overlapped)
    do throws(EngineError) {
      return try start(record)
    } catch {
      OperationPool.give(back: record)
      throw error
    }
  }

  // Refusals: which error wins is decided here, off the hot path.

  static func refuse(_ s: SOCKET, _ count: DWORD, hasBuffers: Bool) -> Int32 {
    guard Startup.isDone else { return LastError.failSocket(WSANOTINITIALISED) }
    guard isSocket(s) else { return LastError.failSocket(WSAENOTSOCK) }
    if count == 0 { return LastError.failSocket(WSAEINVAL) }
    return LastError.failSocket(hasBuffers ? WSAEINVAL : WSAEFAULT)
  }

  @inline(never)
  static func refusesToWaitForAll(_ s: SOCKET, _ flags: DWORD) -> Bool {
    let isNonBlocking = (try? SocketCall.locked(s, .receive) { $0.value.face.contains(.nonBlocking) }) ?? false
    return MessageFlags.contradict(MessageFlags.kernel(flags), isNonBlocking: isNonBlocking)
  }

  static func refuseBuffers(_ s: SOCKET) -> Int32 {
    LastError.failSocket(isSocket(s) ? WSAEINVAL : WSAENOTSOCK)
  }

  @inline(never)
  static func refuseSend(_ s: SOCKET, _ error: EngineError) -> Int32 {
    LastError.failSocket(codeOfSend(s, error))
  }

  static func codeOfSend(_ s: SOCKET, _ error: EngineError) -> Int32 {
    StatusTable.winsockOfSend(error) {
      // Closed meanwhile: the send came first, and had met a reset (rule LIVE-6).
      (try? SocketCall.locked(s, .send) { $0.value.checkConnected() }) ?? true
    }
  }

  static func isSocket(_ s: SOCKET) -> Bool {
    HandleTable.kind(of: Handle(word: s)) == .socket
  }
}

/// MSG_* of Windows → those of recv(2) and send(2).
enum MessageFlags {
  @inline(__always)
  static func kernel(_ flags: DWORD) -> Int32 {
    if flags == 0 { return 0 }
    // MSG_OOB 1, MSG_PEEK 2 and MSG_DONTROUTE 4 agree; MSG_WAITALL is 8 on Windows and
    // 0x100 on Linux. MSG_PARTIAL and MSG_PUSH_IMMEDIATE ask for what happens anyway.
    return Int32(flags & 7) | (flags & 8 != 0 ? 0x100 : 0)
  }

  /// MSG_WAITALL goes neither with MSG_PEEK nor with a non-blocking socket (rule
  /// SOCK-17).
  static func contradict(_ flags: Int32, isNonBlocking: Bool) -> Bool {
    flags & 0x100 != 0 && (isNonBlocking || flags & 2 != 0)
  }
}
