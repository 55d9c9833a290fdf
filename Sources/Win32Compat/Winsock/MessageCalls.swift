// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// WSARecvMsg and WSASendMsg: datagrams with address and control messages, all in one
/// WSAMSG. Programs get them through WSAIoctl. Rules UDP-11, UDP-16.

@c @implementation public func iocp_WSARecvMsg(
  _ s: SOCKET, _ message: LPWSAMSG?, _ bytes: LPDWORD?, _ overlapped: LPWSAOVERLAPPED?,
  _ routine: LPWSAOVERLAPPED_COMPLETION_ROUTINE?
) -> INT {
  guard let message = unsafe message, unsafe bytes != nil || overlapped != nil else {
    return unsafe MessageTransfer.refuse(s, message)
  }
  guard let overlapped = unsafe overlapped else {
    return min(0, unsafe MessageTransfer.receiveNow(s, message, bytes))
  }
  let record = unsafe DatagramTransfer.take(.receiveFrom, overlapped, MessageTransfer.received)
  let submission: Submission
  do throws(WinsockFailure) {
    submission = try SocketCall.locked(s, .receive) { socket throws(WinsockFailure) in
      try unsafe MessageTransfer.prepareReceive(record, message, socket.value.face)
      if MessageFlags.contradict(record.value.flags, isNonBlocking: socket.value.face.contains(.nonBlocking)) {
        throw WinsockFailure(WSAEOPNOTSUPP)
      }
      return try MessageTransfer.translate { () throws(EngineError) in
        try unsafe DatagramTransfer.begin(record, routine, socket)
        return try socket.value.submitReceive(record)
      }
    }
  } catch {
    DatagramTransfer.withdraw(record)
    return LastError.failSocket(error.code)
  }
  guard case .completed(let moved) = submission else {
    return unsafe OverlappedTransfer.notDone(submission, bytes)
  }
  if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(moved) }
  return 0
}

@c @implementation public func iocp_WSASendMsg(
  _ s: SOCKET, _ message: LPWSAMSG?, _ flags: DWORD, _ bytes: LPDWORD?, _ overlapped: LPWSAOVERLAPPED?,
  _ routine: LPWSAOVERLAPPED_COMPLETION_ROUTINE?
) -> INT {
  guard let message = unsafe message, unsafe bytes != nil || overlapped != nil else {
    return unsafe MessageTransfer.refuse(s, message)
  }
  guard let overlapped = unsafe overlapped else {
    return min(0, unsafe MessageTransfer.sendNow(s, message, flags, bytes))
  }
  let record = unsafe DatagramTransfer.take(.sendTo, overlapped, OverlappedTransfer.ended)
  do throws(WinsockFailure) {
    let submission = try SocketCall.locked(s, .send) { socket throws(WinsockFailure) in
      try unsafe MessageTransfer.prepareSend(record, message, flags, socket.value.face)
      return try MessageTransfer.translate { () throws(EngineError) in
        try unsafe DatagramTransfer.begin(record, routine, socket)
        return try DatagramTransfer.send(socket, record)
      }
    }
    guard case .completed(let moved) = submission else { return LastError.failSocket(WSA_IO_PENDING) }
    if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(moved) }
    return 0
  } catch {
    DatagramTransfer.withdraw(record)
    return LastError.failSocket(error.code)
  }
}

/// Between a WSAMSG and the engine's record.
enum MessageTransfer {
  // MARK: Before

  static func prepareReceive(
    _ record: OverlappedRecord, _ message: LPWSAMSG, _ face: SocketFace
  ) throws(WinsockFailure) {
    try unsafe setBuffers(record, message, face)
    let envelope = record.value.envelope
    if unsafe message.pointee.name != nil, unsafe message.pointee.namelen < KernelAddress.minimum(face.family) {
      throw WinsockFailure(WSAEFAULT)
    }
    let wantsControl = unsafe message.pointee.Control.buf != nil && message.pointee.Control.len > 0
    envelope.value.controlLength = wantsControl ? Limits.controlBytes : 0
    envelope.value.words = (UInt(bitPattern: message), 0)
    record.value.flags = unsafe MessageFlags.kernel(message.pointee.dwFlags)
  }

