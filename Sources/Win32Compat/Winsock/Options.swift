// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// setsockopt and getsockopt: Windows' numbers and sizes, translated by one table.
/// Sources: Microsoft Learn, "SOL_SOCKET Socket Options"; socket(7), tcp(7), ip(7),
/// ipv6(7).

/// One option that both systems have.
private struct OptionRow {
  let level: Int32
  let option: Int32
  let kernelLevel: Int32
  let kernelOption: Int32
}

private let optionRows: [OptionRow] = [
  OptionRow(level: SOL_SOCKET, option: SO_DEBUG, kernelLevel: 1, kernelOption: 1),
  OptionRow(level: SOL_SOCKET, option: SO_KEEPALIVE, kernelLevel: 1, kernelOption: 9),
  OptionRow(level: SOL_SOCKET, option: SO_DONTROUTE, kernelLevel: 1, kernelOption: 5),
  OptionRow(level: SOL_SOCKET, option: SO_BROADCAST, kernelLevel: 1, kernelOption: 6),
  OptionRow(level: SOL_SOCKET, option: SO_OOBINLINE, kernelLevel: 1, kernelOption: 10),
  OptionRow(level: SOL_SOCKET, option: SO_SNDBUF, kernelLevel: 1, kernelOption: 7),
  OptionRow(level: SOL_SOCKET, option: SO_RCVBUF, kernelLevel: 1, kernelOption: 8),
  OptionRow(level: IPPROTO_TCP_LEVEL, option: TCP_NODELAY, kernelLevel: 6, kernelOption: 1),
  OptionRow(level: IPPROTO_IP_LEVEL, option: IP_TTL, kernelLevel: 0, kernelOption: 2),
  OptionRow(level: IPPROTO_IP_LEVEL, option: IP_TOS, kernelLevel: 0, kernelOption: 1),
  OptionRow(level: IPPROTO_IP_LEVEL, option: IP_MULTICAST_TTL, kernelLevel: 0, kernelOption: 33),
  OptionRow(level: IPPROTO_IP_LEVEL, option: IP_MULTICAST_LOOP, kernelLevel: 0, kernelOption: 34),
  OptionRow(level: IPPROTO_IP_LEVEL, option: IP_PKTINFO, kernelLevel: 0, kernelOption: 8),
  OptionRow(level: IPPROTO_IP_LEVEL, option: IP_RECVTTL, kernelLevel: 0, kernelOption: 12),
  OptionRow(level: IPPROTO_IP_LEVEL, option: IP_RECVTOS, kernelLevel: 0, kernelOption: 13),
  OptionRow(level: IPPROTO_IPV6_LEVEL, option: IPV6_PKTINFO, kernelLevel: 41, kernelOption: 49),
  OptionRow(level: IPPROTO_IPV6_LEVEL, option: IPV6_HOPLIMIT, kernelLevel: 41, kernelOption: 51),
  OptionRow(level: IPPROTO_IPV6_LEVEL, option: IPV6_RECVTCLASS, kernelLevel: 41, kernelOption: 66),
  OptionRow(level: IPPROTO_IPV6_LEVEL, option: IPV6_MULTICAST_IF, kernelLevel: 41, kernelOption: 17),
  OptionRow(level: IPPROTO_IPV6_LEVEL, option: IPV6_MULTICAST_HOPS, kernelLevel: 41, kernelOption: 18),
  OptionRow(level: IPPROTO_IPV6_LEVEL, option: IPV6_MULTICAST_LOOP, kernelLevel: 41, kernelOption: 19),
  OptionRow(level: IPPROTO_IPV6_LEVEL, option: IPV6_V6ONLY, kernelLevel: 41, kernelOption: 26),
  OptionRow(level: IPPROTO_IPV6_LEVEL, option: IPV6_UNICAST_HOPS, kernelLevel: 41, kernelOption: 16),
]

private let IPPROTO_IP_LEVEL: Int32 = 0
private let IPPROTO_TCP_LEVEL: Int32 = 6
private let IPPROTO_IPV6_LEVEL: Int32 = 41

