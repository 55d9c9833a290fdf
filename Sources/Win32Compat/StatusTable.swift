// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// The one place that translates codes: errno(3) → NTSTATUS → Win32 and Winsock.
///
/// Rows of `byStatus`: rule ERR-13 (RtlNtStatusToDosError; Wine's sock.c,
/// test_WSAGetOverlappedResult). Rows of `winsockCodes`: Microsoft Learn, "Windows
/// Sockets Error Codes", by the meaning of the errno in its man page.
enum StatusTable {
  static let success: UInt32 = 0
  static let pending: UInt32 = 0x103
  static let cancelled: UInt32 = 0xC000_0120
  static let invalidParameter: UInt32 = 0xC000_000D
  static let bufferTooSmall: UInt32 = 0xC000_0023
  static let connectionReset: UInt32 = 0xC000_020D
  static let connectionAborted: UInt32 = 0xC000_0241
  static let bufferOverflow: UInt32 = 0x8000_0005
  static let portUnreachable: UInt32 = 0xC000_023F

  private struct Row {
    let status: UInt32
    let win32: Int32
    let winsock: Int32
  }

  private static let byStatus: [Row] = [
    Row(status: 0xC000_0120, win32: 995, winsock: 995),  // cancelled
    Row(status: 0xC000_020D, win32: 64, winsock: 10054),  // connection reset
    Row(status: 0xC000_020C, win32: 64, winsock: 10054),  // connection disconnected
    Row(status: 0xC000_013B, win32: 64, winsock: 10053),  // local disconnect
    Row(status: 0xC000_013C, win32: 64, winsock: 10054),  // remote disconnect
    Row(status: 0xC000_0241, win32: 1236, winsock: 10053),  // connection aborted
    Row(status: 0xC000_0236, win32: 1225, winsock: 10061),  // connection refused
    Row(status: 0xC000_023F, win32: 1234, winsock: 10054),  // port unreachable
    Row(status: 0x8000_0005, win32: 234, winsock: 10040),  // more data
    Row(status: 0xC000_00B5, win32: 121, winsock: 10060),  // timed out
    Row(status: 0xC000_023C, win32: 1231, winsock: 10051),  // network unreachable
    Row(status: 0xC000_023D, win32: 1232, winsock: 10065),  // host unreachable
    Row(status: 0xC000_0207, win32: 1214, winsock: 10049),  // invalid address
    Row(status: 0xC000_000D, win32: 87, winsock: 10022),  // invalid parameter
    Row(status: 0xC000_0008, win32: 6, winsock: 10038),  // invalid handle
    Row(status: 0xC000_0005, win32: 998, winsock: 10014),  // access violation
    Row(status: 0xC000_009A, win32: 1450, winsock: 10055),  // insufficient resources
    Row(status: 0xC000_0022, win32: 5, winsock: 10013),  // access denied
    Row(status: 0xC000_0140, win32: 59, winsock: 10057),  // invalid connection
    Row(status: 0xC000_0023, win32: 122, winsock: 10014),  // buffer too small
    Row(status: 0xC000_0011, win32: 38, winsock: 10022),  // end of file
    Row(status: 0xC000_014B, win32: 109, winsock: 10022),  // pipe broken
    Row(status: 0xC000_0225, win32: 1168, winsock: 10022),  // not found
    Row(status: 0xC000_0024, win32: 6, winsock: 10022),  // object type mismatch
    Row(status: 0xC000_00BB, win32: 50, winsock: 10022),  // not supported
    Row(status: 0x0000_0103, win32: 997, winsock: 997),  // pending
    Row(status: 0x0000_0102, win32: 258, winsock: 10022),  // time-out
  ]

  /// Win32 code of a status; ERROR_MR_MID_NOT_FOUND 317 for one we never give.
  static func win32(_ status: UInt32) -> Int32 {
    if status == success { return 0 }
    return byStatus.first { $0.status == status }?.win32 ?? 317
  }

  /// Winsock code of a status; WSAEINVAL for one we never give.
  static func winsock(_ status: UInt32) -> Int32 {
    if status == success { return 0 }
    return byStatus.first { $0.status == status }?.winsock ?? 10022
  }

  /// The status with which an operation ends that failed after it was accepted.
  static func status(of code: Int32) -> UInt32 {
    switch code {
    case 0: success
    case Status.cancelled.code: cancelled
    case Status.handleClosed.code: cancelled
    case Errno.connectionReset, Errno.brokenPipe: connectionReset
    case Errno.connectionRefused: 0xC000_0236
    case Errno.connectionAborted: connectionAborted
    case Errno.timedOut: 0xC000_00B5
    case Errno.networkUnreachable, Errno.networkDown: 0xC000_023C
    case Errno.hostUnreachable, Errno.hostDown: 0xC000_023D
    case Errno.addressNotAvailable: 0xC000_0207
    case Errno.notConnected: 0xC000_0140
    case Errno.badAddress: 0xC000_0005
    case Errno.noBufferSpace, Errno.outOfMemory: 0xC000_009A
    case Errno.accessDenied, Errno.notPermitted: 0xC000_0022
    case Errno.messageTooLong: bufferOverflow
    default: invalidParameter
    }
  }

