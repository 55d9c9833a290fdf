// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension Socket {
  /// accept4(2), past connections that died in the queue.
  ///
  /// An operation with MSG_PEEK in its flags only waits until there is a connection,
  /// and leaves it in the queue.
  mutating func attemptAccept(_ operation: Stable<Operation>) -> Attempt {
    if operation.value.flags & Int32(MSG_PEEK) != 0 { return attemptPeekAtQueue() }
    while true {
      let result = SystemCalls.accept(descriptor)
      if result >= 0 { return .done(result) }
      switch Int32(-result) {
      case EAGAIN:
        receiving.ranDry()
        return .wouldBlock
      // No descriptor, no memory: the connection stays in the kernel's queue, and no
      // edge will tell when there is room again (rule LIVE-5).
      case EMFILE, ENFILE, ENOBUFS, ENOMEM:
        return .starved
      // Errors of the connection, not of the listener (accept(2)).
      case ECONNABORTED, EPROTO, ENETDOWN, ENOPROTOOPT, EHOSTDOWN, ENONET, EHOSTUNREACH,
        ENETUNREACH:
        continue
      case let error:
        return .failed(error)
      }
    }
  }

  @inline(never)
  private mutating func attemptPeekAtQueue() -> Attempt {
    var entries = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
    if SystemCalls.poll(&entries, atMost: 0) > 0 { return .done(0) }
    receiving.ranDry()
    return .wouldBlock
  }
}
