// SPDX-License-Identifier: Apache-2.0

/// One try of an operation that waits in a line, by its kind. What is not a plain
/// receive, accept or send stays out of the way of those.
extension Socket {
  @inline(__always)
  mutating func attemptInLine(_ operation: Stable<Operation>, after answer: Int? = nil) -> Attempt {
    switch operation.value.kind {
    case .receive: attemptReceive(operation, after: answer)
    case .accept: attemptAccept(operation)
    default: attemptUncommon(operation, after: answer)
    }
  }

  @inline(never)
  private mutating func attemptUncommon(_ operation: Stable<Operation>, after answer: Int?) -> Attempt {
    switch operation.value.kind {
    case .readPipe: attemptReadPipe(operation)
    case .connectPipe: attemptConnectPipe()
    case .watchFolder: attemptWatch(operation)
    default: attemptReceive(operation, after: answer)
    }
  }

  @inline(__always)
  mutating func attemptInSendLine(_ operation: Stable<Operation>) -> Attempt {
    operation.value.kind == .send ? attemptSend(operation) : attemptUncommonSend(operation)
  }

  @inline(never)
  private mutating func attemptUncommonSend(_ operation: Stable<Operation>) -> Attempt {
    switch operation.value.kind {
    case .connect: attemptConnect(operation)
    case .transmit: attemptTransmit(operation)
    case .disconnect: attemptDisconnect(operation)
    case .writePipe: attemptWritePipe(operation)
    default: attemptSend(operation)
    }
  }
}