  static func prepareSend(
    _ record: OverlappedRecord, _ message: LPWSAMSG, _ flags: DWORD, _ face: SocketFace
  ) throws(WinsockFailure) {
    try unsafe setBuffers(record, message, face)
    let envelope = record.value.envelope
    if let name = unsafe message.pointee.name {
      try unsafe envelope.value.setAddress(name, message.pointee.namelen, family: face.family)
    }
    try unsafe ControlMessages.encode(message.pointee.Control, into: &envelope.value)
    record.value.flags = MessageFlags.kernel(flags)
  }

  private static func setBuffers(
    _ record: OverlappedRecord, _ message: LPWSAMSG, _ face: SocketFace
  ) throws(WinsockFailure) {
    // For datagrams only (Microsoft Learn, WSARecvMsg and WSASendMsg).
    if face.isStream { throw WinsockFailure(WSAEOPNOTSUPP) }
    guard let buffers = unsafe message.pointee.lpBuffers, unsafe message.pointee.dwBufferCount > 0,
      unsafe OverlappedTransfer.setBuffers(record, buffers, message.pointee.dwBufferCount)
    else { throw WinsockFailure(WSAEINVAL) }
  }

  // MARK: After

  static let received: Completion = { socket, address, code, moved, packet in
    let record = unsafe OverlappedRecord(address: address)
    if code == 0 || code == Errno.messageTooLong { report(record, isTruncated: code != 0) }
    return unsafe OverlappedTransfer.ended(socket, address, code, moved, packet)
  }

  /// Writes what came with the datagram into the program's WSAMSG.
  static func report(_ record: OverlappedRecord, isTruncated: Bool) {
    let envelope = record.value.envelope
    // SAFETY: the program's WSAMSG stays valid until completion (Microsoft Learn,
    // WSARecvMsg), and so does what it points to.
    guard let message = unsafe LPWSAMSG(bitPattern: envelope.value.words.0) else { return }
    if let name = unsafe message.pointee.name {
      unsafe envelope.value.copyAddress(to: name, &message.pointee.namelen)
    }
    var flags: DWORD = isTruncated ? DWORD(MSG_TRUNC) : 0
    let isCut = unsafe !ControlMessages.decode(&envelope.value, into: &message.pointee.Control)
    if isCut { flags |= DWORD(MSG_CTRUNC) }
    unsafe message.pointee.dwFlags = flags
  }

  // MARK: Without an OVERLAPPED

  static func receiveNow(_ s: SOCKET, _ message: LPWSAMSG, _ bytes: LPDWORD?) -> Int32 {
    BlockingTransfer.answer { () throws(WinsockFailure) in
      let kernelFlags = unsafe MessageFlags.kernel(message.pointee.dwFlags)
      let wait = try BlockingTransfer.checkReceive(s, kernelFlags)
      return try BlockingTransfer.withRecord(.receiveFrom) { record throws(WinsockFailure) in
        try unsafe prepareReceive(record, message, wait.face)
        defer { if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(record.value.progress) } }
        do throws(WinsockFailure) {
          let count = try BlockingTransfer.run(s, record, wait)
          report(record, isTruncated: false)
          return count
        } catch {
          if error.code == WSAEMSGSIZE { report(record, isTruncated: true) }
          throw error
        }
      }
    }
  }

  static func sendNow(_ s: SOCKET, _ message: LPWSAMSG, _ flags: DWORD, _ bytes: LPDWORD?) -> Int32 {
    BlockingTransfer.answer { () throws(WinsockFailure) in
      let wait = try BlockingTransfer.checkSend(s)
      return try BlockingTransfer.withRecord(.sendTo) { record throws(WinsockFailure) in
        try unsafe prepareSend(record, message, flags, wait.face)
        let sent = try BlockingTransfer.run(s, record, wait)
        if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(sent) }
        return sent
      }
    }
  }

  // MARK: Refusals

  static func translate(
    _ submit: () throws(EngineError) -> Submission
  ) throws(WinsockFailure) -> Submission {
    do throws(EngineError) {
      return try submit()
    } catch {
      throw WinsockFailure(StatusTable.winsock(error))
    }
  }

  static func refuse(_ s: SOCKET, _ message: LPWSAMSG?) -> INT {
    SocketCall.perform(s, .receive) { _ throws(WinsockFailure) in
      throw WinsockFailure(unsafe message == nil ? WSAEFAULT : WSAEINVAL)
    }
  }
}
