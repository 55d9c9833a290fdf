// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// WSARecvFrom and WSASendTo. Rules UDP-*. On a stream they are WSARecv and WSASend.

@c @implementation public func WSARecvFrom(
  _ s: SOCKET, _ buffers: LPWSABUF?, _ count: DWORD, _ bytes: LPDWORD?, _ flags: LPDWORD?,
  _ from: UnsafeMutablePointer<iocp_sockaddr>?, _ fromLength: LPINT?, _ overlapped: LPWSAOVERLAPPED?,
  _ routine: LPWSAOVERLAPPED_COMPLETION_ROUTINE?
) -> Int32 {
  guard let overlapped = unsafe overlapped else {
    return unsafe BlockingTransfer.receive(s, buffers, count, bytes, flags, from, fromLength)
  }
  guard let from = unsafe from else {
    return unsafe WSARecv(s, buffers, count, bytes, flags, overlapped, routine)
  }
  guard Startup.isDone, let buffers = unsafe buffers, let flags = unsafe flags else {
    return unsafe OverlappedTransfer.refuse(s, count, hasBuffers: buffers != nil && flags != nil)
  }
  let record = unsafe DatagramTransfer.take(.receiveFrom, overlapped, DatagramTransfer.received)
  guard unsafe OverlappedTransfer.setBuffers(record, buffers, count) else {
    OperationPool.give(back: record)
    return OverlappedTransfer.refuseBuffers(s)
  }
  record.value.flags = unsafe MessageFlags.kernel(flags.pointee)
  let envelope = record.value.envelope
  envelope.value.words = (UInt(bitPattern: from), UInt(bitPattern: fromLength))
  let room = unsafe fromLength?.pointee ?? 0
  let submission: Submission
  do throws(EngineError) {
    submission = try DatagramTransfer.submit(s, .receive) { socket throws(EngineError) in
      if !socket.value.isStream, room < KernelAddress.minimum(socket.value.face.family) {
        throw EngineError(.receive, .none, .system(Errno.badAddress))
      }
      try unsafe DatagramTransfer.begin(record, routine, socket)
      return try socket.value.submitReceive(record)
    }
  } catch {
    DatagramTransfer.withdraw(record)
    return LastError.failSocket(StatusTable.winsock(error))
  }
  guard case .completed(let moved) = submission else {
    return unsafe OverlappedTransfer.notDone(submission, bytes)
  }
  if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(moved) }
  unsafe flags.pointee = 0
  return 0
}

@c @implementation public func WSASendTo(
  _ s: SOCKET, _ buffers: LPWSABUF?, _ count: DWORD, _ bytes: LPDWORD?, _ flags: DWORD,
  _ to: UnsafePointer<iocp_sockaddr>?, _ toLength: Int32, _ overlapped: LPWSAOVERLAPPED?,
  _ routine: LPWSAOVERLAPPED_COMPLETION_ROUTINE?
) -> Int32 {
  guard let overlapped = unsafe overlapped else {
    return unsafe BlockingTransfer.send(s, buffers, count, bytes, flags, to, toLength)
  }
  guard let to = unsafe to else { return unsafe WSASend(s, buffers, count, bytes, flags, overlapped, routine) }
  guard Startup.isDone, let buffers = unsafe buffers else {
    return unsafe OverlappedTransfer.refuse(s, count, hasBuffers: buffers != nil)
  }
  var refusal: WinsockFailure?
  do throws(EngineError) {
    let submission = try DatagramTransfer.submit(s, .send) { socket throws(EngineError) in
      var answer: Int?
      if unsafe routine == nil, unsafe OverlappedTransfer.isPlain(buffers, count, flags, overlapped),
        unsafe DatagramTransfer.isPlain(to, toLength, socket)
      {
        unsafe OverlappedState.beginWithoutEvent(overlapped)
        switch unsafe socket.value.sendAtOnce(OverlappedTransfer.plain(buffers, overlapped), to: to, 16) {
        case .completed(let moved): return DatagramTransfer.noteSent(socket, .completed(moved))
        case .open(let asked): answer = asked
        }
      }
      let record = unsafe DatagramTransfer.take(.sendTo, overlapped, OverlappedTransfer.ended)
      do throws(WinsockFailure) {
        guard unsafe OverlappedTransfer.setBuffers(record, buffers, count) else { throw WinsockFailure(WSAEINVAL) }
        if !socket.value.isStream {
          try unsafe record.value.envelope.value.setAddress(to, toLength, family: socket.value.face.family)
        }
      } catch {
        OperationPool.give(back: record)
        refusal = error
        throw EngineError(.send, .none, .invalidArgument)
      }
      record.value.flags = MessageFlags.kernel(flags)
      do throws(EngineError) {
        try unsafe DatagramTransfer.begin(record, routine, socket)
        return DatagramTransfer.noteSent(socket, try socket.value.submitSend(record, after: answer))
      } catch {
        DatagramTransfer.withdraw(record)
        throw error
      }
    }
    guard case .completed(let moved) = submission else { return LastError.failSocket(WSA_IO_PENDING) }
    if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(moved) }
    return 0
  } catch {
    if let refusal { return LastError.failSocket(refusal.code) }
    return OverlappedTransfer.refuseSend(s, error)
  }
}

