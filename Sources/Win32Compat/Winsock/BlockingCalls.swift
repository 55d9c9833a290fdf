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
  unsafe BlockingReceive.receive(s, buffer, length, flags, nil, nil)
}

@c @implementation public func recvfrom(
  _ s: SOCKET, _ buffer: UnsafeMutablePointer<CChar>!, _ length: Int32, _ flags: Int32,
  _ from: UnsafeMutablePointer<iocp_sockaddr>!, _ fromLength: UnsafeMutablePointer<Int32>!
) -> Int32 {
  unsafe BlockingReceive.receive(s, buffer, length, flags, from, fromLength)
}

enum BlockingReceive {
  static func receive(
    _ s: SOCKET, _ buffer: UnsafeMutableRawPointer?, _ length: Int32, _ flags: Int32,
    _ from: UnsafeMutableRawPointer?, _ fromLength: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    do throws(WinsockFailure) {
      let timeout = try BlockingCall.check(s, .receive) { socket throws(WinsockFailure) in
        if socket.value.isReceivingShutDown { throw WinsockFailure(WSAESHUTDOWN) }
        if socket.value.wasReset { throw WinsockFailure(WSAECONNRESET) }
        if socket.value.face.isStream, !socket.value.checkConnected() { throw WinsockFailure(WSAENOTCONN) }
      }
      guard length >= 0, unsafe buffer != nil || length == 0 else { throw WinsockFailure(WSAEFAULT) }
      var address = KernelAddress()
      let result = try BlockingCall.run(s, .receive, .reading, timeout) { descriptor in
        unsafe address.fill {
          unsafe SystemCalls.receiveFrom(
            descriptor, buffer, Int(length), MessageFlags.kernel(DWORD(bitPattern: flags)), $0, &$1)
        }
      }
      if unsafe from != nil { try unsafe address.copy(to: from, fromLength) }
      return Int32(result)
    } catch {
      return LastError.failSocket(error.code)
    }
  }

  /// WSARecv without an OVERLAPPED: the first buffer that is not empty gets it all;
  /// receives need not fill every buffer.
  static func perform(
    _ s: SOCKET, _ buffers: LPWSABUF?, _ count: DWORD, _ bytes: LPDWORD?, _ flags: LPDWORD?
  ) -> Int32 {
    guard Startup.isDone else { return LastError.failSocket(WSANOTINITIALISED) }
    guard HandleTable.kind(of: Handle(word: s)) == .socket else { return LastError.failSocket(WSAENOTSOCK) }
    guard let buffers = unsafe buffers, let bytes = unsafe bytes, let flags = unsafe flags else {
      return LastError.failSocket(WSAEFAULT)
    }
    guard count > 0 else { return LastError.failSocket(WSAEINVAL) }
    var index = 0
    while index + 1 < Int(count), unsafe buffers[index].len == 0 { index += 1 }
    let result = unsafe receive(
      s, buffers[index].buf, Int32(clamping: buffers[index].len), Int32(bitPattern: flags.pointee), nil, nil)
    if result < 0 { return result }
    unsafe bytes.pointee = DWORD(result)
    unsafe flags.pointee = 0
    return 0
  }
}

// MARK: Sending

@c @implementation public func send(
  _ s: SOCKET, _ buffer: UnsafePointer<CChar>!, _ length: Int32, _ flags: Int32
) -> Int32 {
  unsafe BlockingSend.send(s, buffer, length, flags, nil, 0)
}

@c @implementation public func sendto(
  _ s: SOCKET, _ buffer: UnsafePointer<CChar>!, _ length: Int32, _ flags: Int32,
  _ to: UnsafePointer<iocp_sockaddr>!, _ toLength: Int32
) -> Int32 {
  unsafe BlockingSend.send(s, buffer, length, flags, to, toLength)
}

