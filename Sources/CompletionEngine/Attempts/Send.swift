// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension Socket {
  /// send(2) or sendmsg(2) until the kernel has taken all of the operation, or takes
  /// no more.
  ///
  /// - Parameter first: What the kernel answered already to the first of these calls.
  mutating func attemptSend(_ operation: Stable<Operation>, after first: Int? = nil) -> Attempt {
    if sending.wasReset { return .failed(ECONNRESET) }
    if !isStream { return attemptSendDatagram(operation, after: first) }
    var answer = first
    while true {
      let left = operation.value.length - operation.value.progress
      let result: Int
      if let known = answer {
        result = known
        answer = nil
      } else if left == 0 {
        return .done(operation.value.progress)
      } else if operation.value.vectorCount == 0 {
        // SAFETY: the caller gave `length` bytes at `buffer`; `progress` <= `length`.
        result = unsafe SystemCalls.send(
          descriptor, operation.value.buffer.map { unsafe UnsafeRawPointer($0) + operation.value.progress },
          left, operation.value.flags)
      } else {
        result = unsafe SystemCalls.send(
          descriptor, operation.value.vectors, count: Int(operation.vectorsOfNextCall),
          operation.value.flags)
      }
      if result < 0 { return failed(Int32(-result), isSending: true) }
      operation.value.progress += result
      // A send that went through says that no reset came before it.
      isInDoubt = false
      if result == left { return .done(operation.value.progress) }
      operation.dropFromVectors(result)
    }
  }
}

extension Stable where Value == Operation {
  /// How many of the iovecs the next system call may be given. Not for datagrams, which go at once or not at all.
  var vectorsOfNextCall: Int32 { min(value.vectorCount, Limits.vectorsPerCall) }

  /// Forgets the first `count` bytes of the iovecs: they have been moved. The last one stays, empty in the end: an
  /// operation without iovecs would be one of a plain buffer.
  func dropFromVectors(_ count: Int) {
    guard value.vectorCount > 0 else { return }
    var left = count
    var vector = unsafe value.vectors
    while left > 0 {
      let taken = min(left, unsafe vector.pointee.iov_len)
      left -= taken
      unsafe vector.pointee.iov_base += taken
      unsafe vector.pointee.iov_len -= taken
      if unsafe vector.pointee.iov_len > 0 || value.vectorCount == 1 { break }
      unsafe vector += 1
      value.vectorCount -= 1
    }
    unsafe value.buffer = UnsafeMutableRawPointer(vector)
  }
}

extension Operation {
  /// The operation's iovecs.
  var vectors: UnsafeMutablePointer<iovec> {
    // SAFETY: `vectorCount` > 0 says that `buffer` is the first of so many iovecs.
    unsafe buffer!.assumingMemoryBound(to: iovec.self)
  }
}
