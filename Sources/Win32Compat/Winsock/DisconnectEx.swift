// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// DisconnectEx, WSASendDisconnect, WSARecvDisconnect. Rules DISC-*.

@c @implementation public func iocp_DisconnectEx(
  _ s: SOCKET, _ overlapped: LPOVERLAPPED!, _ flags: DWORD, _ reserved: DWORD
) -> BOOL {
  let isReused = flags & DWORD(TF_REUSE_SOCKET) != 0
  var none = unsafe OVERLAPPED()
  do throws(WinsockFailure) {
    try SocketCall.locked(s, .shutdown) { socket throws(WinsockFailure) in
      guard reserved == 0, flags & ~DWORD(TF_REUSE_SOCKET) == 0 else { throw WinsockFailure(WSAEINVAL) }
      guard socket.value.face.isStream, socket.value.checkConnected() else { throw WinsockFailure(WSAENOTCONN) }
    }
    guard let overlapped = unsafe overlapped else {
      let record = unsafe OperationPool.take(.disconnect, &none, Disconnection.ended)
      defer { OperationPool.give(back: record) }
      record.value.flags = isReused ? 1 : 0
      try Disconnection.wait(s, record)
      if isReused { try SocketCall.locked(s, .shutdown) { $0.value.becameReusable() } }
      return 1
    }
    let record = unsafe OperationPool.take(.disconnect, overlapped, Disconnection.ended)
    record.value.flags = isReused ? 1 : 0
    WatchedOperations.begins(record, on: Handle(word: s))
    unsafe OverlappedState.begin(overlapped)
    return try Disconnection.start(s, record)
  } catch {
    return LastError.fail(error.code)
  }
}

/// What operations share that take their turn behind a socket's sends.
enum Disconnection {
  /// TRUE, or FALSE and the code. The record goes back when it was refused.
  static func start(_ s: SOCKET, _ record: OverlappedRecord) throws(WinsockFailure) -> BOOL {
    do throws(EngineError) {
      guard case .completed = try Socket.start(Handle(word: s), record) else {
        return LastError.fail(ERROR_IO_PENDING)
      }
      return 1
    } catch {
      OperationPool.give(back: record)
      throw WinsockFailure(OverlappedTransfer.codeOfSend(s, error))
    }
  }

  /// Without an OVERLAPPED: waits for its turn, and for its end.
  static func wait(_ s: SOCKET, _ record: OverlappedRecord) throws(WinsockFailure) {
    do throws(EngineError) {
      let result = try Socket.block(Handle(word: s), performing: record, until: .never)
      if result < 0 { throw EngineError(.send, .none, .system(Int32(-result))) }
    } catch {
      throw WinsockFailure(OverlappedTransfer.codeOfSend(s, error))
    }
  }

  static let ended: Completion = { socket, address, code, moved, packet in
    let record = unsafe OverlappedRecord(address: address)
    if code == 0, record.value.flags != 0 { unsafe Stable<Socket>(address: socket).value.becameReusable() }
    return unsafe OverlappedTransfer.ended(socket, address, code, moved, packet)
  }
}

/// TCP has no data to send along with its end.
@c @implementation public func WSASendDisconnect(_ s: SOCKET, _ data: LPWSABUF?) -> Int32 {
  if let data = unsafe data, unsafe data.pointee.len > 0 {
    return SocketCall.perform(s, .shutdown) { _ throws(WinsockFailure) in throw WinsockFailure(WSAENOPROTOOPT) }
  }
  return shutdown(s, SD_SEND)
}

@c @implementation public func WSARecvDisconnect(_ s: SOCKET, _ data: LPWSABUF?) -> Int32 {
  if let data = unsafe data, unsafe data.pointee.len > 0 {
    return SocketCall.perform(s, .shutdown) { _ throws(WinsockFailure) in throw WinsockFailure(WSAENOPROTOOPT) }
  }
  return shutdown(s, SD_RECEIVE)
}
