// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// An option of a socket, and the type of its value: setsockopt(2).
///
///     try connection.setOption(.noDelay, to: false)
///     try connection.setOption(.keepAliveIdle, to: 60)
///     print(try connection.option(.receiveBufferSize))
///
/// One that is not listed here, and has an `int` as its value, can be made from its numbers:
///
///     let mark = SocketOption<Int>(level: 1, name: 36)  // SO_MARK of socket(7)
///     try? connection.setOption(mark, to: 7)
public struct SocketOption<Value: SocketOptionValue>: Hashable, Sendable {
  let name: OptionName

  init(_ name: OptionName) { self.name = name }

  /// - Parameters:
  ///   - level: Such as SOL_SOCKET.
  ///   - name: Such as SO_MARK.
  public init(level: Int32, name: Int32) { self.name = OptionName(level: level, name: name) }
}

/// What an `int` of setsockopt(2) stands for: `Bool`, `Int`, or a type of your own.
///
///     enum Priority: Int32, SocketOptionValue {
///       case normal = 0, interactive = 6
///       var asOption: Int32? { rawValue }
///       init(option: Int32) { self = Priority(rawValue: option) ?? .normal }
///     }
///     let priority = SocketOption<Priority>(level: 1, name: 12)  // SO_PRIORITY of socket(7)
///     try connection.setOption(priority, to: .interactive)
public protocol SocketOptionValue: Sendable {
  /// The value for the system; nil if there is none.
  var asOption: Int32? { get }
  /// The value from the system.
  init(option: Int32)
}

extension Bool: SocketOptionValue {
  public var asOption: Int32? { self ? 1 : 0 }
  public init(option: Int32) { self = option != 0 }
}

extension Int: SocketOptionValue {
  public var asOption: Int32? { Int32(exactly: self) }
  public init(option: Int32) { self = Int(option) }
}

extension SocketOption where Value == Bool {
  /// Small writes go out at once; on for connections of this module. TCP_NODELAY of tcp(7).
  public static var noDelay: SocketOption { SocketOption(.noDelay) }
  /// A peer that says nothing is asked whether it is there. SO_KEEPALIVE of socket(7).
  public static var keepAlive: SocketOption { SocketOption(.keepAlive) }
  /// Datagrams may go to broadcast addresses. SO_BROADCAST of socket(7).
  public static var broadcast: SocketOption { SocketOption(.broadcast) }
}

extension SocketOption where Value == Int {
  /// Seconds of silence before the peer is asked. TCP_KEEPIDLE of tcp(7).
  public static var keepAliveIdle: SocketOption { SocketOption(.keepAliveIdle) }
  /// Seconds between two questions. TCP_KEEPINTVL of tcp(7).
  public static var keepAliveInterval: SocketOption { SocketOption(.keepAliveInterval) }
  /// Questions without an answer after which the connection is broken. TCP_KEEPCNT of tcp(7).
  public static var keepAliveProbes: SocketOption { SocketOption(.keepAliveProbes) }
  /// Milliseconds that written data may stay unacknowledged before the connection is broken;
  /// 0 for as long as the system thinks right. TCP_USER_TIMEOUT of tcp(7).
  public static var userTimeout: SocketOption { SocketOption(.userTimeout) }
  /// Bytes that the system keeps for the reader. What is set is doubled, and limited by
  /// net.core.rmem_max: SO_RCVBUF of socket(7).
  public static var receiveBufferSize: SocketOption { SocketOption(.receiveBuffer) }
  /// Bytes that the system takes from the writer ahead of the peer; as for
  /// ``receiveBufferSize``. SO_SNDBUF of socket(7).
  public static var sendBufferSize: SocketOption { SocketOption(.sendBuffer) }
}
