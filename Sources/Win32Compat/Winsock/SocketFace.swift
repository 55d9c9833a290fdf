// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// What Windows knows of a socket and Linux does not ask: kept in the engine's
/// `faceBits`, under the lock of the handle's slot.
///
/// | bits  | meaning                                                  |
/// |-------|----------------------------------------------------------|
/// | 0–7, 24–27 | flags                                               |
/// | 8–15  | address family, Windows' number                          |
/// | 16–23 | socket type                                              |
struct SocketFace: OptionSet {
  var rawValue: UInt32

  static let bound = SocketFace(rawValue: 1)
  static let listening = SocketFace(rawValue: 2)
  static let connected = SocketFace(rawValue: 4)
  /// Connected by AcceptEx or ConnectEx, and SO_UPDATE_…_CONTEXT not set yet.
  static let lacksContext = SocketFace(rawValue: 8)
  static let nonBlocking = SocketFace(rawValue: 16)
  /// Named by a pending AcceptEx; `faceHandle` is the listener.
  static let awaitsAccept = SocketFace(rawValue: 32)
  /// A connect or ConnectEx is under way.
  static let connecting = SocketFace(rawValue: 64)
  /// SO_REUSEADDR was asked for.
  static let sharesAddress = SocketFace(rawValue: 128)
  /// Came out of AcceptEx.
  static let accepted = SocketFace(rawValue: 1 << 24)
  /// Ready for another connection after DisconnectEx or TransmitFile.
  static let reused = SocketFace(rawValue: 1 << 25)
  /// Its network events are recorded (WSAEventSelect).
  static let selectsEvents = SocketFace(rawValue: 1 << 26)
  /// FILE_SKIP_SET_EVENT_ON_HANDLE.
  static let keepsQuiet = SocketFace(rawValue: 1 << 27)

  var family: Int32 { Int32(rawValue >> 8 & 0xff) }
  var type: Int32 { Int32(rawValue >> 16 & 0xff) }
  var isStream: Bool { type == SOCK_STREAM }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(family: Int32, type: Int32) {
    rawValue = UInt32(family & 0xff) << 8 | UInt32(type & 0xff) << 16
  }
}

extension Socket {
  var face: SocketFace {
    @inline(__always) get { SocketFace(rawValue: faceBits) }
    set { faceBits = newValue.rawValue }
  }

  /// A fresh descriptor has taken the place of the connection's.
  mutating func becameReusable() {
    face.subtract([.bound, .connected, .connecting, .lacksContext, .accepted])
    face.insert(.reused)
  }

  /// Whether there is a peer. A non-blocking connect finishes unseen, so ask.
  mutating func checkConnected() -> Bool {
    if face.contains(.connected) { return true }
    guard face.contains(.connecting) else { return false }
    var address = KernelAddress()
    guard unsafe address.fill({ unsafe SystemCalls.peerAddress(descriptor, $0, &$1) }) == 0 else { return false }
    face.remove(.connecting)
    face.insert([.connected, .bound])
    return true
  }
}

/// A Winsock call's failure: the code for WSAGetLastError.
struct WinsockFailure: Error {
  let code: Int32
  init(_ code: Int32) { self.code = code }

  /// A system call's negative answer.
  init(systemCall result: Int) { code = StatusTable.winsock(errno: Int32(-result)) }
}

/// Frames of Winsock calls: start-up, handle, error code.
enum SocketCall {
  /// Runs `body` with the socket locked; answers SOCKET_ERROR and sets the code when
  /// it throws.
  static func perform(
    _ value: SOCKET, _ operation: EngineError.Operation,
    _ body: (Stable<Socket>) throws(WinsockFailure) -> Void
  ) -> Int32 {
    do throws(WinsockFailure) {
      try locked(value, operation, body)
      return 0
    } catch {
      return LastError.failSocket(error.code)
    }
  }

  static func locked<Result>(
    _ value: SOCKET, _ operation: EngineError.Operation,
    _ body: (Stable<Socket>) throws(WinsockFailure) -> Result
  ) throws(WinsockFailure) -> Result {
    guard Startup.isDone else { throw WinsockFailure(WSANOTINITIALISED) }
    let slot: LockedSlot
    do throws(EngineError) {
      slot = try HandleTable.lock(Handle(word: value), .socket, for: operation)
    } catch {
      throw WinsockFailure(StatusTable.winsock(error))
    }
    defer { slot.unlockAfterOperations() }
    return try body(slot.socket)
  }
}
