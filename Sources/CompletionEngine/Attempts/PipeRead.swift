// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension Socket {
  /// One read of a pipe: what is there, or the rest of one message. The end of the
  /// stream is an error here, EPIPE; a read of no bytes waits for something to read.
  mutating func attemptReadPipe(_ operation: Stable<Operation>) -> Attempt {
    guard let pipe else { return .failed(EBADF) }
    switch pipe.value.form {
    case .messages: return attemptReadMessage(operation, pipe)
    case .descriptor: return readEnded(readDescriptor(operation), operation)
    case .stream:
      var byte: UInt8 = 0
      if operation.value.length == 0 {
        let result = unsafe SystemCalls.receive(descriptor, &byte, 1, Int32(MSG_PEEK))
        return result > 0 ? .done(0) : readEnded(result, operation)
      }
      // SAFETY: the caller gave `length` bytes at `buffer`.
      let result = unsafe SystemCalls.receive(descriptor, operation.value.buffer, operation.value.length, 0)
      return readEnded(result, operation)
    }
  }

  private mutating func readEnded(_ result: Int, _ operation: Stable<Operation>) -> Attempt {
    switch Int32(truncatingIfNeeded: -result) {
    case EAGAIN:
      receiving.ranDry()
      return .wouldBlock
    // A peer that goes away with something unread resets the stream.
    case 0, ECONNRESET: return .failed(EPIPE)
    case let error where error > 0: return .failed(error)
    default:
      operation.value.progress = result
      return .done(result)
    }
  }

  /// read(2) that does not wait. Where the kernel cannot promise that, it is asked first
  /// whether there is something.
  private func readDescriptor(_ operation: Stable<Operation>) -> Int {
    let result = unsafe operation.withRest { vectors, count in
      unsafe SystemCalls.readWithoutWaiting(descriptor, vectors, count: count, at: -1)
    }
    if result != -Int(EOPNOTSUPP) { return result }
    var entries = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
    guard SystemCalls.poll(&entries, atMost: 0) > 0 else { return -Int(EAGAIN) }
    return unsafe operation.withRest { unsafe SystemCalls.read(descriptor, $0, count: $1, at: -1) }
  }

  // MARK: Messages

  private mutating func attemptReadMessage(_ operation: Stable<Operation>, _ pipe: Stable<PipeEnd>) -> Attempt {
    while true {
      if pipe.value.messageLeft == nil {
        // Bytes that came before the end of the stream, or before waiting, are an answer.
        let isAnswered = operation.value.progress > 0 && !pipe.value.readsMessages
        if let attempt = readHeader(pipe, operation) {
          return isAnswered ? .done(operation.value.progress) : attempt
        }
      }
      let left = pipe.value.messageLeft ?? 0
      let room = operation.value.length - operation.value.progress
      if left == 0 {
        pipe.value.messageLeft = nil
        if pipe.value.readsMessages || room == 0 { return .done(operation.value.progress) }
        // An empty message is nothing to a reader of bytes.
        continue
      }
      if room == 0 {
        return pipe.value.readsMessages ? .failed(Status.truncated.code) : .done(operation.value.progress)
      }
      // SAFETY: `progress` + `room` is the length that the caller gave at `buffer`.
      let result = unsafe SystemCalls.receive(
        descriptor, operation.value.buffer.map { unsafe $0 + operation.value.progress }, min(left, room), 0)
      if result <= 0 {
        let isAnswered = operation.value.progress > 0 && !pipe.value.readsMessages
        let attempt = readEnded(result, operation)
        return isAnswered ? .done(operation.value.progress) : attempt
      }
      operation.value.progress += result
      pipe.value.messageLeft = left - result
    }
  }

  /// Reads the length of the next message; nil when it is known.
  private mutating func readHeader(_ pipe: Stable<PipeEnd>, _ operation: Stable<Operation>) -> Attempt? {
    while pipe.value.headerCount < 4 {
      let known = pipe.value.headerCount
      let result = unsafe withUnsafeMutableBytes(of: &pipe.value.header) { bytes in
        unsafe SystemCalls.receive(descriptor, bytes.baseAddress.map { unsafe $0 + known }, 4 - known, 0)
      }
      if result <= 0 {
        let progress = operation.value.progress
        let attempt = readEnded(result, operation)
        operation.value.progress = progress
        return attempt
      }
      pipe.value.headerCount += result
    }
    pipe.value.headerCount = 0
    pipe.value.messageLeft = Int(pipe.value.header)
    return nil
  }
}
