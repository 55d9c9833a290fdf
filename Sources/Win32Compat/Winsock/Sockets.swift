// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Making, naming and ending sockets. Rules SOCK-13, -14, -30, -35, -39, CLOSE-*.

@c @implementation public func socket(_ family: Int32, _ type: Int32, _ proto: Int32) -> SOCKET {
  makeSocket(family, type, proto, isOverlapped: true)
}

@c @implementation public func WSASocketA(
  _ family: Int32, _ type: Int32, _ proto: Int32, _ info: LPWSAPROTOCOL_INFOA!, _ group: GROUP,
  _ flags: DWORD
) -> SOCKET {
  if let info = unsafe info {
    return DuplicatedSocket.take(
      unsafe info.pointee.dwProviderReserved, family, type, proto,
      unsafe (info.pointee.iAddressFamily, info.pointee.iSocketType, info.pointee.iProtocol), flags)
  }
  return makeSocket(family, type, proto, isOverlapped: flags & DWORD(WSA_FLAG_OVERLAPPED) != 0)
}

@c @implementation public func WSASocketW(
  _ family: Int32, _ type: Int32, _ proto: Int32, _ info: LPWSAPROTOCOL_INFOW!, _ group: GROUP,
  _ flags: DWORD
) -> SOCKET {
  if let info = unsafe info {
    return DuplicatedSocket.take(
      unsafe info.pointee.dwProviderReserved, family, type, proto,
      unsafe (info.pointee.iAddressFamily, info.pointee.iSocketType, info.pointee.iProtocol), flags)
  }
  return makeSocket(family, type, proto, isOverlapped: flags & DWORD(WSA_FLAG_OVERLAPPED) != 0)
}

func refuseSocket(_ code: Int32) -> SOCKET {
  LastError.code = UInt32(code)
  return .max
}

func makeSocket(_ family: Int32, _ type: Int32, _ proto: Int32, isOverlapped: Bool) -> SOCKET {
  guard Startup.isDone else { return refuseSocket(WSANOTINITIALISED) }
  guard (0...6).contains(type) else { return refuseSocket(WSAESOCKTNOSUPPORT) }
  // AF_UNSPEC and type 0 mean "as the other arguments say": TCP over IPv4 by default.
  let (family, type) = (family == 0 ? AF_INET : family, type == 0 ? SOCK_STREAM : type)
  guard [AF_INET, AF_INET6, AF_UNIX].contains(family) else { return refuseSocket(WSAEAFNOSUPPORT) }
  do throws(EngineError) {
    let handle = try Socket.create(
      family: Family.kernel(family), type: type, protocolNumber: proto, isOverlapped: isOverlapped)
    let slot = try HandleTable.lock(handle, .socket, for: .socket)
    slot.socket.value.face = SocketFace(family: family, type: type)
    // IPv4 has no part in it until the program says so: "IPPROTO_IPV6 Socket Options", IPV6_V6ONLY.
    if family == AF_INET6 { slot.socket.value.setOption(.onlyIPv6, to: 1) }
    if type == SOCK_DGRAM, family != AF_UNIX { slot.socket.value.beginDatagrams(family) }
    slot.unlock()
    return handle.word
  } catch {
    return refuseSocket(StatusTable.winsock(error))
  }
}

@c @implementation public func bind(
  _ s: SOCKET, _ name: UnsafePointer<iocp_sockaddr>!, _ length: Int32
) -> Int32 {
  SocketCall.perform(s, .bind) { socket throws(WinsockFailure) in
    let address = try unsafe KernelAddress(name, length, family: socket.value.face.family)
    guard socket.value.face.isDisjoint(with: [.bound, .awaitsAccept]) else { throw WinsockFailure(WSAEINVAL) }
    var result = unsafe address.read { unsafe SystemCalls.bind(socket.value.descriptor, $0, $1) }
    if result == -Int(Errno.addressInUse), socket.value.face.isStream {
      // A former server's connections in TIME_WAIT don't hinder a bind on Windows.
      // Linux wants SO_REUSEADDR for that; a living listener still hinders.
      socket.value.setOption(.reusesAddress, to: 1)
      result = unsafe address.read { unsafe SystemCalls.bind(socket.value.descriptor, $0, $1) }
      socket.value.setOption(.reusesAddress, to: socket.value.face.contains(.sharesAddress) ? 1 : 0)
    }
    if result < 0 { throw WinsockFailure(systemCall: result) }
    socket.value.lacksAddress = false
    socket.value.face.insert(.bound)
  }
}

