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
  static let endOfFile: UInt32 = 0xC000_0011
  static let pipeBroken: UInt32 = 0xC000_014B
  static let pipeDisconnected: UInt32 = 0xC000_00B0
  static let listChangesAgain: UInt32 = 0x0000_010C

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
    Row(status: 0xC000_00B0, win32: 233, winsock: 10022),  // pipe disconnected
    Row(status: 0xC000_00B1, win32: 232, winsock: 10022),  // pipe closing
    Row(status: 0xC000_007F, win32: 112, winsock: 10022),  // disk full
    Row(status: 0xC000_0054, win32: 33, winsock: 10022),  // lock conflict
    Row(status: 0xC000_0185, win32: 1117, winsock: 10022),  // device error
    Row(status: 0xC000_0904, win32: 223, winsock: 10022),  // file too large
    Row(status: 0x0000_010C, win32: 1022, winsock: 10022),  // changes not listed
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

  /// The status with which an operation ends that failed after it was accepted. Cancelled,
  /// closed: rules CANCEL-1, CLOSE-8; reset: SOCK-10; refused: CONN-6; unreachable, too
  /// late: CONN-13; longer than the buffer: UDP-3; the rest by the errno's man page and
  /// the texts of the statuses (Microsoft Learn, "NTSTATUS Values").
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
    case Status.endOfFile.code: endOfFile
    case Errno.noSpace, Errno.quotaExceeded: 0xC000_007F
    case Errno.fileTooLarge: 0xC000_0904
    case Errno.deviceError: 0xC000_0185
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
    // The interface of a multicast group (ip(7), IP_ADD_MEMBERSHIP).
    Errno.noSuchDevice: WSAEADDRNOTAVAIL,
    Errno.tooManyFilesInSystem: WSAEMFILE,
    Errno.tooManyFiles: WSAEMFILE,
    // Of a connection that was there; see `winsockOfSend`.
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
    // Microsoft Learn, "connect": a non-blocking connect goes on.
    Errno.inProgress: WSAEWOULDBLOCK,
  ]

  /// Winsock code of a system call that failed at once.
  static func winsock(errno: Int32) -> Int32 { winsockCodes[errno] ?? WSAEINVAL }

  /// What a Winsock call answers to a refusal of the engine.
  static func winsock(_ error: EngineError) -> Int32 {
    if Modes.areOn { Verifier.refuses(error) }
    return switch error.cause {
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
    // A datagram without an address, on a socket without a peer (rule UDP-15).
    case .system(Errno.destinationRequired) where error.operation == .send: WSAENOTCONN
    case .system(let errno): winsock(errno: errno)
    case .alreadyAssociated, .notOverlapped, .portClosed, .operationsInFlight, .invalidArgument,
      .notFound, .endOfFile:
      WSAEINVAL
    }
  }

  /// As `winsock`, for a send. EPIPE is both: never connected (rule SOCK-12), and reset
  /// (SOCK-24).
  static func winsockOfSend(_ error: EngineError, isConnected: () -> Bool) -> Int32 {
    if error.cause == .system(Errno.brokenPipe), !isConnected() {
      return winsock(EngineError(error.operation, error.handle, .system(Errno.notConnected)))
    }
    return winsock(error)
  }

  /// What a kernel call answers to a refusal of the engine.
  static func win32(_ error: EngineError) -> Int32 {
    if Modes.areOn { Verifier.refuses(error) }
    return switch error.cause {
    case .invalidHandle, .wrongKind, .closedMeanwhile: ERROR_INVALID_HANDLE
    case .alreadyAssociated, .notOverlapped, .invalidArgument: ERROR_INVALID_PARAMETER
    case .cancelled: ERROR_OPERATION_ABORTED
    case .portClosed: ERROR_ABANDONED_WAIT_0
    case .timedOut: WAIT_TIMEOUT_CODE
    case .endOfFile: ERROR_HANDLE_EOF
    case .notFound: ERROR_NOT_FOUND
    case .outOfHandles: ERROR_TOO_MANY_OPEN_FILES
    case .queueFull: ERROR_NO_SYSTEM_RESOURCES
    case .operationsInFlight: ERROR_BUSY
    case .usedAfterFork: ERROR_NOT_SUPPORTED
    case .shutDown, .system: ERROR_NO_SYSTEM_RESOURCES
    }
  }

  /// Rows: Microsoft Learn, "System Error Codes", by the meaning of the errno in its man
  /// page; 2 and 3 are told apart by whoever knows the path.
  private static let fileCodes: [Int32: Int32] = [
    Errno.noSuchFile: ERROR_FILE_NOT_FOUND,
    Errno.noSuchDevice: ERROR_FILE_NOT_FOUND,
    Errno.noDeviceThere: ERROR_FILE_NOT_FOUND,
    Errno.notAFolder: ERROR_PATH_NOT_FOUND,
    Errno.tooManyFiles: ERROR_TOO_MANY_OPEN_FILES,
    Errno.tooManyFilesInSystem: ERROR_TOO_MANY_OPEN_FILES,
    Errno.accessDenied: ERROR_ACCESS_DENIED,
    Errno.notPermitted: ERROR_ACCESS_DENIED,
    Errno.isAFolder: ERROR_ACCESS_DENIED,
    Errno.badDescriptor: ERROR_INVALID_HANDLE,
    Errno.outOfMemory: ERROR_NOT_ENOUGH_MEMORY,
    Errno.otherDevice: ERROR_NOT_SAME_DEVICE,
    Errno.readOnly: ERROR_WRITE_PROTECT,
    Errno.deviceError: ERROR_IO_DEVICE,
    Errno.textBusy: ERROR_SHARING_VIOLATION,
    Errno.wouldBlock: ERROR_LOCK_VIOLATION,
    Errno.notSupported: ERROR_NOT_SUPPORTED,
    Errno.fileExists: ERROR_FILE_EXISTS,
    Errno.invalidArgument: ERROR_INVALID_PARAMETER,
    Errno.brokenPipe: ERROR_BROKEN_PIPE,
    Errno.noSpace: ERROR_DISK_FULL,
    Errno.quotaExceeded: ERROR_DISK_FULL,
    Errno.illegalSeek: ERROR_SEEK_ON_DEVICE,
    Errno.notEmpty: ERROR_DIR_NOT_EMPTY,
    Errno.nameTooLong: ERROR_FILENAME_EXCED_RANGE,
    Errno.tooManyLinks: ERROR_CANT_RESOLVE_FILENAME,
    Errno.fileTooLarge: ERROR_FILE_TOO_LARGE,
    Errno.badAddress: ERROR_NOACCESS,
  ]

  /// Win32 code of a system call on a file or a path.
  static func win32(errno: Int32) -> Int32 { fileCodes[errno] ?? ERROR_GEN_FAILURE }

  /// What a call on a file answers to a refusal of the engine.
  static func file(_ error: EngineError) -> Int32 {
    if case .system(let errno) = error.cause { win32(errno: errno) } else { win32(error) }
  }

  /// What a call on a pipe answers to a refusal of the engine; reading and writing tell
  /// a broken one apart (rule ERR-11).
  static func pipe(_ error: EngineError, isWrite: Bool) -> Int32 {
    switch error.cause {
    case .system(Errno.brokenPipe): isWrite ? ERROR_NO_DATA : ERROR_BROKEN_PIPE
    case .system(Errno.notConnected): ERROR_PIPE_NOT_CONNECTED
    case .closedMeanwhile: ERROR_OPERATION_ABORTED
    case .timedOut, .shutDown: ERROR_NO_DATA
    default: file(error)
    }
  }

  /// The status with which an operation on a pipe ends (rules ERR-11, PIPE-3, PIPE-4).
  static func pipeStatus(of code: Int32, isWrite: Bool) -> UInt32 {
    switch code {
    case Status.truncated.code: bufferOverflow
    case Errno.brokenPipe: isWrite ? 0xC000_00B1 : pipeBroken
    // A close breaks the pipe for what is pending at either end.
    case Status.handleClosed.code: pipeBroken
    case Errno.notConnected: pipeDisconnected
    default: status(of: code)
    }
  }

  private static let WAIT_TIMEOUT_CODE: Int32 = 258
}

@c @implementation public func RtlNtStatusToDosError(_ status: NTSTATUS) -> ULONG {
  ULONG(StatusTable.win32(status))
}

extension StatusTable {
  /// What getaddrinfo answers. Microsoft Learn, "getaddrinfo", return values, by the
  /// meaning of EAI_* in getaddrinfo(3).
  static func winsock(_ failure: Resolver.Failure) -> Int32 {
    switch failure {
    case .noSuchName: WSAHOST_NOT_FOUND
    case .noSuchService: WSATYPE_NOT_FOUND
    case .familyNotSupported: WSAEAFNOSUPPORT
    case .typeNotSupported: WSAESOCKTNOSUPPORT
    case .badFlags: WSAEINVAL
    case .tryAgain: WSATRY_AGAIN
    case .outOfMemory: WSA_NOT_ENOUGH_MEMORY
    case .failed: WSANO_RECOVERY
    }
  }
}
