// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// The calls that wait: recv, send, accept, connect and their relatives. On a
/// non-blocking socket they fail with WSAEWOULDBLOCK instead. None queues a packet
/// (rules SOCK-19, CONN-11).

// MARK: Receiving

@c @implementation public func recv(
  _ s: SOCKET, _ buffer: UnsafeMutablePointer<CChar>!, _ length: Int32, _ flags: Int32
) -> Int32 {
  unsafe BlockingTransfer.receive(s, buffer, length, flags, nil, nil)
}

@c @implementation public func recvfrom(
  _ s: SOCKET, _ buffer: UnsafeMutablePointer<CChar>!, _ length: Int32, _ flags: Int32,
  _ from: UnsafeMutablePointer<iocp_sockaddr>!, _ fromLength: UnsafeMutablePointer<Int32>!
) -> Int32 {
  unsafe BlockingTransfer.receive(s, buffer, length, flags, from, fromLength)
}

// MARK: Sending

@c @implementation public func send(
  _ s: SOCKET, _ buffer: UnsafePointer<CChar>!, _ length: Int32, _ flags: Int32
) -> Int32 {
  unsafe BlockingTransfer.send(s, buffer, length, flags, nil, 0)
}

@c @implementation public func sendto(
  _ s: SOCKET, _ buffer: UnsafePointer<CChar>!, _ length: Int32, _ flags: Int32,
  _ to: UnsafePointer<iocp_sockaddr>!, _ toLength: Int32
) -> Int32 {
  unsafe BlockingTransfer.send(s, buffer, length, flags, to, toLength)
}

// MARK: Connections

@c @implementation public func accept(
  _ s: SOCKET, _ name: UnsafeMutablePointer<iocp_sockaddr>!, _ length: UnsafeMutablePointer<Int32>!
) -> SOCKET {
  do throws(WinsockFailure) {
    var face = SocketFace(rawValue: 0)
    let timeout = try BlockingCall.check(s, .accept) { socket throws(WinsockFailure) in
      guard socket.value.face.isStream else { throw WinsockFailure(WSAEOPNOTSUPP) }
      guard socket.value.face.contains(.listening) else { throw WinsockFailure(WSAEINVAL) }
      face = socket.value.face
    }
    defer { if face.contains(.selectsEvents) { NetworkEvents.reenable(s, FD_ACCEPT) } }
    if let deferred = DeferredConnections.take(s) { return try unsafe deferred.give(name, length) }
    let descriptor = try BlockingCall.run(s, .accept, .reading, timeout) { SystemCalls.acceptConnection($0) }
    let handle: Handle
    do throws(EngineError) {
      handle = try Socket.adopt(Int32(descriptor), isStream: true)
    } catch {
      throw WinsockFailure(StatusTable.winsock(error))
    }
    var peer = KernelAddress()
    _ = try? SocketCall.locked(handle.word, .accept) { socket in
      socket.value.face = SocketFace(family: face.family, type: face.type).union([.bound, .connected])
      // It has the properties of its listener (Microsoft Learn, accept).
      if face.contains(.nonBlocking) { socket.value.face.insert(.nonBlocking) }
      _ = unsafe peer.fill { unsafe SystemCalls.peerAddress(socket.value.descriptor, $0, &$1) }
    }
    if face.contains(.selectsEvents) { NetworkEvents.inherit(from: s, to: handle.word) }
    if unsafe name != nil {
      do throws(WinsockFailure) {
        try unsafe peer.copy(to: name, length)
      } catch {
        try? SocketClosing.close(handle)
        throw error
      }
    }
    return handle.word
  } catch {
    return refuseSocket(error.code)
  }
}

