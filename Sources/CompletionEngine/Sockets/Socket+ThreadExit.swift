// SPDX-License-Identifier: Apache-2.0

/// A thread that ends takes its pending operations along, unless their socket has a
/// port: then any thread may take the packet, and the operation goes on (rules
/// CANCEL-11, CANCEL-12).
extension Socket {
  /// Cancels what the ending thread left pending on sockets without a port. Looks at
  /// every handle, so the caller asks only when the thread left something once.
  static func cancelOperations(leftBy thread: Stable<Waiter>) {
    let id = thread.value.id
    HandleTable.forEach(.socket) { slot in
      if slot.socket.value.port == nil {
        _ = slot.socket.value.abort(.cancelled) { $0.submitter == id }
      }
      slot.unlockAfterOperations()
    }
  }
}
