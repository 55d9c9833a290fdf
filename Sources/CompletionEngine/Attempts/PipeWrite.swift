// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension Socket {
  /// Writes until the kernel has taken all of the operation, or takes no more.
  mutating func attemptWritePipe(_ operation: Stable<Operation>) -> Attempt {
    guard let pipe else { return .failed(EBADF) }
    let isMessage = pipe.value.form == .messages
    let whole = operation.value.length + (isMessage ? 4 : 0)
    while operation.value.progress < whole {
      let result = isMessage ? sendMessage(operation) : sendRest(operation, pipe)
      switch Int32(truncatingIfNeeded: -result) {
      case EAGAIN:
        sending.ranDry()
        return .wouldBlock
      case ENOBUFS, ENOMEM: return .starved
      case ECONNRESET: return .failed(EPIPE)
      case let error where error > 0: return .failed(error)
      default:
        operation.value.progress += result
        operation.dropFromVectors(result)
      }
    }
    return .done(operation.value.length)
  }

  private func sendMessage(_ operation: Stable<Operation>) -> Int {
    // SAFETY: the caller gave `length` bytes at `buffer`.
    unsafe SystemCalls.sendMessage(
      descriptor, operation.value.buffer, UInt32(operation.value.length), progress: operation.value.progress)
  }

  private func sendRest(_ operation: Stable<Operation>, _ pipe: Stable<PipeEnd>) -> Int {
    let left = operation.value.length - operation.value.progress
    if pipe.value.form == .stream {
      // SAFETY: the caller gave `length` bytes at `buffer`; `progress` < `length`.
      return unsafe SystemCalls.send(
        descriptor, operation.value.buffer.map { unsafe UnsafeRawPointer($0) + operation.value.progress }, left, 0)
    }
    let result = unsafe operation.withRest { vectors, count in
      unsafe SystemCalls.writeWithoutWaiting(descriptor, vectors, count: count)
    }
    if result != -Int(EOPNOTSUPP) { return result }
    var entries = [pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)]
    guard SystemCalls.poll(&entries, atMost: 0) > 0 else { return -Int(EAGAIN) }
    // Room for so much is what "ready for writing" means of a FIFO (pipe(7)).
    return unsafe operation.withRest { vectors, _ in
      var part = unsafe vectors.pointee
      unsafe part.iov_len = min(unsafe part.iov_len, SystemCalls.fifoRoom)
      return unsafe SystemCalls.write(descriptor, &part, count: 1, at: -1)
    }
  }
}