@c @implementation public func setsockopt(
  _ s: SOCKET, _ level: Int32, _ option: Int32, _ value: UnsafePointer<CChar>!, _ length: Int32
) -> Int32 {
  SocketCall.perform(s, .option) { socket throws(WinsockFailure) in
    // UPDATE_CONNECT_CONTEXT alone takes no value.
    if level == SOL_SOCKET, option == SO_UPDATE_CONNECT_CONTEXT {
      guard socket.value.face.contains(.connected) else { throw WinsockFailure(WSAENOTCONN) }
      socket.value.face.remove(.lacksContext)
      return
    }
    guard let value = unsafe value else { throw WinsockFailure(WSAEFAULT) }
    let given = unsafe UnsafeRawBufferPointer(start: value, count: Int(max(0, length)))
    try unsafe socket.value.setOption(level, option, given)
  }
}

extension Socket {
  fileprivate mutating func setOption(
    _ level: Int32, _ option: Int32, _ value: UnsafeRawBufferPointer
  ) throws(WinsockFailure) {
    if level == SOL_SOCKET {
      switch option {
      case SO_UPDATE_ACCEPT_CONTEXT:
        guard value.count >= 8 else { throw WinsockFailure(WSAEFAULT) }
        let listener = unsafe Handle(word: value.loadUnaligned(as: UInt.self))
        guard listener != handle, HandleTable.isOpen(listener) else { throw WinsockFailure(WSAENOTSOCK) }
        guard face.contains(.accepted) else { throw WinsockFailure(WSAENOTCONN) }
        face.remove(.lacksContext)
        return
      case SO_LINGER, SO_DONTLINGER: return try unsafe setLinger(option, value)
      case SO_RCVTIMEO:
        receiveTimeoutMilliseconds = UInt32(bitPattern: try unsafe Self.number(value))
        return
      case SO_SNDTIMEO:
        sendTimeoutMilliseconds = UInt32(bitPattern: try unsafe Self.number(value))
        return
      case SO_REUSEADDR:
        let isOn = try unsafe Self.number(value) != 0
        if isOn { face.insert(.sharesAddress) } else { face.remove(.sharesAddress) }
        return try setKernel(1, 2, isOn ? 1 : 0)
      // Nobody else may bind to the address: so it is on Linux without SO_REUSEADDR.
      case SO_EXCLUSIVEADDRUSE:
        _ = try unsafe Self.number(value)
        return
      case SO_ERROR, SO_TYPE, SO_ACCEPTCONN, SO_CONNECT_TIME: throw WinsockFailure(WSAENOPROTOOPT)
      // 0 means no buffering on Windows; the kernel's smallest buffer comes closest,
      // and would make every stream crawl. Its default serves.
      case SO_SNDBUF, SO_RCVBUF:
        guard value.count >= 4 else { throw WinsockFailure(WSAEFAULT) }
        let size = try unsafe Self.number(value)
        if size == 0 { return }
      default: break
      }
    }
    if try unsafe setMulticast(level, option, value) { return }
    guard let row = optionRows.first(where: { $0.level == level && $0.option == option }) else {
      throw Self.unknownOption(level)
    }
    try setKernel(row.kernelLevel, row.kernelOption, try unsafe Self.number(value))
  }

  /// An option that the level does not have is one thing, a level that is none another.
  fileprivate static func unknownOption(_ level: Int32) -> WinsockFailure {
    let isLevel = level == SOL_SOCKET || optionRows.contains { $0.level == level }
    return WinsockFailure(isLevel ? WSAENOPROTOOPT : WSAEINVAL)
  }

  /// A BOOL or DWORD; Windows takes one byte for a BOOL, too.
  static func number(_ value: UnsafeRawBufferPointer) throws(WinsockFailure) -> Int32 {
    if value.count >= 4 { return unsafe value.loadUnaligned(as: Int32.self) }
    guard let first = unsafe value.first else { throw WinsockFailure(WSAEFAULT) }
    return Int32(first)
  }

  func setKernel(_ level: Int32, _ option: Int32, _ number: Int32) throws(WinsockFailure) {
    var number = number
    let result = unsafe SystemCalls.setOption(descriptor, level, option, &number, 4)
    if result < 0 { throw WinsockFailure(systemCall: result) }
  }

  /// struct linger is two shorts on Windows and two ints on Linux. A time other than 0
  /// asks closesocket to wait, which it does not do here: the kernel sends what is
  /// left after the close, as it does without the option.
  private mutating func setLinger(
    _ option: Int32, _ value: UnsafeRawBufferPointer
  ) throws(WinsockFailure) {
    if option == SO_LINGER {
      guard value.count >= 4 else { throw WinsockFailure(WSAEFAULT) }
      let isOn = unsafe value.loadUnaligned(as: UInt16.self) != 0
      lingerSeconds = isOn ? Int32(unsafe value.loadUnaligned(fromByteOffset: 2, as: UInt16.self)) : -1
    } else {
      lingerSeconds = try unsafe Self.number(value) == 0 ? max(0, lingerSeconds) : -1
    }
    var linger: (Int32, Int32) = (lingerSeconds == 0 ? 1 : 0, 0)
    let result = unsafe withUnsafeBytes(of: &linger) {
      unsafe SystemCalls.setOption(descriptor, 1, 13, $0.baseAddress!, 8)
    }
    if result < 0 { throw WinsockFailure(systemCall: result) }
  }
}

