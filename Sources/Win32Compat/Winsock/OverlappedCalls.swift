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
    return unsafe BlockingReceive.perform(s, buffers, count, bytes, flags)
  }
  guard Startup.isDone, let buffers = unsafe buffers, let flags = unsafe flags, unsafe routine == nil else {
    return unsafe OverlappedTransfer.refuse(s, count, hasBuffers: buffers != nil && flags != nil)
  }
  let record = unsafe RecordPool.take(.receive, overlapped, OverlappedTransfer.ended)
  guard unsafe OverlappedTransfer.setBuffers(record, buffers, count) else {
    RecordPool.give(back: record)
    return OverlappedTransfer.refuseBuffers(s)
  }
  record.value.flags = unsafe MessageFlags.kernel(flags.pointee)
  unsafe OverlappedState.begin(overlapped)
  do throws(EngineError) {
    guard case .completed(let moved) = try Socket.receive(Handle(word: s), record) else {
      return LastError.failSocket(WSA_IO_PENDING)
    }
    if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(moved) }
    unsafe flags.pointee = 0
    return 0
  } catch {
    RecordPool.give(back: record)
    return LastError.failSocket(StatusTable.winsock(error))
  }
}

@c @implementation public func WSASend(
  _ s: SOCKET, _ buffers: LPWSABUF!, _ count: DWORD, _ bytes: LPDWORD!, _ flags: DWORD,
  _ overlapped: LPWSAOVERLAPPED!, _ routine: LPWSAOVERLAPPED_COMPLETION_ROUTINE!
) -> Int32 {
  guard let overlapped = unsafe overlapped else {
    return unsafe BlockingSend.perform(s, buffers, count, bytes, flags)
  }
  guard Startup.isDone, let buffers = unsafe buffers, unsafe routine == nil else {
    return unsafe OverlappedTransfer.refuse(s, count, hasBuffers: buffers != nil)
  }
  let record = unsafe RecordPool.take(.send, overlapped, OverlappedTransfer.ended)
  guard unsafe OverlappedTransfer.setBuffers(record, buffers, count) else {
    RecordPool.give(back: record)
    return OverlappedTransfer.refuseBuffers(s)
  }
  record.value.flags = MessageFlags.kernel(flags)
  unsafe OverlappedState.begin(overlapped)
  do throws(EngineError) {
    guard case .completed(let moved) = try Socket.send(Handle(word: s), record) else {
      return LastError.failSocket(WSA_IO_PENDING)
    }
    if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(moved) }
    return 0
  } catch {
    RecordPool.give(back: record)
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
    RecordPool.give(back: record)
    return isWanted
  }

  /// A local close of a connection has a status of its own (rules CLOSE-2, ERR-6).
  private static func failure(_ socket: Stable<Socket>, _ code: Int32) -> UInt32 {
    if code == Status.handleClosed.code, socket.value.isStream { return StatusTable.connectionAborted }
    return StatusTable.status(of: code)
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

  // Refusals: which error wins is decided here, off the hot path.

  static func refuse(_ s: SOCKET, _ count: DWORD, hasBuffers: Bool) -> Int32 {
    guard Startup.isDone else { return LastError.failSocket(WSANOTINITIALISED) }
    guard isSocket(s) else { return LastError.failSocket(WSAENOTSOCK) }
    if count == 0 { return LastError.failSocket(WSAEINVAL) }
    if !hasBuffers { return LastError.failSocket(WSAEFAULT) }
    // Completion routines need alertable waits, which there are none of yet; on a
    // socket with a port they are an error for good (rule APC-5).
    let isAssociated = (try? SocketCall.locked(s, .option) { $0.value.isAssociated }) ?? false
    return LastError.failSocket(isAssociated ? WSAEINVAL : WSAEOPNOTSUPP)
  }

  static func refuseBuffers(_ s: SOCKET) -> Int32 {
    LastError.failSocket(isSocket(s) ? WSAEINVAL : WSAENOTSOCK)
  }

  /// EPIPE is both: never connected, and reset.
  static func refuseSend(_ s: SOCKET, _ error: EngineError) -> Int32 {
    if error.cause == .system(Errno.brokenPipe) {
      let isConnected = (try? SocketCall.locked(s, .send) { $0.value.checkConnected() }) ?? false
      return LastError.failSocket(isConnected ? WSAECONNRESET : WSAENOTCONN)
    }
    return LastError.failSocket(StatusTable.winsock(error))
  }

  private static func isSocket(_ s: SOCKET) -> Bool {
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
}
