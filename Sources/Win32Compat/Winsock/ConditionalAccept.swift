// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// WSAAccept: the program's function decides about each connection. Linux has accepted
/// it by then, so a rejected one is reset.
@c @implementation public func WSAAccept(
  _ s: SOCKET, _ name: UnsafeMutablePointer<iocp_sockaddr>!, _ length: LPINT!, _ condition: LPCONDITIONPROC!,
  _ context: DWORD_PTR
) -> SOCKET {
  guard let condition = unsafe condition else { return unsafe accept(s, name, length) }
  let accepted = accept(s, nil, nil)
  if accepted == .max { return accepted }
  do throws(WinsockFailure) {
    let connection = DeferredConnection(socket: accepted)
    var (peer, own) = (KernelAddress(), KernelAddress())
    try SocketCall.locked(accepted, .accept) { socket in
      _ = unsafe peer.fill { unsafe SystemCalls.peerAddress(socket.value.descriptor, $0, &$1) }
      _ = unsafe own.fill { unsafe SystemCalls.localAddress(socket.value.descriptor, $0, &$1) }
    }
    let answer = unsafe peer.withBuffer { caller in
      unsafe own.withBuffer { callee in
        var (group, none): (GROUP, WSABUF) = unsafe (0, WSABUF())
        return unsafe condition(caller, nil, nil, nil, callee, &none, &group, context)
      }
    }
    switch answer {
    case CF_ACCEPT: return try unsafe connection.give(name, length)
    case CF_DEFER:
      DeferredConnections.keep(connection, for: s)
      throw WinsockFailure(WSATRY_AGAIN)
    default:
      connection.reset()
      throw WinsockFailure(WSAECONNREFUSED)
    }
  } catch {
    return refuseSocket(error.code)
  }
}

extension KernelAddress {
  /// Hands out the address as a WSABUF.
  fileprivate mutating func withBuffer<Result>(_ body: (LPWSABUF) -> Result) -> Result {
    let size = length
    return unsafe withUnsafeMutablePointer(to: &self) { address in
      // SAFETY: the bytes of the address are the first of the record.
      var buffer = unsafe WSABUF(
        len: ULONG(size), buf: UnsafeMutableRawPointer(address).assumingMemoryBound(to: CChar.self))
      return unsafe withUnsafeMutablePointer(to: &buffer) { unsafe body($0) }
    }
  }
}

/// An accepted socket about which the program has not decided.
struct DeferredConnection {
  let socket: SOCKET

  func give(
    _ name: UnsafeMutablePointer<iocp_sockaddr>?, _ length: UnsafeMutablePointer<Int32>?
  ) throws(WinsockFailure) -> SOCKET {
    guard unsafe name != nil else { return socket }
    var peer = KernelAddress()
    do throws(WinsockFailure) {
      try SocketCall.locked(socket, .accept) { socket in
        _ = unsafe peer.fill { unsafe SystemCalls.peerAddress(socket.value.descriptor, $0, &$1) }
      }
      try unsafe peer.copy(to: name, length)
    } catch {
      try? SocketClosing.close(Handle(word: socket))
      throw error
    }
    return socket
  }

  func reset() {
    _ = try? SocketCall.locked(socket, .close) { socket in
      // SO_LINGER with no time (socket(7)).
      var linger: (Int32, Int32) = (1, 0)
      _ = unsafe withUnsafeBytes(of: &linger) {
        unsafe SystemCalls.setOption(socket.value.descriptor, 1, 13, $0.baseAddress!, 8)
      }
    }
    try? SocketClosing.close(Handle(word: socket))
  }
}

/// Connections that a program has put off (CF_DEFER), by their listener: the next accept
/// gets the oldest. AcceptEx and select know nothing of them.
enum DeferredConnections {
  private static let kept = Guarded<[(listener: Handle, connection: DeferredConnection)]>([])

  static func keep(_ connection: DeferredConnection, for listener: SOCKET) {
    let first = HandleTable.first(Handle(word: listener))
    kept.withLock { $0.append((first, connection)) }
  }

  static func take(_ listener: SOCKET) -> DeferredConnection? {
    let first = HandleTable.first(Handle(word: listener))
    return kept.withLock { list in
      guard let index = list.firstIndex(where: { $0.listener == first }) else { return nil }
      return list.remove(at: index).connection
    }
  }

  /// The listener was closed.
  static func drop(_ listener: Handle) {
    let orphans = kept.withLock { list in
      let found = list.filter { $0.listener == listener }
      list.removeAll { $0.listener == listener }
      return found
    }
    for orphan in orphans { orphan.connection.reset() }
  }
}
