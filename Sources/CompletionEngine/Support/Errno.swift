// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// The errno(3) values that a face translates, so that it needs no libc of its own.
package enum Errno {
  package static let notPermitted = EPERM
  package static let interrupted = EINTR
  package static let badDescriptor = EBADF
  package static let wouldBlock = EAGAIN
  package static let outOfMemory = ENOMEM
  package static let accessDenied = EACCES
  package static let badAddress = EFAULT
  package static let invalidArgument = EINVAL
  package static let noSuchDevice = ENODEV
  package static let tooManyFilesInSystem = ENFILE
  package static let tooManyFiles = EMFILE
  package static let brokenPipe = EPIPE
  package static let nameTooLong = ENAMETOOLONG
  package static let tooManyLinks = ELOOP
  package static let notASocket = ENOTSOCK
  package static let destinationRequired = EDESTADDRREQ
  package static let messageTooLong = EMSGSIZE
  package static let wrongProtocolType = EPROTOTYPE
  package static let noSuchOption = ENOPROTOOPT
  package static let protocolNotSupported = EPROTONOSUPPORT
  package static let socketTypeNotSupported = ESOCKTNOSUPPORT
  package static let notSupported = EOPNOTSUPP
  package static let familyNotSupported = EPFNOSUPPORT
  package static let addressFamilyNotSupported = EAFNOSUPPORT
  package static let addressInUse = EADDRINUSE
  package static let addressNotAvailable = EADDRNOTAVAIL
  package static let networkDown = ENETDOWN
  package static let networkUnreachable = ENETUNREACH
  package static let networkReset = ENETRESET
  package static let connectionAborted = ECONNABORTED
  package static let connectionReset = ECONNRESET
  package static let noBufferSpace = ENOBUFS
  package static let alreadyConnected = EISCONN
  package static let notConnected = ENOTCONN
  package static let shutDown = ESHUTDOWN
  package static let timedOut = ETIMEDOUT
  package static let connectionRefused = ECONNREFUSED
  package static let hostDown = EHOSTDOWN
  package static let hostUnreachable = EHOSTUNREACH
  package static let alreadyInProgress = EALREADY
  package static let inProgress = EINPROGRESS
  package static let noSuchFile = ENOENT
  package static let noDeviceThere = ENXIO
  package static let notAFolder = ENOTDIR
  package static let isAFolder = EISDIR
  package static let notEmpty = ENOTEMPTY
  package static let fileExists = EEXIST
  package static let otherDevice = EXDEV
  package static let readOnly = EROFS
  package static let deviceError = EIO
  package static let textBusy = ETXTBSY
  package static let noSpace = ENOSPC
  package static let quotaExceeded = EDQUOT
  package static let illegalSeek = ESPIPE
  package static let fileTooLarge = EFBIG
  package static let noSuchProcess = ESRCH
  package static let notAProgram = ENOEXEC
}