  private static let winsockCodes: [Int32: Int32] = [
    Errno.notPermitted: WSAEACCES,
    Errno.interrupted: WSAEINTR,
    Errno.badDescriptor: WSAENOTSOCK,
    Errno.wouldBlock: WSAEWOULDBLOCK,
    Errno.outOfMemory: WSAENOBUFS,
    Errno.accessDenied: WSAEACCES,
    Errno.badAddress: WSAEFAULT,
    Errno.invalidArgument: WSAEINVAL,
    Errno.noSuchDevice: WSAEADDRNOTAVAIL,
    Errno.tooManyFilesInSystem: WSAEMFILE,
    Errno.tooManyFiles: WSAEMFILE,
    Errno.brokenPipe: WSAECONNRESET,
    Errno.nameTooLong: WSAENAMETOOLONG,
    Errno.tooManyLinks: WSAELOOP,
    Errno.notASocket: WSAENOTSOCK,
    Errno.destinationRequired: WSAEDESTADDRREQ,
    Errno.messageTooLong: WSAEMSGSIZE,
    Errno.wrongProtocolType: WSAEPROTOTYPE,
    Errno.noSuchOption: WSAENOPROTOOPT,
    Errno.protocolNotSupported: WSAEPROTONOSUPPORT,
    Errno.socketTypeNotSupported: WSAESOCKTNOSUPPORT,
    Errno.notSupported: WSAEOPNOTSUPP,
    Errno.familyNotSupported: WSAEPFNOSUPPORT,
    Errno.addressFamilyNotSupported: WSAEAFNOSUPPORT,
    Errno.addressInUse: WSAEADDRINUSE,
    Errno.addressNotAvailable: WSAEADDRNOTAVAIL,
    Errno.networkDown: WSAENETDOWN,
    Errno.networkUnreachable: WSAENETUNREACH,
    Errno.networkReset: WSAENETRESET,
    Errno.connectionAborted: WSAECONNABORTED,
    Errno.connectionReset: WSAECONNRESET,
    Errno.noBufferSpace: WSAENOBUFS,
    Errno.alreadyConnected: WSAEISCONN,
    Errno.notConnected: WSAENOTCONN,
    Errno.shutDown: WSAESHUTDOWN,
    Errno.timedOut: WSAETIMEDOUT,
    Errno.connectionRefused: WSAECONNREFUSED,
    Errno.hostDown: WSAEHOSTDOWN,
    Errno.hostUnreachable: WSAEHOSTUNREACH,
    Errno.alreadyInProgress: WSAEALREADY,
    Errno.inProgress: WSAEWOULDBLOCK,
  ]

  /// Winsock code of a system call that failed at once.
  static func winsock(errno: Int32) -> Int32 { winsockCodes[errno] ?? WSAEINVAL }

  /// What a Winsock call answers to a refusal of the engine.
  static func winsock(_ error: EngineError) -> Int32 {
    switch error.cause {
    case .invalidHandle, .wrongKind: WSAENOTSOCK
    case .closedMeanwhile: WSAEINTR
    case .cancelled: WSA_OPERATION_ABORTED
    case .shutDown: WSAESHUTDOWN
    case .timedOut: WSAETIMEDOUT
    case .outOfHandles: WSAEMFILE
    case .queueFull: WSAENOBUFS
    case .usedAfterFork: WSAENETDOWN
    // Only a datagram's receive meets a refusal: ICMP said that nobody listens where an
    // earlier one was sent to (rule UDP-12).
    case .system(Errno.connectionRefused) where error.operation == .receive: WSAECONNRESET
    case .system(let errno): winsock(errno: errno)
    case .alreadyAssociated, .notOverlapped, .portClosed, .operationsInFlight, .invalidArgument,
      .notFound:
      WSAEINVAL
    }
  }

  /// What a kernel call answers to a refusal of the engine.
  static func win32(_ error: EngineError) -> Int32 {
    switch error.cause {
    case .invalidHandle, .wrongKind, .closedMeanwhile: ERROR_INVALID_HANDLE
    case .alreadyAssociated, .notOverlapped, .invalidArgument: ERROR_INVALID_PARAMETER
    case .cancelled: ERROR_OPERATION_ABORTED
    case .portClosed: ERROR_ABANDONED_WAIT_0
    case .timedOut: WAIT_TIMEOUT_CODE
    case .notFound: ERROR_NOT_FOUND
    case .outOfHandles: ERROR_TOO_MANY_OPEN_FILES
    case .queueFull: ERROR_NO_SYSTEM_RESOURCES
    case .operationsInFlight: ERROR_BUSY
    case .usedAfterFork: ERROR_NOT_SUPPORTED
    case .shutDown, .system: ERROR_NO_SYSTEM_RESOURCES
    }
  }

  private static let WAIT_TIMEOUT_CODE: Int32 = 258
}

@c @implementation public func RtlNtStatusToDosError(_ status: NTSTATUS) -> ULONG {
  ULONG(StatusTable.win32(status))
}
