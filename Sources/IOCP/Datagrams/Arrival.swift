// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// What a receive leaves besides its bytes, at an address that its record knows.
struct Arrival: ~Copyable {
  var sender: Envelope.AddressBytes = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  var senderLength = 0
  var isTruncated = false

  /// Nothing yet.
  mutating func reset() {
    senderLength = 0
    isTruncated = false
  }

  mutating func take(_ envelope: borrowing Envelope, status: Int32) {
    sender = envelope.address
    senderLength = Int(envelope.addressLength)
    isTruncated = status == Errno.messageTooLong
  }

  func datagram(_ count: Int) -> Datagram {
    var address: SocketAddress?
    // A Unix socket without an address has two bytes or none.
    if senderLength > 2 {
      var bytes = sender
      let known = unsafe withUnsafeBytes(of: &bytes) { unsafe Array($0.prefix(senderLength)) }
      address = SocketAddress(Address(bytes: known))
    }
    return Datagram(count: count, sender: address, isTruncated: isTruncated)
  }
}

extension Stable where Value == Arrival {
  /// The engine's word that a receive has ended. A datagram cut short has arrived.
  static var told: CompletionEngine.Completion {
    { socket, address, code, result, packet in
      let record = unsafe Stable<CompletionEngine.Operation>(address: address)
      // SAFETY: the context of these records is the address of an Arrival, which lives as
      // long as its socket's channel, and that longer than its operations.
      let arrival = unsafe Stable<Arrival>(address: UnsafeMutableRawPointer(bitPattern: record.value.context)!)
      let envelope = record.value.envelope
      arrival.value.take(envelope.value, status: code)
      return unsafe Stable<Pending>.told(
        socket, address, code == Errno.messageTooLong ? 0 : code, result, packet)
    }
  }
}
