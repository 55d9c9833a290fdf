// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Receiving and sending without an OVERLAPPED: the call waits, and queues nothing
/// (rule SOCK-19). It borrows a record to say what it wants, as an overlapped one does.
enum BlockingTransfer {
  // MARK: One buffer

  @inline(never)
  static func receive(
    _ s: SOCKET, _ buffer: UnsafeMutableRawPointer?, _ length: Int32, _ flags: Int32,
    _ from: UnsafeMutableRawPointer?, _ fromLength: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    answer { () throws(WinsockFailure) in
      let wait = try checkReceive(s, MessageFlags.kernel(DWORD(bitPattern: flags)))
      guard length >= 0, unsafe buffer != nil || length == 0 else { throw WinsockFailure(WSAEFAULT) }
      return try withRecord(unsafe from == nil ? .receive : .receiveFrom) { record throws(WinsockFailure) in
        unsafe record.value.setBuffer(buffer, length: Int(length))
        record.value.flags = MessageFlags.kernel(DWORD(bitPattern: flags))
        return try unsafe finishReceive(s, record, wait, from, fromLength)
      }
    }
  }

  @inline(never)
  static func send(
    _ s: SOCKET, _ buffer: UnsafeRawPointer?, _ length: Int32, _ flags: Int32, _ to: UnsafeRawPointer?,
    _ toLength: Int32
  ) -> Int32 {
    answer { () throws(WinsockFailure) in
      let wait = try checkSend(s)
      guard length >= 0, unsafe buffer != nil || length == 0 else { throw WinsockFailure(WSAEFAULT) }
      return try withRecord(unsafe to == nil || wait.isStream ? .send : .sendTo) { record throws(WinsockFailure) in
        unsafe record.value.setBuffer(UnsafeMutableRawPointer(mutating: buffer), length: Int(length))
        record.value.flags = MessageFlags.kernel(DWORD(bitPattern: flags))
        if record.value.kind == .sendTo {
          try unsafe record.value.envelope.value.setAddress(to, toLength, family: wait.family)
        }
        return try run(s, record, wait)
      }
    }
  }

  // MARK: Several buffers

  /// WSARecv and WSARecvFrom.
  @inline(never)
  static func receive(
    _ s: SOCKET, _ buffers: LPWSABUF?, _ count: DWORD, _ bytes: LPDWORD?, _ flags: LPDWORD?,
    _ from: UnsafeMutableRawPointer? = nil, _ fromLength: UnsafeMutablePointer<Int32>? = nil
  ) -> Int32 {
    let result = answer { () throws(WinsockFailure) in
      let kernelFlags = unsafe MessageFlags.kernel(flags?.pointee ?? 0)
      let wait = try checkReceive(s, kernelFlags)
      guard let buffers = unsafe buffers, let bytes = unsafe bytes, let flags = unsafe flags else {
        throw WinsockFailure(WSAEFAULT)
      }
      return try withRecord(unsafe from == nil ? .receive : .receiveFrom) { record throws(WinsockFailure) in
        guard unsafe OverlappedTransfer.setBuffers(record, buffers, count) else { throw WinsockFailure(WSAEINVAL) }
        record.value.flags = kernelFlags
        defer { unsafe bytes.pointee = DWORD(record.value.progress) }
        let received = try unsafe finishReceive(s, record, wait, from, fromLength)
        unsafe flags.pointee = 0
        return received
      }
    }
    return min(result, 0)
  }

  /// WSASend and WSASendTo.
  @inline(never)
  static func send(
    _ s: SOCKET, _ buffers: LPWSABUF?, _ count: DWORD, _ bytes: LPDWORD?, _ flags: DWORD,
    _ to: UnsafeRawPointer? = nil, _ toLength: Int32 = 0
  ) -> Int32 {
    let result = answer { () throws(WinsockFailure) in
      let wait = try checkSend(s)
      guard let buffers = unsafe buffers, let bytes = unsafe bytes else { throw WinsockFailure(WSAEFAULT) }
      return try withRecord(unsafe to == nil || wait.isStream ? .send : .sendTo) { record throws(WinsockFailure) in
        guard unsafe OverlappedTransfer.setBuffers(record, buffers, count) else { throw WinsockFailure(WSAEINVAL) }
        record.value.flags = MessageFlags.kernel(flags)
        if record.value.kind == .sendTo {
          try unsafe record.value.envelope.value.setAddress(to, toLength, family: wait.family)
        }
        let sent = try run(s, record, wait)
        unsafe bytes.pointee = DWORD(sent)
        return sent
      }
    }
    return min(result, 0)
  }

  // MARK: The frame

  /// How long to wait, and for what kind of socket.
  struct Wait {
    let timeout: BlockingCall.Timeout
    let face: SocketFace

