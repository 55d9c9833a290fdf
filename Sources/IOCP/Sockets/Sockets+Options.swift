// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

extension Connection {
  /// Sets an option of the socket.
  ///
  /// - Throws: ``IOError``: `handleClosed`; `invalidArgument` for a value beyond 32 bits;
  ///   errno(3) of setsockopt(2), such as ENOPROTOOPT for an option that the socket has not.
  public func setOption<Value>(_ option: SocketOption<Value>, to value: Value) throws(IOError) {
    try channel.handle.set(option, to: value, channel.refusal)
  }

  /// The value of an option of the socket.
  ///
  /// - Throws: ``IOError``: `handleClosed`; errno(3) of getsockopt(2).
  public func option<Value>(_ option: SocketOption<Value>) throws(IOError) -> Value {
    try channel.handle.value(of: option, channel.refusal)
  }
}

extension Listener {
  /// As ``Connection/setOption(_:to:)``.
  public func setOption<Value>(_ option: SocketOption<Value>, to value: Value) throws(IOError) {
    try channel.handle.set(option, to: value, channel.refusal)
  }

  /// As ``Connection/option(_:)``.
  public func option<Value>(_ option: SocketOption<Value>) throws(IOError) -> Value {
    try channel.handle.value(of: option, channel.refusal)
  }
}

extension DatagramSocket {
  /// As ``Connection/setOption(_:to:)``.
  public func setOption<Value>(_ option: SocketOption<Value>, to value: Value) throws(IOError) {
    try channel.owned.handle.set(option, to: value, channel.owned.refusal)
  }

  /// As ``Connection/option(_:)``.
  public func option<Value>(_ option: SocketOption<Value>) throws(IOError) -> Value {
    try channel.owned.handle.value(of: option, channel.owned.refusal)
  }
}

extension BlockingConnection {
  /// As ``Connection/setOption(_:to:)``.
  public func setOption<Value>(_ option: SocketOption<Value>, to value: Value) throws(IOError) {
    try owned.handle.set(option, to: value, owned.refusal)
  }

  /// As ``Connection/option(_:)``.
  public func option<Value>(_ option: SocketOption<Value>) throws(IOError) -> Value {
    try owned.handle.value(of: option, owned.refusal)
  }
}

extension BlockingListener {
  /// As ``Connection/setOption(_:to:)``.
  public func setOption<Value>(_ option: SocketOption<Value>, to value: Value) throws(IOError) {
    try owned.handle.set(option, to: value, owned.refusal)
  }

  /// As ``Connection/option(_:)``.
  public func option<Value>(_ option: SocketOption<Value>) throws(IOError) -> Value {
    try owned.handle.value(of: option, owned.refusal)
  }
}

extension BlockingDatagramSocket {
  /// As ``Connection/setOption(_:to:)``.
  public func setOption<Value>(_ option: SocketOption<Value>, to value: Value) throws(IOError) {
    try owned.handle.set(option, to: value, owned.refusal)
  }

  /// As ``Connection/option(_:)``.
  public func option<Value>(_ option: SocketOption<Value>) throws(IOError) -> Value {
    try owned.handle.value(of: option, owned.refusal)
  }
}

extension ConnectionHandle {
  /// As ``Connection/setOption(_:to:)``.
  public func setOption<Value>(_ option: SocketOption<Value>, to value: Value) throws(IOError) {
    try handle.set(option, to: value, IOError.init)
  }

  /// As ``Connection/option(_:)``.
  public func option<Value>(_ option: SocketOption<Value>) throws(IOError) -> Value {
    try handle.value(of: option, IOError.init)
  }
}

extension ListenerHandle {
  /// As ``Connection/setOption(_:to:)``.
  public func setOption<Value>(_ option: SocketOption<Value>, to value: Value) throws(IOError) {
    try handle.set(option, to: value, IOError.init)
  }

  /// As ``Connection/option(_:)``.
  public func option<Value>(_ option: SocketOption<Value>) throws(IOError) -> Value {
    try handle.value(of: option, IOError.init)
  }
}

extension Connection {
  /// The address on this side.
  public var address: SocketAddress {
    get throws(IOError) { try channel.handle.address(channel.refusal, Socket.localAddress) }
  }

  /// The address on the other side.
  ///
  /// - Throws: `handleClosed`; errno ENOTCONN for a connection that its peer has reset.
  public var peerAddress: SocketAddress {
    get throws(IOError) { try channel.handle.address(channel.refusal, Socket.peerAddress) }
  }
}

extension BlockingConnection {
  /// The address on this side.
  public var address: SocketAddress {
    get throws(IOError) { try owned.handle.address(owned.refusal, Socket.localAddress) }
  }

  /// The address on the other side; as ``Connection/peerAddress``.
  public var peerAddress: SocketAddress {
    get throws(IOError) { try owned.handle.address(owned.refusal, Socket.peerAddress) }
  }
}

extension ConnectionHandle {
  /// The address on this side.
  public var address: SocketAddress {
    get throws(IOError) { try handle.address(IOError.init, Socket.localAddress) }
  }

  /// The address on the other side; as ``Connection/peerAddress``.
  public var peerAddress: SocketAddress {
    get throws(IOError) { try handle.address(IOError.init, Socket.peerAddress) }
  }
}

/// What the owner of a handle makes of the engine's refusal.
private typealias Refusal = (_ error: EngineError, _ call: String) -> IOError

extension Handle {
  fileprivate func set<Value>(_ option: SocketOption<Value>, to value: Value, _ refusal: Refusal) throws(IOError) {
    guard let number = value.asOption else { throw IOError(.invalidArgument, "setOption", handle: rawValue) }
    do throws(EngineError) {
      try Socket.setOption(self, option.name, to: number)
    } catch {
      throw refusal(error, "setOption")
    }
  }

  fileprivate func value<Value>(of option: SocketOption<Value>, _ refusal: Refusal) throws(IOError) -> Value {
    do throws(EngineError) {
      return Value(option: try Socket.option(self, option.name))
    } catch {
      throw refusal(error, "option")
    }
  }

  fileprivate func address(
    _ refusal: Refusal, _ ask: (Handle) throws(EngineError) -> Address
  ) throws(IOError) -> SocketAddress {
    do throws(EngineError) { return SocketAddress(try ask(self)) } catch { throw refusal(error, "address") }
  }
}

extension IOError {
  fileprivate init(_ error: EngineError, _ call: String) {
    self.init(IOError(error).code, call, handle: error.handle.rawValue)
  }
}
