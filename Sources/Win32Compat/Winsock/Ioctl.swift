// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// ioctlsocket and WSAIoctl. Rules SOCK-20, SOCK-31.

@c @implementation public func ioctlsocket(
  _ s: SOCKET, _ command: LONG, _ argument: UnsafeMutablePointer<iocp_u_long>!
) -> Int32 {
  SocketCall.perform(s, .option) { socket throws(WinsockFailure) in
    guard let argument = unsafe argument else { throw WinsockFailure(WSAEFAULT) }
    try unsafe socket.value.control(UInt32(bitPattern: command), argument)
  }
}

extension Socket {
  fileprivate mutating func control(
    _ command: UInt32, _ argument: UnsafeMutablePointer<UInt32>
  ) throws(WinsockFailure) {
    switch command {
    // The descriptor is non-blocking in any case: this is about our blocking calls.
    case Ioctl.nonBlocking:
      // A socket whose events are selected cannot wait (Microsoft Learn, WSAEventSelect).
      if unsafe argument.pointee == 0, face.contains(.selectsEvents) { throw WinsockFailure(WSAEINVAL) }
      if unsafe argument.pointee != 0 { face.insert(.nonBlocking) } else { face.remove(.nonBlocking) }
    case Ioctl.readableBytes:
      let result = SystemCalls.readableBytes(descriptor)
      if result < 0 { throw WinsockFailure(systemCall: result) }
      unsafe argument.pointee = UInt32(result)
    default:
      throw WinsockFailure(WSAEOPNOTSUPP)
    }
  }
}

/// Control codes of winsock2.h, by their bits (Microsoft Learn, "Winsock IOCTLs").
private enum Ioctl {
  static let nonBlocking: UInt32 = 0x8004_667e
  static let readableBytes: UInt32 = 0x4004_667f
  static let extensionFunction: UInt32 = 0xc800_0006
  static let keepAliveValues: UInt32 = 0x9800_0004
  static let datagramReset: UInt32 = 0x9800_000c
}

@c @implementation public func WSAIoctl(
  _ s: SOCKET, _ code: DWORD, _ input: LPVOID!, _ inputSize: DWORD, _ output: LPVOID!, _ outputSize: DWORD,
  _ returned: LPDWORD!, _ overlapped: LPWSAOVERLAPPED!, _ routine: LPWSAOVERLAPPED_COMPLETION_ROUTINE!
) -> Int32 {
  SocketCall.perform(s, .option) { socket throws(WinsockFailure) in
    let size: DWORD
    switch code {
    case Ioctl.extensionFunction:
      guard let input = unsafe input, let output = unsafe output, inputSize >= 16, outputSize >= 8 else {
        throw WinsockFailure(WSAEFAULT)
      }
      guard let function = unsafe ExtensionFunctions.address(input.loadUnaligned(as: GUID.self)) else {
        throw WinsockFailure(WSAEINVAL)
      }
      unsafe output.storeBytes(of: UInt(bitPattern: function), as: UInt.self)
      size = 8
    case Ioctl.nonBlocking, Ioctl.readableBytes:
      guard let argument = unsafe code == Ioctl.nonBlocking ? input : output else { throw WinsockFailure(WSAEFAULT) }
      try unsafe socket.value.control(code, argument.assumingMemoryBound(to: UInt32.self))
      size = code == Ioctl.readableBytes ? 4 : 0
    case Ioctl.keepAliveValues:
      guard let input = unsafe input, inputSize >= 12 else { throw WinsockFailure(WSAEFAULT) }
      try unsafe socket.value.setKeepAlive(input)
      size = 0
    case Ioctl.datagramReset:
      guard let input = unsafe input, inputSize >= 1 else { throw WinsockFailure(WSAEFAULT) }
      let isOn = unsafe inputSize >= 4 ? input.loadUnaligned(as: UInt32.self) != 0 : input.load(as: UInt8.self) != 0
      socket.value.reportsUnreachable = isOn
      size = 0
    default: throw WinsockFailure(WSAEOPNOTSUPP)
    }
    if let returned = unsafe returned { unsafe returned.pointee = size }
    guard let overlapped = unsafe overlapped else { return }
    guard unsafe routine == nil else { throw WinsockFailure(WSAEOPNOTSUPP) }
    // Done at once, and a packet comes all the same (rule SOCK-34).
    unsafe OverlappedState.begin(overlapped)
    socket.value.completeAtOnce(unsafe OperationPool.take(.send, overlapped, OverlappedTransfer.ended))
  }
}

