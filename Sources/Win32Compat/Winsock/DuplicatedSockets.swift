// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Further handles to a socket, in this process only: DuplicateHandle's, and those that
/// WSADuplicateSocket makes and WSASocket hands out. Rules HANDLE-4, CLOSE-9.

@c @implementation public func WSADuplicateSocketA(
  _ s: SOCKET, _ process: DWORD, _ info: LPWSAPROTOCOL_INFOA?
) -> Int32 {
  SocketCall.perform(s, .lookUp) { socket throws(WinsockFailure) in
    guard let info = unsafe info else { throw WinsockFailure(WSAEFAULT) }
    unsafe info.pointee = WSAPROTOCOL_INFOA()
    unsafe info.pointee.iAddressFamily = socket.value.face.family
    unsafe info.pointee.iSocketType = socket.value.face.type
  } == 0 ? DuplicatedSocket.make(s, process) { unsafe info?.pointee.dwProviderReserved = $0 } : SOCKET_ERROR
}

@c @implementation public func WSADuplicateSocketW(
  _ s: SOCKET, _ process: DWORD, _ info: LPWSAPROTOCOL_INFOW?
) -> Int32 {
  SocketCall.perform(s, .lookUp) { socket throws(WinsockFailure) in
    guard let info = unsafe info else { throw WinsockFailure(WSAEFAULT) }
    unsafe info.pointee = WSAPROTOCOL_INFOW()
    unsafe info.pointee.iAddressFamily = socket.value.face.family
    unsafe info.pointee.iSocketType = socket.value.face.type
  } == 0 ? DuplicatedSocket.make(s, process) { unsafe info?.pointee.dwProviderReserved = $0 } : SOCKET_ERROR
}

enum DuplicatedSocket {
  /// The new handle travels in the record, for WSASocket to hand out.
  fileprivate static func make(_ s: SOCKET, _ process: DWORD, _ store: (DWORD) -> Void) -> Int32 {
    guard process == GetCurrentProcessId() else { return LastError.failSocket(WSAEINVAL) }
    do throws(EngineError) {
      store(DWORD(try Socket.duplicate(Handle(word: s), mark: true).rawValue))
      return 0
    } catch {
      return LastError.failSocket(StatusTable.winsock(error))
    }
  }

  /// WSASocket with a protocol record: what WSADuplicateSocket has made, or a new socket
  /// of what the record describes.
  static func take(
    _ reserved: DWORD, _ family: Int32, _ type: Int32, _ proto: Int32,
    _ described: (family: Int32, type: Int32, proto: Int32), _ flags: DWORD
  ) -> SOCKET {
    guard Startup.isDone else { return refuseSocket(WSANOTINITIALISED) }
    guard reserved != 0 else {
      return makeSocket(
        family == FROM_PROTOCOL_INFO ? described.family : family,
        type == FROM_PROTOCOL_INFO ? described.type : type,
        proto == FROM_PROTOCOL_INFO ? described.proto : proto,
        isOverlapped: flags & DWORD(WSA_FLAG_OVERLAPPED) != 0)
    }
    let handle = Handle(rawValue: reserved)
    guard HandleTable.aliasMark(handle) == true else { return refuseSocket(WSAEINVAL) }
    return handle.word
  }
}
