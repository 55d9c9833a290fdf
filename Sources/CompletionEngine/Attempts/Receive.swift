// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension Socket {
  /// recv(2) or recvmsg(2) of the whole operation, once.
  ///
  /// A receive of no bytes on a stream waits for data, or the end, and takes nothing.
  ///
  /// - Parameter first: What the kernel has answered already.
  mutating func attemptReceive(_ operation: Stable<Operation>, after first: Int? = nil) -> Attempt {
    // The kernel tells of a reset once; it holds for whatever still waits.
    if receiving.wasReset { return .failed(ECONNRESET) }
    if !isStream { return attemptReceiveDatagram(operation) }
    var wanted = operation.value.length - operation.value.progress
    if Modes.areOn, operation.value.vectorCount == 0 { wanted = shorten(wanted, operation) }
    let flags = operation.value.flags & ~Int32(MSG_WAITALL)
    let result: Int
    if let first {
      result = first
    } else if wanted == 0 {
      result = peekOneByte()
    } else if operation.value.vectorCount == 0 {
      // SAFETY: the caller gave `length` bytes at `buffer`; `progress` <= `length`.
      result = unsafe SystemCalls.receive(
        descriptor, operation.value.buffer.map { unsafe $0 + operation.value.progress }, wanted, flags)
    } else {
      let count = operation.vectorsOfNextCall
      if count < operation.value.vectorCount { wanted = operation.room(in: count) }
      result = unsafe SystemCalls.receive(descriptor, operation.value.vectors, count: Int(count), flags)
    }
    if result < 0 { return failed(Int32(-result), isSending: false) }
    return received(result, wanted, operation)
  }

  @inline(__always)
  private mutating func received(
    _ count: Int, _ wanted: Int, _ operation: Stable<Operation>
  ) -> Attempt {
    guard wanted > 0 else { return .done(count) }
    if count == 0 {
      receiving.hasEnded = true
    } else if count < wanted, operation.value.flags == 0 {
      // Less than asked for: the next byte comes with an edge of its own.
      receiving.ranDry()
    }
    let isPartial = operation.value.flags & Int32(MSG_WAITALL) != 0 && count > 0
    operation.value.progress += count
    if isPartial, operation.value.progress < operation.value.length {
      operation.dropFromVectors(count)
      // The end of the stream may have come together with these bytes.
      return attemptReceive(operation)
    }
    return .done(operation.value.progress)
  }

  private func peekOneByte() -> Int {
    var byte: UInt8 = 0
    let result = unsafe SystemCalls.receive(descriptor, &byte, 1, Int32(MSG_PEEK))
    return min(result, 0)
  }
}

extension Stable where Value == Operation {
  /// Bytes in the first `count` iovecs.
  fileprivate func room(in count: Int32) -> Int {
    var sum = 0
    // SAFETY: `count` is at most `vectorCount`.
    for index in 0..<Int(count) { unsafe sum += value.vectors[index].iov_len }
    return sum
  }
}
