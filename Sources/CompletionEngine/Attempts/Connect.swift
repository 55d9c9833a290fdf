// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension Socket {
  /// connect(2). The kernel copies the address, so it is needed only here.
  mutating func beginConnect(_ address: UnsafeRawPointer, _ length: UInt32) -> Attempt {
    connectFailure = 0
    switch unsafe -SystemCalls.connect(descriptor, address, length) {
    case 0:
      return .done(0)
    case Int(EINPROGRESS):
      isConnecting = true
      sending.ranDry()
      return .wouldBlock
    case let error:
      return .failed(Int32(error))
    }
  }

  /// Asks how the attempt went and, once connected, sends the operation's bytes.
  mutating func attemptConnect(_ operation: Stable<Operation>) -> Attempt {
    if isConnecting {
      let progress = connectFailure != 0 ? connectFailure : Int32(-SystemCalls.connectProgress(descriptor))
      if progress == EAGAIN { return .wouldBlock }
      isConnecting = false
      if progress != 0 { return .failed(progress) }
    }
    return attemptSend(operation)
  }
}
