// SPDX-License-Identifier: Apache-2.0

/// What single lines say.
enum Line {
  /// `HTTP/1.1 200 OK`; the reason may be missing.
  static func status(_ line: ArraySlice<UInt8>) throws(ResponseError) -> (code: Int, reason: String) {
    guard line.starts(with: "HTTP/1.".utf8), line.count >= 12, isDigit(line[line.startIndex + 7]),
      line[line.startIndex + 8] == space, line.count == 12 || line[line.startIndex + 12] == space
    else { throw .malformedStatusLine }
    let code = line.dropFirst(9).prefix(3)
    let reason = line.dropFirst(13)
    guard code.allSatisfy(isDigit), code.first != UInt8(ascii: "0"), reason.allSatisfy(isText) else {
      throw .malformedStatusLine
    }
    return (Int(String(decoding: code, as: UTF8.self))!, String(decoding: reason, as: UTF8.self))
  }

  /// `Name: value`; space around the value is no part of it.
  static func field(_ line: ArraySlice<UInt8>) throws(ResponseError) -> (name: String, value: String) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { throw .malformedHeader }
    let value = line[(colon + 1)...].trimmed
    guard line[..<colon].allSatisfy(isToken), value.allSatisfy(isText) else { throw .malformedHeader }
    return (String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
  }

  /// `1f`, perhaps with extensions after a semicolon, which nobody needs.
  static func chunkSize(_ line: ArraySlice<UInt8>) throws(ResponseError) -> Int {
    let digits = line.prefix { $0 != UInt8(ascii: ";") }.trimmed
    guard line.allSatisfy(isText), digits.first.map(isLetterOrDigit) == true,
      let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw .malformedChunk }
    return size
  }

  /// Digits alone: `Int` would take a sign, too.
  static func length(_ digits: some Collection<UInt8>) -> Int? {
    digits.allSatisfy(isDigit) ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  private static var space: UInt8 { UInt8(ascii: " ") }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isToken(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte) }

  /// Printable, or a space or tab, or part of a character that is not ASCII.
  private static func isText(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\t") || byte >= 0x20 && byte != 0x7f }
}

extension BidirectionalCollection<UInt8> {
  /// Without spaces and tabs around it.
  var trimmed: SubSequence {
    func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let rest = drop(while: isSpace)
    return rest.lastIndex { !isSpace($0) }.map { rest[...$0] } ?? rest
  }
}
