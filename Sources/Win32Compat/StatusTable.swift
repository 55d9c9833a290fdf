// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// The one place that translates codes: errno(3) → NTSTATUS → Win32 and Winsock.
///
/// Behind each row stands where it is from: a rule of compat/tests/rules.tsv, or the man
/// page with the errno's meaning, where the code is the one that Microsoft Learn's page
/// gives the same meaning: "Windows Sockets Error Codes" or "System Error Codes".
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

    init(_ status: UInt32, _ win32: Int32, _ winsock: Int32) {
      self.status = status
      self.win32 = win32
      self.winsock = winsock
    }
  }

  /// Status, Win32, Winsock; behind each row its name (MS-ERREF, "NTSTATUS Values") and
  /// where the codes are from. R: rule ERR-13. N: what RtlNtStatusToDosError answers under
  /// Wine 8; Winsock's code is then WSAEINVAL, as for any status without one (R), or the
  /// Win32 code itself for what is no failure. S: as N, and Winsock's code is what
  /// WSAGetOverlappedResult answers under Wine 8. What comes often stands first.
  private static let byStatus: [Row] = [
    Row(0xC000_0120, 995, 995),  // STATUS_CANCELLED: R
    Row(0xC000_020D, 64, 10054),  // STATUS_CONNECTION_RESET: R
    Row(0xC000_020C, 64, 10054),  // STATUS_CONNECTION_DISCONNECTED: R
    Row(0xC000_013B, 64, 10053),  // STATUS_LOCAL_DISCONNECT: R
    Row(0xC000_013C, 64, 10054),  // STATUS_REMOTE_DISCONNECT: R
    Row(0xC000_0241, 1236, 10053),  // STATUS_CONNECTION_ABORTED: R
    Row(0xC000_0236, 1225, 10061),  // STATUS_CONNECTION_REFUSED: R
    Row(0xC000_023F, 1234, 10054),  // STATUS_PORT_UNREACHABLE: R
    Row(0x8000_0005, 234, 10040),  // STATUS_BUFFER_OVERFLOW: R
    Row(0xC000_00B5, 121, 10060),  // STATUS_IO_TIMEOUT: R
    Row(0xC000_023C, 1231, 10051),  // STATUS_NETWORK_UNREACHABLE: R
    Row(0xC000_023D, 1232, 10065),  // STATUS_HOST_UNREACHABLE: R
    Row(0xC000_0207, 1214, 10049),  // STATUS_INVALID_ADDRESS_COMPONENT: R
    Row(0xC000_000D, 87, 10022),  // STATUS_INVALID_PARAMETER: R
    Row(0xC000_0008, 6, 10038),  // STATUS_INVALID_HANDLE: R
    Row(0xC000_0005, 998, 10014),  // STATUS_ACCESS_VIOLATION: R
    Row(0xC000_009A, 1450, 10055),  // STATUS_INSUFFICIENT_RESOURCES: R
    Row(0xC000_0022, 5, 10013),  // STATUS_ACCESS_DENIED: R
    Row(0xC000_0140, 59, 10057),  // STATUS_INVALID_CONNECTION: R
    Row(0xC000_0023, 122, 10014),  // STATUS_BUFFER_TOO_SMALL: R
    Row(0xC000_0011, 38, 10022),  // STATUS_END_OF_FILE: R
    Row(0xC000_014B, 109, 10022),  // STATUS_PIPE_BROKEN: R
    Row(0xC000_00B0, 233, 10058),  // STATUS_PIPE_DISCONNECTED: S
    Row(0xC000_00B1, 232, 10022),  // STATUS_PIPE_CLOSING: N
    Row(0xC000_007F, 112, 10022),  // STATUS_DISK_FULL: N
    Row(0xC000_0054, 33, 10022),  // STATUS_FILE_LOCK_CONFLICT: N
    Row(0xC000_0185, 1117, 10022),  // STATUS_IO_DEVICE_ERROR: N
    Row(0xC000_0904, 223, 10022),  // STATUS_FILE_TOO_LARGE: N
    Row(0x0000_010C, 1022, 1022),  // STATUS_NOTIFY_ENUM_DIR: N
    Row(0xC000_0225, 1168, 10022),  // STATUS_NOT_FOUND: R
    Row(0xC000_0024, 6, 10038),  // STATUS_OBJECT_TYPE_MISMATCH: S
    Row(0xC000_00BB, 50, 10045),  // STATUS_NOT_SUPPORTED: S
    Row(0x0000_0103, 997, 997),  // STATUS_PENDING: N
    Row(0x0000_0102, 1460, 1460),  // STATUS_TIMEOUT: N
    Row(0x0000_010B, 745, 745),  // STATUS_NOTIFY_CLEANUP: N
    Row(0x8000_0006, 18, 10022),  // STATUS_NO_MORE_FILES: N
    Row(0x8000_000A, 676, 10022),  // STATUS_HANDLES_CLOSED: N
    Row(0xC000_0001, 31, 10022),  // STATUS_UNSUCCESSFUL: N
    Row(0xC000_0002, 1, 10045),  // STATUS_NOT_IMPLEMENTED: S
    Row(0xC000_000E, 433, 10050),  // STATUS_NO_SUCH_DEVICE: S
    Row(0xC000_000F, 2, 10050),  // STATUS_NO_SUCH_FILE: S
    Row(0xC000_0010, 1, 10022),  // STATUS_INVALID_DEVICE_REQUEST: N
    Row(0xC000_0016, 234, 10022),  // STATUS_MORE_PROCESSING_REQUIRED: N
    Row(0xC000_0017, 8, 10055),  // STATUS_NO_MEMORY: S
    Row(0xC000_0018, 487, 10055),  // STATUS_CONFLICTING_ADDRESSES: S
    Row(0xC000_0034, 2, 10050),  // STATUS_OBJECT_NAME_NOT_FOUND: S
    Row(0xC000_0035, 183, 10022),  // STATUS_OBJECT_NAME_COLLISION: N
    Row(0xC000_003A, 3, 10050),  // STATUS_OBJECT_PATH_NOT_FOUND: S
    Row(0xC000_003B, 161, 10022),  // STATUS_OBJECT_PATH_SYNTAX_BAD: N
    Row(0xC000_0043, 32, 10048),  // STATUS_SHARING_VIOLATION: S
    Row(0xC000_0044, 1816, 10055),  // STATUS_QUOTA_EXCEEDED: S
    Row(0xC000_0055, 33, 10022),  // STATUS_LOCK_NOT_GRANTED: N
    Row(0xC000_0056, 5, 10022),  // STATUS_DELETE_PENDING: N
    Row(0xC000_0097, 8, 10055),  // STATUS_TOO_MANY_PAGING_FILES: S
    Row(0xC000_0098, 1006, 10022),  // STATUS_FILE_INVALID: N
    Row(0xC000_00A1, 1453, 10055),  // STATUS_WORKING_SET_QUOTA: S
    Row(0xC000_00A2, 19, 10022),  // STATUS_MEDIA_WRITE_PROTECTED: N
    Row(0xC000_00A3, 21, 10035),  // STATUS_DEVICE_NOT_READY: S
    Row(0xC000_00AB, 231, 10022),  // STATUS_INSTANCE_NOT_AVAILABLE: N
    Row(0xC000_00AC, 231, 10022),  // STATUS_PIPE_NOT_AVAILABLE: N
    Row(0xC000_00AD, 230, 10022),  // STATUS_INVALID_PIPE_STATE: N
    Row(0xC000_00AE, 231, 10022),  // STATUS_PIPE_BUSY: N
    Row(0xC000_00B2, 535, 10022),  // STATUS_PIPE_CONNECTED: N
    Row(0xC000_00B3, 536, 10022),  // STATUS_PIPE_LISTENING: N
    Row(0xC000_00BC, 51, 10061),  // STATUS_REMOTE_NOT_LISTENING: S
    Row(0xC000_00BE, 53, 10051),  // STATUS_BAD_NETWORK_PATH: S
    Row(0xC000_00BF, 54, 10050),  // STATUS_NETWORK_BUSY: S
    Row(0xC000_00C0, 55, 10022),  // STATUS_DEVICE_DOES_NOT_EXIST: N
    Row(0xC000_00C3, 58, 10050),  // STATUS_INVALID_NETWORK_RESPONSE: S
    Row(0xC000_00C4, 59, 10050),  // STATUS_UNEXPECTED_NETWORK_ERROR: S
    Row(0xC000_00D0, 71, 10035),  // STATUS_REQUEST_NOT_ACCEPTED: S
    Row(0xC000_0101, 145, 10022),  // STATUS_DIRECTORY_NOT_EMPTY: N
    Row(0xC000_0103, 267, 10022),  // STATUS_NOT_A_DIRECTORY: N
    Row(0xC000_010A, 5, 10022),  // STATUS_PROCESS_IS_TERMINATING: N
    Row(0xC000_011F, 4, 10022),  // STATUS_TOO_MANY_OPENED_FILES: N
    Row(0xC000_0121, 5, 10022),  // STATUS_CANNOT_DELETE: N
    Row(0xC000_012C, 567, 10022),  // STATUS_PAGEFILE_QUOTA: N
    Row(0xC000_012D, 1455, 10055),  // STATUS_COMMITMENT_LIMIT: S
    Row(0xC000_013D, 51, 10055),  // STATUS_REMOTE_RESOURCES: S
    Row(0xC000_013E, 59, 10054),  // STATUS_LINK_FAILED: S
    Row(0xC000_013F, 59, 10060),  // STATUS_LINK_TIMEOUT: S
    Row(0xC000_0206, 1784, 10040),  // STATUS_INVALID_BUFFER_SIZE: S
    Row(0xC000_0208, 1214, 10022),  // STATUS_INVALID_ADDRESS_WILDCARD: N
    Row(0xC000_0209, 68, 10055),  // STATUS_TOO_MANY_ADDRESSES: S
    Row(0xC000_020A, 52, 10048),  // STATUS_ADDRESS_ALREADY_EXISTS: S
    Row(0xC000_020B, 64, 10022),  // STATUS_ADDRESS_CLOSED: N
    Row(0xC000_020E, 68, 10022),  // STATUS_TOO_MANY_NODES: N
    Row(0xC000_020F, 59, 10053),  // STATUS_TRANSACTION_ABORTED: S
    Row(0xC000_0237, 1226, 10101),  // STATUS_GRACEFUL_DISCONNECT: S
    Row(0xC000_0238, 1227, 10022),  // STATUS_ADDRESS_ALREADY_ASSOCIATED: N
    Row(0xC000_0239, 1228, 10022),  // STATUS_ADDRESS_NOT_ASSOCIATED: N
    Row(0xC000_023A, 1229, 10022),  // STATUS_CONNECTION_INVALID: N
    Row(0xC000_023B, 1230, 10056),  // STATUS_CONNECTION_ACTIVE: S
    Row(0xC000_023E, 1233, 10051),  // STATUS_PROTOCOL_UNREACHABLE: S
    Row(0xC000_0240, 1235, 10004),  // STATUS_REQUEST_ABORTED: S
    Row(0xC000_0243, 1224, 10022),  // STATUS_USER_MAPPED_FILE: N
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

  /// What a kernel call on a socket answers where Winsock's would answer this code: the
  /// Win32 code of the same status (rules ERR-1, ERR-3).
  static func win32(winsock code: Int32) -> Int32 { byStatus.first { $0.winsock == code }?.win32 ?? code }

  /// The status with which an operation ends that failed after it was accepted.
  static func status(of code: Int32) -> UInt32 {
    switch code {
    case 0: success
    case Status.cancelled.code: cancelled  // CANCEL-1
    case Status.handleClosed.code: cancelled  // CLOSE-3, CLOSE-8
    case Errno.connectionReset: connectionReset  // SOCK-10
    case Errno.brokenPipe: connectionReset  // send(2): of a connection that was there, SOCK-24
    case Errno.connectionRefused: 0xC000_0236  // CONN-6
    case Errno.connectionAborted: connectionAborted  // CLOSE-2
    case Errno.timedOut: 0xC000_00B5  // CONN-13
    case Errno.networkUnreachable: 0xC000_023C  // CONN-13
    case Errno.networkDown: 0xC000_023C  // CONN-13, connect(2)
    case Errno.hostUnreachable: 0xC000_023D  // CONN-13
    case Errno.hostDown: 0xC000_023D  // CONN-13, ip(7)
    case Errno.addressNotAvailable: 0xC000_0207  // ERR-13, connect(2)
    case Errno.notConnected: 0xC000_0140  // ERR-13, send(2)
    case Errno.badAddress: 0xC000_0005  // ERR-13, recv(2)
    case Errno.noBufferSpace: 0xC000_009A  // ERR-13, send(2)
    case Errno.outOfMemory: 0xC000_009A  // ERR-13, recv(2)
    case Errno.accessDenied: 0xC000_0022  // ERR-13, connect(2)
    case Errno.notPermitted: 0xC000_0022  // ERR-13, connect(2)
    case Errno.messageTooLong: bufferOverflow  // UDP-3
    case Status.endOfFile.code: endOfFile  // FILE-4
    case Errno.noSpace: 0xC000_007F  // write(2)
    case Errno.quotaExceeded: 0xC000_007F  // write(2)
    case Errno.fileTooLarge: 0xC000_0904  // write(2)
    case Errno.deviceError: 0xC000_0185  // read(2)
    default: invalidParameter
    }
  }

  private static let winsockCodes: [Int32: Int32] = [
    Errno.notPermitted: WSAEACCES,  // connect(2), setsockopt(2)
    Errno.interrupted: WSAEINTR,  // recv(2)
    Errno.badDescriptor: WSAENOTSOCK,  // every call: ERR-1
    Errno.wouldBlock: WSAEWOULDBLOCK,  // recv(2): SOCK-20
    Errno.outOfMemory: WSAENOBUFS,  // socket(2)
    Errno.accessDenied: WSAEACCES,  // bind(2), send(2)
    Errno.badAddress: WSAEFAULT,  // recv(2)
    Errno.invalidArgument: WSAEINVAL,  // bind(2): SOCK-39, ERR-2
    Errno.noSuchDevice: WSAEADDRNOTAVAIL,  // ip(7), IP_ADD_MEMBERSHIP: no such interface
    Errno.tooManyFilesInSystem: WSAEMFILE,  // socket(2)
    Errno.tooManyFiles: WSAEMFILE,  // socket(2)
    Errno.brokenPipe: WSAECONNRESET,  // send(2): of a connection that was there, see `winsockOfSend`
    Errno.nameTooLong: WSAENAMETOOLONG,  // unix(7), getnameinfo(3)
    Errno.tooManyLinks: WSAELOOP,  // unix(7), path_resolution(7)
    Errno.notASocket: WSAENOTSOCK,  // every call: ERR-1
    Errno.destinationRequired: WSAEDESTADDRREQ,  // send(2); see `winsock(_:)` for UDP-15
    Errno.messageTooLong: WSAEMSGSIZE,  // send(2): ERR-9
    Errno.wrongProtocolType: WSAEPROTOTYPE,  // connect(2)
    Errno.noSuchOption: WSAENOPROTOOPT,  // setsockopt(2)
    Errno.protocolNotSupported: WSAEPROTONOSUPPORT,  // socket(2)
    Errno.socketTypeNotSupported: WSAESOCKTNOSUPPORT,  // socket(2)
    Errno.notSupported: WSAEOPNOTSUPP,  // listen(2), send(2)
    Errno.familyNotSupported: WSAEPFNOSUPPORT,  // socket(2)
    Errno.addressFamilyNotSupported: WSAEAFNOSUPPORT,  // socket(2), connect(2)
    Errno.addressInUse: WSAEADDRINUSE,  // bind(2): SOCK-39
    Errno.addressNotAvailable: WSAEADDRNOTAVAIL,  // bind(2): SOCK-39
    Errno.networkDown: WSAENETDOWN,  // ip(7)
    Errno.networkUnreachable: WSAENETUNREACH,  // connect(2): CONN-13
    Errno.networkReset: WSAENETRESET,  // setsockopt(2), tcp(7)
    Errno.connectionAborted: WSAECONNABORTED,  // accept(2)
    Errno.connectionReset: WSAECONNRESET,  // recv(2): SOCK-11
    Errno.noBufferSpace: WSAENOBUFS,  // send(2)
    Errno.alreadyConnected: WSAEISCONN,  // connect(2): CONN-8
    Errno.notConnected: WSAENOTCONN,  // recv(2): SOCK-12
    Errno.shutDown: WSAESHUTDOWN,  // send(2): SOCK-13
    Errno.timedOut: WSAETIMEDOUT,  // connect(2): CONN-13
    Errno.connectionRefused: WSAECONNREFUSED,  // connect(2): CONN-7
    Errno.hostDown: WSAEHOSTDOWN,  // ip(7)
    Errno.hostUnreachable: WSAEHOSTUNREACH,  // connect(2): CONN-13
    Errno.alreadyInProgress: WSAEALREADY,  // connect(2)
    Errno.inProgress: WSAEWOULDBLOCK,  // connect(2): CONN-14
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

  /// 2 and 3 are told apart by whoever knows the path.
  private static let fileCodes: [Int32: Int32] = [
    Errno.noSuchFile: ERROR_FILE_NOT_FOUND,  // open(2)
    Errno.noSuchDevice: ERROR_FILE_NOT_FOUND,  // open(2)
    Errno.noDeviceThere: ERROR_FILE_NOT_FOUND,  // open(2), ENXIO
    Errno.notAFolder: ERROR_PATH_NOT_FOUND,  // open(2)
    Errno.tooManyFiles: ERROR_TOO_MANY_OPEN_FILES,  // open(2)
    Errno.tooManyFilesInSystem: ERROR_TOO_MANY_OPEN_FILES,  // open(2)
    Errno.accessDenied: ERROR_ACCESS_DENIED,  // open(2)
    Errno.notPermitted: ERROR_ACCESS_DENIED,  // open(2), unlink(2)
    Errno.isAFolder: ERROR_ACCESS_DENIED,  // open(2): what CreateFile answers for a folder
    Errno.badDescriptor: ERROR_INVALID_HANDLE,  // read(2): ERR-1
    Errno.outOfMemory: ERROR_NOT_ENOUGH_MEMORY,  // open(2)
    Errno.otherDevice: ERROR_NOT_SAME_DEVICE,  // rename(2)
    Errno.readOnly: ERROR_WRITE_PROTECT,  // open(2)
    Errno.deviceError: ERROR_IO_DEVICE,  // read(2)
    Errno.textBusy: ERROR_SHARING_VIOLATION,  // open(2)
    Errno.wouldBlock: ERROR_LOCK_VIOLATION,  // fcntl(2), F_OFD_SETLK
    Errno.notSupported: ERROR_NOT_SUPPORTED,  // rename(2), fallocate(2)
    Errno.fileExists: ERROR_FILE_EXISTS,  // open(2)
    Errno.invalidArgument: ERROR_INVALID_PARAMETER,  // read(2), lseek(2): ERR-2
    Errno.brokenPipe: ERROR_BROKEN_PIPE,  // write(2): ERR-11
    Errno.noSpace: ERROR_DISK_FULL,  // write(2)
    Errno.quotaExceeded: ERROR_DISK_FULL,  // write(2)
    Errno.illegalSeek: ERROR_SEEK_ON_DEVICE,  // lseek(2)
    Errno.notEmpty: ERROR_DIR_NOT_EMPTY,  // rmdir(2)
    Errno.nameTooLong: ERROR_FILENAME_EXCED_RANGE,  // path_resolution(7)
    Errno.tooManyLinks: ERROR_CANT_RESOLVE_FILENAME,  // path_resolution(7)
    Errno.fileTooLarge: ERROR_FILE_TOO_LARGE,  // write(2)
    Errno.badAddress: ERROR_NOACCESS,  // read(2): ERR-13
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
