// SPDX-License-Identifier: Apache-2.0

/// Reads XML 1.0 as project files use it: elements, attributes, references, comments, CDATA. A document type is
/// refused, so nothing is included, or expanded without end. https://www.w3.org/TR/xml/
struct MarkupReader {
  static let deepest = 64

  private let bytes: [UInt8]
  private var place = 0
  private let file: String

  /// - Parameter text: What the file holds, decoded.
  /// - Parameter file: Its name, for errors.
  static func read(_ text: String, file: String) throws -> MarkupElement {
    var reader = MarkupReader(bytes: Array(text.utf8), file: file)
    try reader.skipBetweenElements()
    let root = try reader.element(depth: 1)
    try reader.skipBetweenElements()
    guard reader.place == reader.bytes.count else { throw reader.error("something follows the last element") }
    return root
  }

  private init(bytes: [UInt8], file: String) {
    (self.bytes, self.file) = (bytes, file)
  }

  private func error(_ text: String) -> ToolError {
    let line = bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1
    return ToolError("\(file):\(line): \(text)")
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func isAt(_ text: StaticString) -> Bool { bytes[place...].starts(with: "\(text)".utf8) }

  private mutating func skip(_ text: StaticString) -> Bool {
    guard isAt(text) else { return false }
    place += text.utf8CodeUnitCount
    return true
  }

  private mutating func skipSpace() {
    while let next, next == 0x20 || (0x09...0x0D).contains(next) { place += 1 }
  }

  /// What stands before `end`; the place is behind it then.
  private mutating func taken(until end: StaticString, of what: String) throws -> String {
    let begin = place
    while place < bytes.count {
      if isAt(end) {
        let text = String(decoding: bytes[begin..<place], as: UTF8.self)
        place += end.utf8CodeUnitCount
        return text
      }
      place += 1
    }
    place = begin
    throw error("\(what) does not end")
  }

  /// The declaration, comments and instructions for others.
  private mutating func skipBetweenElements() throws {
    if place == 0 { _ = skip("\u{FEFF}") }
    while true {
      skipSpace()
      if skip("<?") {
        _ = try taken(until: "?>", of: "an instruction")
      } else if skip("<!--") {
        _ = try taken(until: "-->", of: "a comment")
      } else if isAt("<!DOCTYPE") {
        throw error("a document type is not read")
      } else {
        return
      }
    }
  }

  private mutating func name() throws -> String {
    let begin = place
    while let next, next > 0x20, !"=/<>\"'&".utf8.contains(next) { place += 1 }
    guard place > begin else { throw error("a name is missing") }
    return String(decoding: bytes[begin..<place], as: UTF8.self)
  }

  private mutating func element(depth: Int) throws -> MarkupElement {
    guard depth <= Self.deepest else { throw error("more than \(Self.deepest) elements stand inside of each other") }
    let line = bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1
    guard skip("<") else { throw error("an element is missing") }
    var element = MarkupElement(name: try name(), line: line)
    while true {
      skipSpace()
      if skip("/>") { return element }
      if skip(">") { break }
      let name = try name()
      skipSpace()
      guard skip("=") else { throw error("the attribute \(name) has no value") }
      skipSpace()
      let value: String
      if skip("\"") {
        value = try taken(until: "\"", of: "the attribute \(name)")
      } else if skip("'") {
        value = try taken(until: "'", of: "the attribute \(name)")
      } else {
        throw error("the attribute \(name) has no quotes")
      }
      element.attributes[name] = try resolved(value)
    }
    try readContent(of: &element, depth: depth)
    return element
  }

  /// All up to the end tag, which is taken too.
  private mutating func readContent(of element: inout MarkupElement, depth: Int) throws {
    while let next {
      if skip("</") {
        guard try name() == element.name else { throw error("an end tag for \(element.name) was expected") }
        skipSpace()
        guard skip(">") else { throw error("an end tag does not end") }
        return
      } else if skip("<!--") {
        _ = try taken(until: "-->", of: "a comment")
      } else if skip("<![CDATA[") {
        element.text += try taken(until: "]]>", of: "CDATA")
      } else if skip("<?") {
        _ = try taken(until: "?>", of: "an instruction")
      } else if next == UInt8(ascii: "<") {
        element.children.append(try self.element(depth: depth + 1))
      } else {
        let begin = place
        while let next = self.next, next != UInt8(ascii: "<") { place += 1 }
        element.text += try resolved(String(decoding: bytes[begin..<place], as: UTF8.self))
      }
    }
    throw error("\(element.name) does not end")
  }

  /// `text` with its references replaced.
  private func resolved(_ text: String) throws -> String {
    guard text.contains("&") else { return text }
    let parts = text.split(separator: "&", omittingEmptySubsequences: false)
    return try parts.dropFirst().reduce(String(parts[0])) { text, part in
      guard let end = part.firstIndex(of: ";") else { throw error("& without a name and ;") }
      return text + (try character(String(part[..<end]))) + part[part.index(after: end)...]
    }
  }

  private func character(_ name: String) throws -> String {
    let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
    if let text = named[name] { return text }
    let number =
      name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
    guard let scalar = number.flatMap(Unicode.Scalar.init) else { throw error("there is no character &\(name);") }
    return String(scalar)
  }
}
