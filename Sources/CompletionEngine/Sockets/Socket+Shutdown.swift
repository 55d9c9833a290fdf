// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension Socket {
  /// shutdown(2): ends one direction or both for this side. Later operations in that
  /// direction are refused with `shutDown`; pending ones end as the kernel has it.
  package mutating func shutDown(receiving endReceiving: Bool, sending endSending: Bool) -> Int {
    guard endReceiving || endSending else { return 0 }
    let how: Int32 = endReceiving ? (endSending ? 2 : 0) : 1
    let result = SystemCalls.shutdown(descriptor, how)
    // A datagram socket without a peer is shut down all the same (shutdown(2) fails
    // after having done it). So is a stream whose both ends have finished, which Linux
    // calls not connected from then on.
    let isOver = !isStream || sending.isShutDown && !sending.wasReset
    if result == 0 || isOver && result == -Int(ENOTCONN) {
      if endReceiving { receiving.isShutDown = true }
      if endSending { sending.isShutDown = true }
    }
    return result
  }

  /// What was shut down by this side.
  package var isReceivingShutDown: Bool { receiving.isShutDown }
  package var isSendingShutDown: Bool { sending.isShutDown }
  package var wasReset: Bool { receiving.wasReset }
  package var isAssociated: Bool { port != nil }

  /// A call has met the reset, which the kernel tells only once.
  package mutating func noteReset() {
    receiving.wasReset = true
    sending.wasReset = true
  }
}
