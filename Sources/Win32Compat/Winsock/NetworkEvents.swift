// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// WSAEventSelect and WSAEnumNetworkEvents: an event that is set when something happens
/// to a socket, and a record of what it was.
///
/// Each kind of thing is recorded once, until the function that takes care of it was
/// called (Microsoft Learn, WSAEventSelect: re-enabling functions).
struct NetworkEvents: ~Copyable {
  fileprivate let event: Stable<WaitObject>
  fileprivate let mask: Int32
  /// What may be recorded.
  fileprivate var enabled: Int32
  fileprivate var recorded: Int32 = 0
  fileprivate var errors = [Int32](repeating: 0, count: Int(FD_MAX_EVENTS))

  /// Takes over a reference to the event.
  fileprivate init(_ event: Stable<WaitObject>, _ mask: Int32) {
    self.event = event
    self.mask = mask
    enabled = mask
  }

  deinit { event.release() }

  fileprivate mutating func record(_ bit: Int32, error: Int32 = 0) {
    guard enabled & bit != 0 else { return }
    enabled &= ~bit
    recorded |= bit
    errors[bit.trailingZeroBitCount] = error
    EventObject.set(event)
  }
}

@c @implementation public func WSAEventSelect(_ s: SOCKET, _ event: WSAEVENT?, _ mask: LONG) -> Int32 {
  SocketCall.perform(s, .option) { socket throws(WinsockFailure) in
    guard mask & ~FD_ALL_EVENTS == 0 else { throw WinsockFailure(WSAEINVAL) }
    if mask == 0 {
      try NetworkEvents.observe(socket, nil)
      socket.value.face.remove(.selectsEvents)
    } else {
      guard let object = unsafe Stable<WaitObject>.retained(event, .event) else { throw WinsockFailure(WSAEINVAL) }
      try NetworkEvents.observe(socket, NetworkEvents(object, mask))
      socket.value.face.insert(.selectsEvents)
    }
    socket.value.face.insert(.nonBlocking)
    NetworkEvents.look(socket)
  }
}

@c @implementation public func WSAEnumNetworkEvents(
  _ s: SOCKET, _ event: WSAEVENT?, _ events: LPWSANETWORKEVENTS?
) -> Int32 {
  SocketCall.perform(s, .option) { socket throws(WinsockFailure) in
    guard let events = unsafe events else { throw WinsockFailure(WSAEFAULT) }
    if unsafe event != nil, !EventObject.reset(handleWord: UInt(bitPattern: event)) { throw WinsockFailure(WSAEINVAL) }
    unsafe events.pointee.lNetworkEvents = 0
    guard let record = NetworkEvents.record(of: socket) else { return }
    unsafe events.pointee.lNetworkEvents = record.value.recorded
    unsafe withUnsafeMutableBytes(of: &events.pointee.iErrorCode) { codes in
      for bit in 0..<Int(FD_MAX_EVENTS) where record.value.recorded & 1 << bit != 0 {
        unsafe codes.storeBytes(of: record.value.errors[bit], toByteOffset: bit * 4, as: Int32.self)
      }
    }
    record.value.recorded = 0
  }
}

extension NetworkEvents {
  /// The record of a locked socket.
  fileprivate static func record(of socket: Stable<Socket>) -> Stable<NetworkEvents>? {
    // SAFETY: observers of sockets are made below, with this context.
    unsafe socket.value.observerContext.map { unsafe Stable(address: $0) }
  }

  fileprivate static func observe(
    _ socket: Stable<Socket>, _ events: consuming NetworkEvents?
  ) throws(WinsockFailure) {
    do throws(EngineError) {
      guard let events = events else { return try socket.value.observe(by: nil) }
      let record = Stable(events)
      do throws(EngineError) {
        try socket.value.observe(
          by: unsafe Observer(
            context: record.address,
            { socket, _ in NetworkEvents.look(unsafe Stable(address: socket)) },
            { unsafe Stable<NetworkEvents>(address: $0).destroy() }))
      } catch {
        record.destroy()
        throw error
      }
    } catch {
      throw WinsockFailure(StatusTable.winsock(error))
    }
  }

  /// A connection that accept has made begins with its listener's events.
  static func inherit(from listener: SOCKET, to accepted: SOCKET) {
    var (event, mask): (Stable<WaitObject>?, Int32) = (nil, 0)
    _ = try? SocketCall.locked(listener, .option) { socket in
      guard let record = record(of: socket) else { return }
      record.value.event.value.retain()
      (event, mask) = (record.value.event, record.value.mask)
    }
    guard let event else { return }
    _ = try? SocketCall.locked(accepted, .option) { socket throws(WinsockFailure) in
      try observe(socket, NetworkEvents(event, mask))
      socket.value.face.formUnion([.selectsEvents, .nonBlocking])
      look(socket)
    }
  }

  /// The program has called the function that takes care of this kind.
  static func reenable(_ s: SOCKET, _ bit: Int32) {
    _ = try? SocketCall.locked(s, .option) { socket in
      guard let record = record(of: socket) else { return }
      record.value.enabled |= record.value.mask & bit
      look(socket)
    }
  }

  // poll(2): POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLRDHUP.
  private static let (input, urgent, output): (Int16, Int16, Int16) = (1, 2, 4)
  private static let (failure, hangUp, end): (Int16, Int16, Int16) = (8, 16, 0x2000)

  /// Records what holds now. The socket is locked.
  fileprivate static func look(_ socket: Stable<Socket>) {
    guard let record = record(of: socket), record.value.enabled != 0 else { return }
    let state = socket.value.poll(input | urgent | output | end)
    let face = socket.value.face
    if face.contains(.listening) {
      if state & input != 0 { record.value.record(FD_ACCEPT) }
      return
    }
    if face.contains(.connecting) {
      guard state & (output | failure | hangUp) != 0 else { return }
      let error = -SystemCalls.connectProgress(socket.value.descriptor)
      if error != 0 {
        socket.value.face.remove(.connecting)
        record.value.record(FD_CONNECT, error: StatusTable.winsock(errno: Int32(error)))
        return
      }
      _ = socket.value.checkConnected()
      record.value.record(FD_CONNECT)
    }
    if face.isStream, !socket.value.face.contains(.connected) { return }
    let hasEnded = face.isStream && state & (hangUp | end) != 0
    if state & input != 0, !hasEnded || SystemCalls.readableBytes(socket.value.descriptor) > 0 {
      record.value.record(FD_READ)
    }
    if state & urgent != 0 { record.value.record(FD_OOB) }
    if state & output != 0, !hasEnded || state & failure == 0 { record.value.record(FD_WRITE) }
    if hasEnded {
      record.value.record(FD_CLOSE, error: state & failure != 0 || socket.value.wasReset ? WSAECONNRESET : 0)
    }
  }
}
