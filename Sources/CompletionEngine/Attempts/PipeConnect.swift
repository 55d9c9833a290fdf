// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension Socket {
  /// Waits for the peer of a pipe. When it comes, its connection takes the place of the
  /// listening descriptor.
  mutating func attemptConnectPipe() -> Attempt {
    guard let pipe else { return .failed(EBADF) }
    if pipe.value.phase == .connected { return .done(0) }
    let accepted = SystemCalls.accept(descriptor)
    switch Int32(-accepted) {
    case EAGAIN:
      receiving.ranDry()
      return .wouldBlock
    case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .starved
    case let error where error > 0: return .failed(error)
    default:
      pipe.value.listener = swapDescriptor(Int32(accepted))
      pipe.value.phase = .connected
      return .done(0)
    }
  }
}
