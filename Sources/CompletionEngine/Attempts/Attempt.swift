// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// What one try of a system call came to.
enum Attempt: Equatable {
  /// Bytes moved, or the accepted descriptor.
  case done(Int)
  case wouldBlock
  /// Nothing will tell when it can go on: try again after a while.
  case starved
  /// errno(3).
  case failed(Int32)
}

extension Socket {
  /// What a receive or a send comes to that has failed with this errno(3).
  mutating func failed(_ error: Int32, isSending: Bool) -> Attempt {
    // The kernel tells of a failed connect once, and here somebody else was told.
    if isConnecting, error != EAGAIN { connectFailure = error }
    switch error {
    case EAGAIN:
      if isSending { sending.ranDry() } else { receiving.ranDry() }
      return .wouldBlock
    case ENOMEM, ENOBUFS:
      return .starved
    case ECONNRESET:
      noteReset()
      if timesOut { return .failed(ETIMEDOUT) }
      return .failed(error)
    default:
      return .failed(error)
    }
  }
}
