// SPDX-License-Identifier: Apache-2.0

import Glibc  // for: IPPROTO_TCP, TCP_NODELAY

extension Socket {
  /// Small writes go out at once, and not when the peer has acknowledged the one before:
  /// TCP_NODELAY of tcp(7), which accepted connections inherit from their listener. A
  /// socket of another kind has no such option, and needs none.
  package static func sendAtOnce(_ handle: Handle) {
    guard let slot = try? HandleTable.lock(handle, .socket, for: .lookUp) else { return }
    var one: Int32 = 1
    _ = unsafe SystemCalls.setOption(slot.socket.value.descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
    slot.unlock()
  }
}