@c @implementation public func getsockopt(
  _ s: SOCKET, _ level: Int32, _ option: Int32, _ value: UnsafeMutablePointer<CChar>!,
  _ length: UnsafeMutablePointer<Int32>!
) -> Int32 {
  SocketCall.perform(s, .option) { socket throws(WinsockFailure) in
    guard let value = unsafe value, let length = unsafe length else { throw WinsockFailure(WSAEFAULT) }
    if level == SOL_SOCKET, option == SO_LINGER {
      guard unsafe length.pointee >= 4 else { throw WinsockFailure(WSAEFAULT) }
      let seconds = socket.value.lingerSeconds
      unsafe UnsafeMutableRawPointer(value).storeBytes(of: seconds < 0 ? 0 : 1, as: UInt16.self)
      unsafe UnsafeMutableRawPointer(value).storeBytes(
        of: UInt16(clamping: max(0, seconds)), toByteOffset: 2, as: UInt16.self)
      unsafe length.pointee = 4
      return
    }
    if level == SOL_SOCKET, option == SO_PROTOCOL_INFOA || option == SO_PROTOCOL_INFOW {
      return try unsafe socket.value.describeProtocol(isWide: option == SO_PROTOCOL_INFOW, value, &length.pointee)
    }
    let number = try socket.value.option(level, option)
    if unsafe length.pointee >= 4 {
      unsafe UnsafeMutableRawPointer(value).storeBytes(of: number, as: Int32.self)
      unsafe length.pointee = 4
    } else if unsafe length.pointee >= 1, number == 0 || number == 1 {
      unsafe value.pointee = CChar(number)
      unsafe length.pointee = 1
    } else {
      throw WinsockFailure(WSAEFAULT)
    }
  }
}

extension Socket {
  fileprivate mutating func option(_ level: Int32, _ option: Int32) throws(WinsockFailure) -> Int32 {
    if level == SOL_SOCKET {
      switch option {
      case SO_TYPE: return face.type
      case SO_ACCEPTCONN: return face.contains(.listening) ? 1 : 0
      case SO_RCVTIMEO: return Int32(bitPattern: receiveTimeoutMilliseconds)
      case SO_SNDTIMEO: return Int32(bitPattern: sendTimeoutMilliseconds)
      case SO_REUSEADDR: return face.contains(.sharesAddress) ? 1 : 0
      case SO_EXCLUSIVEADDRUSE: return 0
      case SO_DONTLINGER: return lingerSeconds < 0 ? 1 : 0
      // Seconds since the connection came about, -1 without one (rule ACCEPT-17).
      case SO_CONNECT_TIME:
        guard checkConnected() else { return -1 }
        return Int32(bitPattern: SystemCalls.monotonicSeconds() &- faceTime)
      // The largest datagram over IPv4; streams have no such limit.
      case SO_MAX_MSG_SIZE: return face.isStream ? -1 : 65507
      case SO_ERROR:
        let error = try kernelOption(1, 4)
        return error == 0 ? 0 : StatusTable.winsock(errno: error)
      default: break
      }
    }
    if level == IPPROTO_IP_LEVEL, option == IP_MULTICAST_IF { return try kernelOption(0, 32) }
    if level == IPPROTO_IP_LEVEL, option == IP_DONTFRAGMENT { return try kernelOption(0, 10) == 2 ? 1 : 0 }
    guard let row = optionRows.first(where: { $0.level == level && $0.option == option }) else {
      throw Self.unknownOption(level)
    }
    return try kernelOption(row.kernelLevel, row.kernelOption)
  }

  private func kernelOption(_ level: Int32, _ option: Int32) throws(WinsockFailure) -> Int32 {
    var number: Int32 = 0
    var length: UInt32 = 4
    let result = unsafe SystemCalls.option(descriptor, level, option, &number, &length)
    if result < 0 { throw WinsockFailure(systemCall: result) }
    return number
  }
}
