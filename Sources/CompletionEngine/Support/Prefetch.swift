// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Memory that is about to be used, asked for ahead: where so many connections take turns
/// that the processor's cache does not hold them all, waiting for memory is most of what a
/// message costs in user space (decision 0034).
package enum Prefetch {
  /// Lines of 64 bytes. Nothing is read: an address of nothing, or of something that is
  /// gone, does no harm.
  package static func lines(_ count: Int, at address: UInt) {
    for line in 0..<UInt(count) { csystem_prefetch(address &+ line &* 64) }
  }

  /// What the program of a packet is likely to look at when it gets it: token and key are
  /// mostly addresses of records of its own.
  static func memory(of packet: Packet) {
    lines(2, at: packet.token)
    lines(1, at: packet.key)
  }

  /// Two lines at the address that is stored in a word. The word is read as it is, by
  /// whomever it may be changed just now; it has to be there.
  static func target(ofWordAt word: UnsafeRawPointer) { unsafe csystem_prefetch_target(word) }
}