    var family: Int32 { face.family }
    var isStream: Bool { face.isStream }
  }

  static func checkReceive(_ s: SOCKET, _ flags: Int32) throws(WinsockFailure) -> Wait {
    var face = SocketFace(rawValue: 0)
    let timeout = try BlockingCall.check(s, .receive) { socket throws(WinsockFailure) in
      face = socket.value.face
      if socket.value.isReceivingShutDown { throw WinsockFailure(WSAESHUTDOWN) }
      if socket.value.wasReset { throw WinsockFailure(WSAECONNRESET) }
      if face.isStream, !socket.value.checkConnected() { throw WinsockFailure(WSAENOTCONN) }
    }
    if MessageFlags.contradict(flags, isNonBlocking: timeout.isNonBlocking) { throw WinsockFailure(WSAEOPNOTSUPP) }
    return Wait(timeout: timeout, face: face)
  }

  static func checkSend(_ s: SOCKET) throws(WinsockFailure) -> Wait {
    var face = SocketFace(rawValue: 0)
    let timeout = try BlockingCall.check(s, .send) { socket throws(WinsockFailure) in
      face = socket.value.face
      if socket.value.isSendingShutDown { throw WinsockFailure(WSAESHUTDOWN) }
      if socket.value.wasReset { throw WinsockFailure(WSAECONNRESET) }
      if face.isStream, !socket.value.checkConnected() { throw WinsockFailure(WSAENOTCONN) }
    }
    return Wait(timeout: timeout, face: face)
  }

  /// A record for as long as `body` runs. Its completion is never called.
  static func withRecord(
    _ kind: CompletionEngine.Operation.Kind,
    _ body: (OverlappedRecord) throws(WinsockFailure) -> Int
  ) throws(WinsockFailure) -> Int {
    var none = unsafe OVERLAPPED()
    let record = unsafe OperationPool.take(kind, &none, OverlappedTransfer.ended)
    defer { OperationPool.give(back: record) }
    if kind == .receiveFrom || kind == .sendTo { record.value.envelope.value.reset() }
    return try body(record)
  }

  /// Waits for the record's operation; answers the bytes moved.
  static func run(_ s: SOCKET, _ record: OverlappedRecord, _ wait: Wait) throws(WinsockFailure) -> Int {
    let isSending = record.value.kind == .send || record.value.kind == .sendTo
    let isPartial = { record.value.progress < record.value.length }
    // A send that found no room, and every receive, make room for the next record.
    defer {
      if wait.face.contains(.selectsEvents), !isSending || isPartial() {
        NetworkEvents.reenable(s, isSending ? FD_WRITE : FD_READ | FD_OOB)
      }
    }
    let result: Int
    do throws(EngineError) {
      result = try Socket.block(Handle(word: s), performing: record, until: wait.timeout.deadline)
    } catch {
      // What has been sent or received already is not taken back.
      if record.value.progress > 0, error.cause == .timedOut { return record.value.progress }
      if error.cause == .timedOut, wait.timeout.isNonBlocking { throw WinsockFailure(WSAEWOULDBLOCK) }
      throw WinsockFailure(StatusTable.winsock(error))
    }
    if result >= 0 {
      if isSending, !wait.isStream { noteBound(s) }
      return result
    }
    throw WinsockFailure(BlockingCall.code(of: Int32(-result), isSending ? .send : .receive))
  }

  static func finishReceive(
    _ s: SOCKET, _ record: OverlappedRecord, _ wait: Wait, _ from: UnsafeMutableRawPointer?,
    _ fromLength: UnsafeMutablePointer<Int32>?
  ) throws(WinsockFailure) -> Int {
    let isAddressed = record.value.kind == .receiveFrom && !wait.isStream
    if isAddressed {
      guard let room = unsafe fromLength?.pointee, room >= KernelAddress.minimum(wait.family) else {
        throw WinsockFailure(WSAEFAULT)
      }
    }
    var failure: WinsockFailure?
    var count = 0
    do throws(WinsockFailure) {
      count = try run(s, record, wait)
    } catch {
      // The sender of a truncated datagram is told as well.
      if error.code != WSAEMSGSIZE { throw error }
      failure = error
    }
    if isAddressed { unsafe record.value.envelope.value.copyAddress(to: from, fromLength) }
    if let failure { throw failure }
    return count
  }

  /// The kernel has bound a socket by sending from it.
  static func noteBound(_ s: SOCKET) {
    _ = try? SocketCall.locked(s, .send) { $0.value.face.insert(.bound) }
  }

  /// The bytes, or SOCKET_ERROR and the code.
  static func answer(_ body: () throws(WinsockFailure) -> Int) -> Int32 {
    do throws(WinsockFailure) {
      return Int32(try body())
    } catch {
      return LastError.failSocket(error.code)
    }
  }
}
