// SPDX-License-Identifier: Apache-2.0

import Glibc  // for: the numbers of socket options

/// An option of a socket whose value is an `int`: socket(7), tcp(7), ip(7), ipv6(7).
package struct OptionName: Sendable, Hashable {
  package let level: Int32
  package let name: Int32

  package init(level: Int32, name: Int32) {
    self.level = level
    self.name = name
  }

  package static let noDelay = OptionName(level: Int32(IPPROTO_TCP), name: TCP_NODELAY)
  package static let keepAlive = OptionName(level: SOL_SOCKET, name: SO_KEEPALIVE)
  package static let keepAliveIdle = OptionName(level: Int32(IPPROTO_TCP), name: TCP_KEEPIDLE)
  package static let keepAliveInterval = OptionName(level: Int32(IPPROTO_TCP), name: TCP_KEEPINTVL)
  package static let keepAliveProbes = OptionName(level: Int32(IPPROTO_TCP), name: TCP_KEEPCNT)
  package static let userTimeout = OptionName(level: Int32(IPPROTO_TCP), name: TCP_USER_TIMEOUT)
  /// IPv4 has no part in an IPv6 socket.
  package static let onlyIPv6 = OptionName(level: Int32(IPPROTO_IPV6), name: IPV6_V6ONLY)
  package static let reusesAddress = OptionName(level: SOL_SOCKET, name: SO_REUSEADDR)
  /// Errors that ICMP reports are the socket's: ip(7), ipv6(7).
  package static let tellsErrors = OptionName(level: Int32(IPPROTO_IP), name: IP_RECVERR)
  package static let tellsErrorsIPv6 = OptionName(level: Int32(IPPROTO_IPV6), name: IPV6_RECVERR)
  package static let broadcast = OptionName(level: SOL_SOCKET, name: SO_BROADCAST)
  package static let receiveBuffer = OptionName(level: SOL_SOCKET, name: SO_RCVBUF)
  package static let sendBuffer = OptionName(level: SOL_SOCKET, name: SO_SNDBUF)
}

extension Socket {
  /// - Throws: `invalidHandle`; errno(3) of setsockopt(2).
  package static func setOption(_ handle: Handle, _ option: OptionName, to value: Int32) throws(EngineError) {
    let slot = try HandleTable.lock(handle, .socket, for: .option)
    defer { slot.unlock() }
    let result = slot.socket.value.setOption(option, to: value)
    if result < 0 { throw EngineError(.option, handle, .system(Int32(-result))) }
  }

  /// As the one by handle, of a locked socket: 0, or -errno.
  @discardableResult
  package func setOption(_ option: OptionName, to value: Int32) -> Int {
    var value = value
    return unsafe SystemCalls.setOption(descriptor, option.level, option.name, &value, 4)
  }

  /// - Throws: `invalidHandle`; errno(3) of getsockopt(2).
  package static func option(_ handle: Handle, _ option: OptionName) throws(EngineError) -> Int32 {
    let slot = try HandleTable.lock(handle, .socket, for: .option)
    defer { slot.unlock() }
    var (value, length): (Int32, UInt32) = (0, 4)
    let result = unsafe SystemCalls.option(
      slot.socket.value.descriptor, option.level, option.name, &value, &length)
    if result < 0 { throw EngineError(.option, handle, .system(Int32(-result))) }
    return value
  }

  /// Small writes go out at once, and not when the peer has acknowledged the one before:
  /// TCP_NODELAY of tcp(7), which accepted connections inherit from their listener. A
  /// socket of another kind has no such option, and needs none.
  package static func sendAtOnce(_ handle: Handle) { try? setOption(handle, .noDelay, to: 1) }
}
