// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// One message, from the system's table or from the program's own text.
private struct MessageRequest {
  static let allocate: DWORD = 0x100
  static let ignoreInserts: DWORD = 0x200
  static let fromString: DWORD = 0x400
  static let fromModule: DWORD = 0x800
  static let fromSystem: DWORD = 0x1000
  let flags: DWORD
  let code: DWORD

  var isFromString: Bool { flags & Self.fromString != 0 }

  enum Answer {
    case text([UInt16])
    case failure(Int32)
  }

  /// A text of the table, in UTF-16. It ends with a line break, like the system's.
  func systemText() -> Answer {
    if flags & Self.fromSystem == 0 {
      let isKnown = flags & Self.fromModule != 0
      return .failure(isKnown ? ERROR_CALL_NOT_IMPLEMENTED : ERROR_INVALID_PARAMETER)
    }
    // An HRESULT of the Win32 facility has the code in its lower half.
    let code = self.code >> 16 == 0x8007 ? self.code & 0xffff : self.code
    guard let text = MessageTable.text(code) else { return .failure(ERROR_MR_MID_NOT_FOUND) }
    // None of them has inserts.
    return unsafe Self.made(Array("\(text)\r\n".utf16), flags | Self.ignoreInserts, isWide: true, nil)
  }

  /// The program's text with its inserts.
  ///
  /// - Parameter arguments: As the caller gave them; they have to be as many as the text asks for.
  func ownText(_ text: [UInt16], isWide: Bool, _ arguments: IOCP_MESSAGE_ARGUMENTS?) -> Answer {
    unsafe Self.made(text, flags, isWide: isWide, arguments)
  }

  private static func made(
    _ text: [UInt16], _ flags: DWORD, isWide: Bool, _ arguments: IOCP_MESSAGE_ARGUMENTS?
  ) -> Answer {
    var made: UnsafeMutablePointer<UInt16>?
    var length = 0
    let error = unsafe iocp_inner_message(text + [0], flags, isWide ? 1 : 0, arguments, &made, &length)
    guard error == 0 else { return .failure(error) }
    defer { unsafe iocp_inner_message_end(made) }
    // SAFETY: without an error as many units were made.
    return .text(unsafe Array(UnsafeBufferPointer(start: made, count: length)))
  }

  /// Stores the answer and a zero character; answers the length without it.
  func store<Character: FixedWidthInteger>(
    _ answer: Answer, _ buffer: UnsafeMutablePointer<Character>?, _ size: DWORD,
    _ encode: ([UInt16]) -> [Character]
  ) -> DWORD {
    let characters: [Character]
    switch answer {
    case .failure(let code):
      LastError.code = UInt32(bitPattern: code)
      return 0
    case .text(let text): characters = encode(text)
    }
    guard let buffer = unsafe buffer else { return fail(ERROR_INVALID_PARAMETER) }
    guard flags & Self.allocate != 0 else {
      guard characters.count < size else { return fail(ERROR_INSUFFICIENT_BUFFER) }
      return unsafe copy(characters, buffer)
    }
    // Here `buffer` is the address of a pointer, and `size` the least to allocate.
    let length = max(characters.count + 1, Int(size)) * MemoryLayout<Character>.size
    guard let block = unsafe Heap.process.allocate(length, zeroed: false) else {
      return fail(ERROR_NOT_ENOUGH_MEMORY)
    }
    // SAFETY: with this flag callers pass a pointer to their own pointer.
    unsafe UnsafeMutableRawPointer(buffer).storeBytes(of: block, as: UnsafeMutableRawPointer.self)
    return unsafe copy(characters, block.bindMemory(to: Character.self, capacity: characters.count + 1))
  }

  private func copy<Character: FixedWidthInteger>(
    _ characters: [Character], _ buffer: UnsafeMutablePointer<Character>
  ) -> DWORD {
    // SAFETY: both callers made sure of room for one more than `characters`.
    for (index, character) in characters.enumerated() { unsafe buffer[index] = character }
    unsafe buffer[characters.count] = 0
    return DWORD(characters.count)
  }

  private func fail(_ code: Int32) -> DWORD {
    LastError.code = UInt32(bitPattern: code)
    return 0
  }
}

@c @implementation public func FormatMessageA(
  _ flags: DWORD, _ source: LPCVOID?, _ message: DWORD, _ language: DWORD, _ buffer: LPSTR?,
  _ size: DWORD, _ arguments: IOCP_MESSAGE_ARGUMENTS?
) -> DWORD {
  let request = MessageRequest(flags: flags, code: message)
  var answer = request.systemText()
  if request.isFromString {
    guard let source = unsafe source else { return LastError.none(ERROR_INVALID_PARAMETER) }
    // SAFETY: with this flag the source is a text with a zero character at its end.
    let text = unsafe String(cString: source.assumingMemoryBound(to: CChar.self))
    answer = unsafe request.ownText(Array(text.utf16), isWide: false, arguments)
  }
  return unsafe request.store(answer, buffer, size) { text in
    String(decoding: text, as: UTF16.self).utf8.map { CChar(bitPattern: $0) }
  }
}

@c @implementation public func FormatMessageW(
  _ flags: DWORD, _ source: LPCVOID?, _ message: DWORD, _ language: DWORD, _ buffer: LPWSTR?,
  _ size: DWORD, _ arguments: IOCP_MESSAGE_ARGUMENTS?
) -> DWORD {
  let request = MessageRequest(flags: flags, code: message)
  var answer = request.systemText()
  if request.isFromString {
    guard let source = unsafe source else { return LastError.none(ERROR_INVALID_PARAMETER) }
    var text: [UInt16] = []
    // SAFETY: as above.
    let characters = unsafe source.assumingMemoryBound(to: UInt16.self)
    while case let character = unsafe characters[text.count], character != 0 { text.append(character) }
    answer = unsafe request.ownText(text, isWide: true, arguments)
  }
  return unsafe request.store(answer, buffer, size) { $0 }
}

extension LastError {
  /// Sets the code and answers 0.
  fileprivate static func none(_ code: Int32) -> DWORD {
    Self.code = UInt32(bitPattern: code)
    return 0
  }
}