enum BlockingSend {
  static func send(
    _ s: SOCKET, _ buffer: UnsafeRawPointer?, _ length: Int32, _ flags: Int32, _ to: UnsafeRawPointer?,
    _ toLength: Int32
  ) -> Int32 {
    do throws(WinsockFailure) {
      var face = SocketFace(rawValue: 0)
      let timeout = try BlockingCall.check(s, .send) { socket throws(WinsockFailure) in
        if socket.value.isSendingShutDown { throw WinsockFailure(WSAESHUTDOWN) }
        if socket.value.wasReset { throw WinsockFailure(WSAECONNRESET) }
        if socket.value.face.isStream, !socket.value.checkConnected() { throw WinsockFailure(WSAENOTCONN) }
        face = socket.value.face
      }
      guard length >= 0, unsafe buffer != nil || length == 0 else { throw WinsockFailure(WSAEFAULT) }
      let hasPeer = unsafe face.isStream || to == nil
      let peer =
        unsafe hasPeer ? KernelAddress() : try KernelAddress(to, toLength, family: face.family)
      var sent = 0
      // A blocking send on a stream takes all of it (Microsoft Learn, send).
      repeat {
        let part = try BlockingCall.run(s, .send, .writing, timeout) { descriptor in
          unsafe peer.read { address, addressLength in
            unsafe SystemCalls.sendTo(
              descriptor, buffer.map { unsafe $0 + sent }, Int(length) - sent,
              MessageFlags.kernel(DWORD(bitPattern: flags)), hasPeer ? nil : address,
              hasPeer ? 0 : addressLength)
          }
        }
        sent += part
      } while face.isStream && sent < Int(length) && !timeout.isNonBlocking
      return Int32(sent)
    } catch {
      return LastError.failSocket(error.code)
    }
  }

  /// WSASend without an OVERLAPPED: all buffers, in order.
  static func perform(
    _ s: SOCKET, _ buffers: LPWSABUF?, _ count: DWORD, _ bytes: LPDWORD?, _ flags: DWORD
  ) -> Int32 {
    guard Startup.isDone else { return LastError.failSocket(WSANOTINITIALISED) }
    guard HandleTable.kind(of: Handle(word: s)) == .socket else { return LastError.failSocket(WSAENOTSOCK) }
    guard let buffers = unsafe buffers, let bytes = unsafe bytes else { return LastError.failSocket(WSAEFAULT) }
    guard count > 0 else { return LastError.failSocket(WSAEINVAL) }
    var total: DWORD = 0
    for index in 0..<Int(count) {
      let size = unsafe Int32(clamping: buffers[index].len)
      let result = unsafe send(s, buffers[index].buf, size, Int32(bitPattern: flags), nil, 0)
      if result < 0, total == 0 { return result }
      total += DWORD(max(result, 0))
      if result < size { break }
    }
    unsafe bytes.pointee = total
    return 0
  }
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
      _ = unsafe peer.fill { unsafe SystemCalls.peerAddress(socket.value.descriptor, $0, &$1) }
    }
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

@c @implementation public func WSAAccept(
  _ s: SOCKET, _ name: UnsafeMutablePointer<iocp_sockaddr>!, _ length: LPINT!, _ condition: LPCONDITIONPROC!,
  _ context: DWORD_PTR
) -> SOCKET {
  guard unsafe condition == nil else { return refuseSocket(WSAEOPNOTSUPP) }
  return unsafe accept(s, name, length)
}

@c @implementation public func connect(
  _ s: SOCKET, _ name: UnsafePointer<iocp_sockaddr>!, _ length: Int32
) -> Int32 {
  do throws(WinsockFailure) {
    var address = KernelAddress()
    var isStream = true
    let timeout = try BlockingCall.check(s, .connect) { socket throws(WinsockFailure) in
      let face = socket.value.face
      isStream = face.isStream
      if isStream, socket.value.checkConnected() { throw WinsockFailure(WSAEISCONN) }
      guard face.isDisjoint(with: [.listening, .awaitsAccept]) else { throw WinsockFailure(WSAEINVAL) }
      if face.contains(.connecting) { throw WinsockFailure(WSAEALREADY) }
      address = try unsafe KernelAddress(name, length, family: face.family)
      guard face.family == AF_UNIX || address.isComplete || !isStream else { throw WinsockFailure(WSAEADDRNOTAVAIL) }
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
      socket.value.faceTime = SystemCalls.monotonicSeconds()
    }
    return 0
  } catch {
    return LastError.failSocket(error.code)
  }
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
    throw WinsockFailure(systemCall: result)
  }
}