@c @implementation public func listen(_ s: SOCKET, _ backlog: Int32) -> Int32 {
  SocketCall.perform(s, .listen) { socket throws(WinsockFailure) in
    let face = socket.value.face
    guard face.isStream else { throw WinsockFailure(WSAEOPNOTSUPP) }
    if face.contains(.connected) { throw WinsockFailure(WSAEISCONN) }
    guard face.contains(.bound), face.isDisjoint(with: [.awaitsAccept, .connecting]) else {
      throw WinsockFailure(WSAEINVAL)
    }
    // So that connections that outlive the listener don't hinder the next server.
    socket.value.setOption(.reusesAddress, to: 1)
    // A small queue makes Linux drop handshakes, which clients notice a second
    // later; on Windows they don't (rule LIVE-17).
    let result = SystemCalls.listen(socket.value.descriptor, max(backlog, Limits.backlog))
    if result < 0 { throw WinsockFailure(systemCall: result) }
    socket.value.face.insert(.listening)
  }
}

extension Socket {
  /// Receiving needs an address (rule UDP-9), and the kernel is to tell of ports that
  /// nobody listens on (rule UDP-12).
  fileprivate mutating func beginDatagrams(_ family: Int32) {
    lacksAddress = true
    setOption(.tellsErrors, to: 1)
    if family == AF_INET6 { setOption(.tellsErrorsIPv6, to: 1) }
  }
}

@c @implementation public func shutdown(_ s: SOCKET, _ how: Int32) -> Int32 {
  SocketCall.perform(s, .shutdown) { socket throws(WinsockFailure) in
    guard (SD_RECEIVE...SD_BOTH).contains(how) else { throw WinsockFailure(WSAEINVAL) }
    let face = socket.value.face
    if face.isStream {
      guard socket.value.checkConnected(), !face.contains(.lacksContext) else {
        throw WinsockFailure(WSAENOTCONN)
      }
    }
    let result = socket.value.shutDown(receiving: how != SD_SEND, sending: how != SD_RECEIVE)
    // Once both ends have finished, Linux knows no connection any more; a second
    // shutdown succeeds all the same.
    let wasDone =
      (how == SD_SEND || socket.value.isReceivingShutDown)
      && (how == SD_RECEIVE || socket.value.isSendingShutDown)
    if result < 0, !(result == -Int(Errno.notConnected) && (wasDone || !face.isStream)) {
      throw WinsockFailure(systemCall: result)
    }
  }
}

@c @implementation public func closesocket(_ s: SOCKET) -> Int32 {
  guard Startup.isDone else { return LastError.failSocket(WSANOTINITIALISED) }
  do throws(EngineError) {
    try SocketClosing.close(Handle(word: s))
    if Modes.areOn { Verifier.closes(Handle(word: s)) }
    return 0
  } catch {
    return LastError.failSocket(StatusTable.winsock(error))
  }
}

/// Closing as Windows does it: pending operations end with packets, CLOSE-2, -8, -10.
enum SocketClosing {
  static func close(_ handle: Handle) throws(EngineError) {
    let slot = try HandleTable.lock(handle, .socket, for: .close)
    let isAwaited = slot.socket.value.face.contains(.awaitsAccept)
    let listener = slot.socket.value.faceHandle
    slot.unlock()
    let first = HandleTable.first(handle)
    // With other handles open, operations go on (rule CLOSE-9).
    guard try Socket.abandonHandle(handle) else { return }
    DeferredConnections.drop(first)
    // Operations of another handle that need this one.
    _ = AcceptedFirstData.cancel(first, token: 0, submitter: nil)
    if isAwaited {
      _ = try? Socket.cancel(listener) { $0.kind == .accept && AcceptRequest($0.context).target == first }
    }
  }
}

@c @implementation public func getsockname(
  _ s: SOCKET, _ name: UnsafeMutablePointer<iocp_sockaddr>!, _ length: UnsafeMutablePointer<Int32>!
) -> Int32 {
  SocketCall.perform(s, .option) { socket throws(WinsockFailure) in
    let face = socket.value.face
    if face.contains(.lacksContext) && face.contains(.accepted) { throw WinsockFailure(WSAENOTCONN) }
    guard !face.isDisjoint(with: [.bound, .connected]) || socket.value.checkConnected() else {
      throw WinsockFailure(WSAEINVAL)
    }
    var address = KernelAddress()
    let result = unsafe address.fill { unsafe SystemCalls.localAddress(socket.value.descriptor, $0, &$1) }
    if result < 0 { throw WinsockFailure(systemCall: result) }
    try unsafe address.copy(to: name, length)
  }
}

@c @implementation public func getpeername(
  _ s: SOCKET, _ name: UnsafeMutablePointer<iocp_sockaddr>!, _ length: UnsafeMutablePointer<Int32>!
) -> Int32 {
  SocketCall.perform(s, .option) { socket throws(WinsockFailure) in
    if socket.value.face.contains(.lacksContext) { throw WinsockFailure(WSAENOTCONN) }
    var address = KernelAddress()
    let result = unsafe address.fill { unsafe SystemCalls.peerAddress(socket.value.descriptor, $0, &$1) }
    if result < 0 { throw WinsockFailure(systemCall: result) }
    try unsafe address.copy(to: name, length)
  }
}