extension Socket {
  /// struct tcp_keepalive: on, idle milliseconds, interval milliseconds.
  fileprivate func setKeepAlive(_ input: UnsafeRawPointer) throws(WinsockFailure) {
    let (isOn, idle, interval) = unsafe (
      input.loadUnaligned(as: UInt32.self), input.loadUnaligned(fromByteOffset: 4, as: UInt32.self),
      input.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    )
    // SO_KEEPALIVE; TCP_KEEPIDLE and TCP_KEEPINTVL in whole seconds (tcp(7)).
    for (level, option, value): (Int32, Int32, UInt32) in [
      (1, 9, isOn == 0 ? 0 : 1), (6, 4, max(1, idle / 1000)), (6, 5, max(1, interval / 1000)),
    ] {
      var number = Int32(clamping: value)
      let result = unsafe SystemCalls.setOption(descriptor, level, option, &number, 4)
      if result < 0 { throw WinsockFailure(systemCall: result) }
    }
  }
}

/// Addresses of the functions that have no import library on Windows.
private enum ExtensionFunctions {
  static func address(_ wanted: GUID) -> UnsafeMutableRawPointer? {
    unsafe table.first { unsafe $0.guid == wanted }?.function
  }

  // SAFETY: written once; addresses of functions.
  private nonisolated(unsafe) static let table: [(guid: GUID, function: UnsafeMutableRawPointer)] = unsafe [
    (iocp_WSAID_ACCEPTEX, unsafeBitCast(acceptEx, to: UnsafeMutableRawPointer.self)),
    (iocp_WSAID_CONNECTEX, unsafeBitCast(connectEx, to: UnsafeMutableRawPointer.self)),
    (iocp_WSAID_DISCONNECTEX, unsafeBitCast(disconnectEx, to: UnsafeMutableRawPointer.self)),
    (iocp_WSAID_GETACCEPTEXSOCKADDRS, unsafeBitCast(getSockaddrs, to: UnsafeMutableRawPointer.self)),
    (iocp_WSAID_TRANSMITFILE, unsafeBitCast(transmitFile, to: UnsafeMutableRawPointer.self)),
    (iocp_WSAID_TRANSMITPACKETS, unsafeBitCast(transmitPackets, to: UnsafeMutableRawPointer.self)),
    (iocp_WSAID_WSARECVMSG, unsafeBitCast(receiveMessage, to: UnsafeMutableRawPointer.self)),
    (iocp_WSAID_WSASENDMSG, unsafeBitCast(sendMessage, to: UnsafeMutableRawPointer.self)),
  ]

  private static let acceptEx: LPFN_ACCEPTEX = unsafe AcceptEx
  private static let connectEx: LPFN_CONNECTEX = unsafe iocp_ConnectEx
  private static let disconnectEx: LPFN_DISCONNECTEX = unsafe iocp_DisconnectEx
  private static let getSockaddrs: LPFN_GETACCEPTEXSOCKADDRS = unsafe GetAcceptExSockaddrs
  private static let transmitFile: LPFN_TRANSMITFILE = unsafe TransmitFile
  private static let transmitPackets: LPFN_TRANSMITPACKETS = unsafe iocp_TransmitPackets
  private static let receiveMessage: LPFN_WSARECVMSG = unsafe iocp_WSARecvMsg
  private static let sendMessage: LPFN_WSASENDMSG = unsafe iocp_WSASendMsg
}

extension GUID {
  fileprivate static func == (left: GUID, right: GUID) -> Bool {
    unsafe withUnsafeBytes(of: left) { left in
      unsafe withUnsafeBytes(of: right) { right in unsafe left.elementsEqual(right) }
    }
  }
}