/// What the calls for datagrams share.
enum DatagramTransfer {
  @inline(__always)
  static func take(
    _ kind: CompletionEngine.Operation.Kind, _ overlapped: UnsafeMutablePointer<OVERLAPPED>,
    _ completion: @escaping Completion
  ) -> OverlappedRecord {
    let record = unsafe OperationPool.take(kind, overlapped, completion)
    record.value.companion = 0
    record.value.envelope.value.reset()
    return record
  }

  /// Runs `body` with the socket locked: one look at the table for the check and the
  /// submission.
  @inline(__always)
  static func submit(
    _ s: SOCKET, _ operation: EngineError.Operation,
    _ body: (Stable<Socket>) throws(EngineError) -> Submission
  ) throws(EngineError) -> Submission {
    let slot = try HandleTable.lock(Handle(word: s), .socket, for: operation)
    defer { slot.unlockAfterOperations() }
    return try body(slot.socket)
  }

  /// What the program sees from here on. A completion routine takes the place of event
  /// and packet; a socket with a port has none (rule APC-5).
  @inline(__always)
  static func begin(
    _ record: OverlappedRecord, _ routine: LPWSAOVERLAPPED_COMPLETION_ROUTINE?, _ socket: Stable<Socket>
  ) throws(EngineError) {
    WatchedOperations.begins(record, on: socket.value.handle)
    guard let routine = unsafe routine else { return unsafe OverlappedState.begin(record.overlapped) }
    if socket.value.isAssociated { throw EngineError(.option, .none, .invalidArgument) }
    unsafe CompletionRoutine.attach(.socket(routine), to: record)
  }

  /// The operation was refused.
  static func withdraw(_ record: OverlappedRecord) {
    if record.value.companion != 0 { CompletionRoutine.detach(record) }
    OperationPool.give(back: record)
  }

  /// Sending binds a socket that is not bound yet.
  @inline(__always)
  static func send(_ socket: Stable<Socket>, _ record: OverlappedRecord) throws(EngineError) -> Submission {
    noteSent(socket, try socket.value.submitSend(record))
  }

  @inline(__always)
  static func noteSent(_ socket: Stable<Socket>, _ submission: Submission) -> Submission {
    if !socket.value.face.contains(.bound) { socket.value.face.insert(.bound) }
    return submission
  }

  /// Whether the kernel takes the address as it is: that of IPv4, with a port.
  @inline(__always)
  static func isPlain(_ to: UnsafePointer<iocp_sockaddr>, _ length: Int32, _ socket: Stable<Socket>) -> Bool {
    guard socket.value.face.family == AF_INET, length >= 16 else { return false }
    // SAFETY: the caller gave `length` bytes.
    let head = unsafe UnsafeRawPointer(to).loadUnaligned(as: UInt32.self)
    return head & 0xffff == UInt32(AF_INET) && head >> 16 != 0
  }

  /// As `OverlappedTransfer.ended`, after giving the program the sender's address
  /// (rule UDP-1).
  static let received: Completion = { socket, address, code, moved, packet in
    let record = unsafe OverlappedRecord(address: address)
    let envelope = record.value.envelope
    // SAFETY: the words are the pointers that the program gave to WSARecvFrom; they stay
    // valid until completion (Microsoft Learn, WSARecvFrom).
    if envelope.value.addressLength > 0, code == 0 || code == Errno.messageTooLong {
      unsafe envelope.value.copyAddress(
        to: UnsafeMutableRawPointer(bitPattern: envelope.value.words.0),
        UnsafeMutablePointer<Int32>(bitPattern: envelope.value.words.1))
    }
    return unsafe OverlappedTransfer.ended(socket, address, code, moved, packet)
  }
}
