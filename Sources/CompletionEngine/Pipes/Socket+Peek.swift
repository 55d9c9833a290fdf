// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension Socket {
  /// What a read of a pipe would find.
  package struct Peek {
    /// All that is there; of a pipe of messages, what has come of the first one.
    package var bytes: [UInt8]
    /// Without the lengths that go before messages.
    package var available: Int
    package var isMessage: Bool
  }

  /// Looks, and leaves everything where it is; nil when there is nothing and the peer has
  /// gone.
  package func peekPipe() -> Peek? {
    guard let pipe else { return nil }
    let count = max(0, SystemCalls.readableBytes(descriptor))
    if count == 0, pipe.value.messageLeft == nil, hasLostPeer { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    let found = unsafe bytes.withUnsafeMutableBytes { bytes in
      unsafe SystemCalls.receive(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_PEEK))
    }
    bytes.removeLast(count - min(count, max(0, found)))
    guard pipe.value.form == .messages else { return Peek(bytes: bytes, available: bytes.count, isMessage: false) }
    return messages(bytes, pipe)
  }

  /// Takes the lengths out of what was found.
  private func messages(_ bytes: [UInt8], _ pipe: Stable<PipeEnd>) -> Peek {
    var place = 0
    var first: [UInt8]?
    var total = 0
    var left = pipe.value.messageLeft
    var header = unsafe withUnsafeBytes(of: pipe.value.header) { unsafe Array($0.prefix(pipe.value.headerCount)) }
    while place < bytes.count || left == 0 {
      if let length = left {
        let end = min(bytes.count, place + length)
        if first == nil { first = Array(bytes[place..<end]) }
        total += end - place
        place = end
        left = nil
        continue
      }
      header.append(bytes[place])
      place += 1
      if header.count == 4 {
        left = header.reversed().reduce(0) { $0 << 8 | Int($1) }
        header = []
      }
    }
    return Peek(bytes: first ?? [], available: total, isMessage: true)
  }
}
