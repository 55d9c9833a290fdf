// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Memory and stretches of files, to be sent in a row as one operation.
@safe
package struct Transmission: ~Copyable {
  /// What becomes of the connection once all has been sent.
  package enum Afterwards: Sendable { case stays, ends, makesRoomForAnother }

  @safe
  private enum Part {
    /// Valid until the operation has ended.
    case memory(UnsafeRawPointer, Int)
    /// The rest of the file when the length is nil.
    case file(descriptor: Int32, offset: Int64, length: Int?)
  }

  package let afterwards: Afterwards
  private var parts: [Part] = []
  private var current = 0

  package init(afterwards: Afterwards) { self.afterwards = afterwards }

  /// The files' descriptors belong to the transmission.
  deinit {
    for part in parts {
      if case .file(let descriptor, _, _) = part { SystemCalls.close(descriptor) }
    }
  }

  package mutating func add(_ memory: UnsafeRawPointer, _ length: Int) {
    if length > 0 { unsafe parts.append(.memory(memory, length)) }
  }

  /// Takes the descriptor over.
  package mutating func add(file descriptor: Int32, from offset: Int64, length: Int?) {
    parts.append(.file(descriptor: descriptor, offset: offset, length: length))
  }

  package var fileCount: Int {
    parts.count { if case .file = $0 { true } else { false } }
  }

  var isDone: Bool { current == parts.count }

  /// One system call, or none at the end of a part. Answers the bytes moved or -errno.
  mutating func step(_ socket: Int32) -> Int {
    let isLast = current == parts.count - 1
    switch parts[current] {
    case .memory(let base, let length):
      let flags = isLast ? 0 : Int32(MSG_MORE)
      let sent = unsafe SystemCalls.send(socket, base, length, flags)
      if sent < 0 { return sent }
      unsafe parts[current] = .memory(base + sent, length - sent)
      if sent == length { current += 1 }
      return sent
    case .file(let descriptor, let offset, let length):
      let wanted = min(length ?? .max, Limits.bytesPerOperation)
      let sent = wanted == 0 ? 0 : SystemCalls.sendFile(socket, descriptor, offset, wanted)
      if sent < 0 { return sent }
      parts[current] = .file(
        descriptor: descriptor, offset: offset + Int64(sent), length: length.map { $0 - sent })
      // Nothing more: the end of the stretch, or of the file.
      if sent == 0 || sent == length { current += 1 }
      return sent
    }
  }
}

extension Operation {
  /// What an operation of kind `transmit` sends. Made and destroyed by the face.
  package var transmission: Stable<Transmission> {
    // SAFETY: `buffer` of such an operation is the address of its Transmission.
    get { unsafe Stable(address: buffer!) }
    set { unsafe buffer = newValue.address }
  }
}