@c @implementation public func connect(
  _ s: SOCKET, _ name: UnsafePointer<iocp_sockaddr>!, _ length: Int32
) -> Int32 {
  do throws(WinsockFailure) {
    var address = KernelAddress()
    var isStream = true
    if try unsafe givesUpPeer(s, name, length) { return 0 }
    let timeout = try BlockingCall.check(s, .connect) { socket throws(WinsockFailure) in
      let face = socket.value.face
      isStream = face.isStream
      if isStream, socket.value.checkConnected() { throw WinsockFailure(WSAEISCONN) }
      guard face.isDisjoint(with: [.listening, .awaitsAccept]) else { throw WinsockFailure(WSAEINVAL) }
      if face.contains(.connecting) { throw WinsockFailure(WSAEALREADY) }
      address = try unsafe KernelAddress(name, length, family: face.family)
      guard face.family == AF_UNIX || (address.isComplete ? !address.isAnyHost : !isStream) else {
        throw WinsockFailure(WSAEADDRNOTAVAIL)
      }
      socket.value.face.insert(.connecting)
    }
    var begun = false
    do throws(WinsockFailure) {
      _ = try BlockingCall.run(s, .connect, .writing, timeout) { descriptor in
        defer { begun = true }
        return unsafe address.read {
          begun ? SystemCalls.connectProgress(descriptor) : unsafe SystemCalls.connectTo(descriptor, $0, $1)
        }
      }
    } catch {
      // A non-blocking connect goes on, and shows in select.
      if error.code != WSAEWOULDBLOCK || !begun {
        _ = try? SocketCall.locked(s, .connect) { $0.value.face.remove(.connecting) }
      }
      throw error
    }
    try SocketCall.locked(s, .connect) { socket in
      socket.value.face.remove(.connecting)
      socket.value.face.insert([.connected, .bound])
      socket.value.lacksAddress = false
      socket.value.faceTime = SystemCalls.monotonicSeconds()
    }
    return 0
  } catch {
    return LastError.failSocket(error.code)
  }
}

/// A datagram socket gives its peer up by a connect to zeros; Microsoft Learn, connect.
private func givesUpPeer(
  _ s: SOCKET, _ name: UnsafePointer<iocp_sockaddr>!, _ length: Int32
) throws(WinsockFailure) -> Bool {
  var isAsked = false
  try SocketCall.locked(s, .connect) { socket throws(WinsockFailure) in
    let face = socket.value.face
    guard !face.isStream, unsafe KernelAddress.isNobody(name, length, family: face.family) else { return }
    isAsked = true
    let result = socket.value.giveUpPeer()
    if result < 0 { throw WinsockFailure(systemCall: result) }
    socket.value.face.remove(.connected)
  }
  return isAsked
}

@c @implementation public func WSAConnect(
  _ s: SOCKET, _ name: UnsafePointer<iocp_sockaddr>!, _ length: Int32, _ caller: LPWSABUF!,
  _ callee: LPWSABUF!, _ socketQuality: LPQOS!, _ groupQuality: LPQOS!
) -> Int32 {
  unsafe connect(s, name, length)
}

// MARK: The frame

/// Checks, waits, translates.
enum BlockingCall {
  struct Timeout {
    let isNonBlocking: Bool
    let milliseconds: UInt32

    var deadline: Deadline {
      isNonBlocking ? .now : milliseconds == 0 ? .never : .after(milliseconds: milliseconds)
    }
  }

  static func check(
    _ s: SOCKET, _ operation: EngineError.Operation,
    _ body: (Stable<Socket>) throws(WinsockFailure) -> Void
  ) throws(WinsockFailure) -> Timeout {
    try SocketCall.locked(s, operation) { socket throws(WinsockFailure) in
      try body(socket)
      return Timeout(
        isNonBlocking: socket.value.face.contains(.nonBlocking),
        milliseconds: operation == .send
          ? socket.value.sendTimeoutMilliseconds
          : operation == .receive ? socket.value.receiveTimeoutMilliseconds : 0)
    }
  }

  static func run(
    _ s: SOCKET, _ operation: EngineError.Operation, _ interest: Socket.Interest, _ timeout: Timeout,
    _ call: (Int32) -> Int
  ) throws(WinsockFailure) -> Int {
    let result: Int
    do throws(EngineError) {
      result = try Socket.block(Handle(word: s), operation, interest, until: timeout.deadline, call)
    } catch {
      if error.cause == .timedOut, timeout.isNonBlocking { throw WinsockFailure(WSAEWOULDBLOCK) }
      throw WinsockFailure(StatusTable.winsock(error))
    }
    if result >= 0 { return result }
    if result == -Int(Errno.connectionReset), operation != .connect {
      _ = try? SocketCall.locked(s, operation) { $0.value.noteReset() }
    }
    throw WinsockFailure(code(of: Int32(-result), operation))
  }

  /// A system call's error in the words of this call.
  static func code(of errno: Int32, _ operation: EngineError.Operation) -> Int32 {
    StatusTable.winsock(EngineError(operation, .none, .system(errno)))
  }
}
