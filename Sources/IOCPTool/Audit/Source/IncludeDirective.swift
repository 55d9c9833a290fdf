// SPDX-License-Identifier: Apache-2.0

/// A line with `#include`.
struct IncludeDirective: Equatable {
  let name: String
  let isQuoted: Bool

  static func all(in text: some Collection<UInt8>) -> [Self] {
    text.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }).compactMap { line in
      var rest = line.drop(while: isSpace)
      guard rest.first == UInt8(ascii: "#") else { return nil }
      rest = rest.dropFirst().drop(while: isSpace)
      guard rest.starts(with: "include".utf8) || rest.starts(with: "import".utf8) else { return nil }
      rest = rest.drop { UInt8(ascii: "a") <= $0 && $0 <= UInt8(ascii: "z") }.drop(while: isSpace)
      let isQuoted = rest.first == UInt8(ascii: "\"")
      guard isQuoted || rest.first == UInt8(ascii: "<") else { return nil }
      let end = UInt8(ascii: isQuoted ? "\"" : ">")
      let name = rest.dropFirst().prefix { $0 != end }
      guard !name.isEmpty, name.endIndex != rest.endIndex else { return nil }
      return Self(name: String(decoding: name, as: UTF8.self), isQuoted: isQuoted)
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
