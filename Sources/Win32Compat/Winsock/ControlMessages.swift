// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Control messages of datagrams, Windows' and the kernel's. Header and alignment agree
/// (ws2def.h, WSACMSGHDR; cmsg(3)); numbers differ, and so does what IPv4's packet
/// information looks like (ws2ipdef.h, IN_PKTINFO; ip(7), struct in_pktinfo).
enum ControlMessages {
  private struct Row {
    let level: Int32
    let type: Int32
    let kernelType: Int32
  }

  private static let packetInfo = Row(level: 0, type: 19, kernelType: 8)
  private static let packetInfo6 = Row(level: 41, type: 19, kernelType: 50)
  private static let numbers = [
    Row(level: 0, type: 21, kernelType: 2),  // time to live
    Row(level: 41, type: 21, kernelType: 52),  // hop limit
    Row(level: 0, type: 3, kernelType: 1),  // type of service
    Row(level: 41, type: 39, kernelType: 67),  // traffic class
  ]

  private static let headerSize = 16

  private static func aligned(_ length: Int) -> Int { (length + 7) & ~7 }

  private struct Message {
    let level: Int32
    let type: Int32
    /// Its data, as far as it consists of whole words.
    let words: [UInt32]
    /// And the first byte of it.
    let byte: UInt8?
  }

  /// The messages of an area; nil when a header claims more than there is.
  private static func messages(_ area: UnsafeRawBufferPointer) -> [Message]? {
    var found: [Message] = []
    var offset = 0
    while area.count - offset >= headerSize {
      let length = unsafe area.loadUnaligned(fromByteOffset: offset, as: Int.self)
      guard length >= headerSize, length <= area.count - offset else { return nil }
      let data = offset + headerSize
      let count = length - headerSize
      found.append(
        Message(
          level: unsafe area.loadUnaligned(fromByteOffset: offset + 8, as: Int32.self),
          type: unsafe area.loadUnaligned(fromByteOffset: offset + 12, as: Int32.self),
          words: (0..<count / 4).map {
            unsafe area.loadUnaligned(fromByteOffset: data + $0 * 4, as: UInt32.self)
          },
          byte: count > 0 ? unsafe area[data] : nil))
      offset += aligned(length)
    }
    return found
  }

  /// Adds messages to an area as long as there is room.
  @safe
  private struct Writer {
    let area: UnsafeMutableRawBufferPointer
    var used = 0

    init(_ area: UnsafeMutableRawBufferPointer) { unsafe self.area = area }

    mutating func add(_ level: Int32, _ type: Int32, _ words: [UInt32]) -> Bool {
      let length = headerSize + words.count * 4
      guard unsafe area.count - used >= length else { return false }
      unsafe area.storeBytes(of: length, toByteOffset: used, as: Int.self)
      unsafe area.storeBytes(of: level, toByteOffset: used + 8, as: Int32.self)
      unsafe area.storeBytes(of: type, toByteOffset: used + 12, as: Int32.self)
      for (index, word) in words.enumerated() {
        unsafe area.storeBytes(of: word, toByteOffset: used + headerSize + index * 4, as: UInt32.self)
      }
      used = unsafe min(area.count, used + aligned(length))
      return true
    }
  }

  /// What a program wants to send along, in the kernel's form.
  static func encode(_ given: WSABUF, into envelope: inout Envelope) throws(WinsockFailure) {
    guard let base = unsafe given.buf, unsafe given.len > 0 else { return }
    // SAFETY: the program said that `len` bytes are there.
    guard let messages = unsafe messages(UnsafeRawBufferPointer(start: base, count: Int(given.len))) else {
      throw WinsockFailure(WSAEINVAL)
    }
    var writer = unsafe Writer(UnsafeMutableRawBufferPointer(start: envelope.control, count: Limits.controlBytes))
    for message in messages {
      let words = message.words
      var isWritten = false
      switch (message.level, message.type, words.count) {
      case (packetInfo.level, packetInfo.type, 2...):
        // The address is the one to send from.
        isWritten = writer.add(packetInfo.level, packetInfo.kernelType, [words[1], words[0], 0])
      case (packetInfo6.level, packetInfo6.type, 5...):
        isWritten = writer.add(packetInfo6.level, packetInfo6.kernelType, Array(words.prefix(5)))
      case (let level, let type, 1...):
        guard let row = numbers.first(where: { $0.level == level && $0.type == type }) else { break }
        isWritten = writer.add(row.level, row.kernelType, [words[0]])
      default: break
      }
      guard isWritten else { throw WinsockFailure(WSAEINVAL) }
    }
    envelope.controlLength = writer.used
  }

  /// What came along, in Windows' form. Answers whether all of it had room.
  static func decode(_ envelope: inout Envelope, into target: inout WSABUF) -> Bool {
    guard let base = unsafe target.buf, unsafe target.len > 0 else {
      unsafe target.len = 0
      return true
    }
    // SAFETY: the kernel has written `controlLength` bytes, and the program said that
    // `len` bytes are there.
    let came = unsafe UnsafeRawBufferPointer(start: envelope.control, count: envelope.controlLength)
    var writer = unsafe Writer(UnsafeMutableRawBufferPointer(start: base, count: Int(target.len)))
    var hadRoom = true
    for message in unsafe messages(came) ?? [] {
      let words = message.words
      switch (message.level, message.type) {
      case (packetInfo.level, packetInfo.kernelType) where words.count >= 3:
        hadRoom = writer.add(packetInfo.level, packetInfo.type, [words[2], words[0]]) && hadRoom
      case (packetInfo6.level, packetInfo6.kernelType) where words.count >= 5:
        hadRoom = writer.add(packetInfo6.level, packetInfo6.type, Array(words.prefix(5))) && hadRoom
      case (let level, let type):
        guard let row = numbers.first(where: { $0.level == level && $0.kernelType == type }) else { continue }
        // IPv4's type of service comes as one byte.
        let number = words.first ?? UInt32(message.byte ?? 0)
        hadRoom = writer.add(row.level, row.type, [number]) && hadRoom
      }
    }
    unsafe target.len = ULONG(writer.used)
    return hadRoom
  }
}
