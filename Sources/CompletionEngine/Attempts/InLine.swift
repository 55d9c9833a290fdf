// SPDX-License-Identifier: Apache-2.0

/// One try of an operation that waits in a line, by its kind.
extension Socket {
  @inline(__always)
  mutating func attemptInLine(_ operation: Stable<Operation>, after answer: Int? = nil) -> Attempt {
    switch operation.value.kind {
    case .accept: attemptAccept(operation)
    case .readPipe: attemptReadPipe(operation)
    case .connectPipe: attemptConnectPipe()
    case .watchFolder: attemptWatch(operation)
    default: attemptReceive(operation, after: answer)
    }
  }

  @inline(__always)
  mutating func attemptInSendLine(_ operation: Stable<Operation>) -> Attempt {
    switch operation.value.kind {
    case .connect: attemptConnect(operation)
    case .transmit: attemptTransmit(operation)
    case .disconnect: attemptDisconnect(operation)
    case .writePipe: attemptWritePipe(operation)
    default: attemptSend(operation)
    }
  }
}
