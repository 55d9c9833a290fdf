// SPDX-License-Identifier: Apache-2.0

internal import CSystem

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
