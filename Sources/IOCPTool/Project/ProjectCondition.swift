// SPDX-License-Identifier: Apache-2.0

/// The Condition attribute of a project file, after its properties were put in.
/// https://learn.microsoft.com/visualstudio/msbuild/msbuild-conditions
struct ProjectCondition {
  private enum Token: Equatable {
    case word(String), sign(String)
  }

  private var tokens: ArraySlice<Token>
  private let exists: (String) -> Bool

  /// - Parameter exists: Whether there is such a file or folder.
  /// - Throws: What cannot be understood.
  static func holds(_ text: String, exists: (String) -> Bool) throws -> Bool {
    try withoutActuallyEscaping(exists) { exists in
      var condition = ProjectCondition(tokens: try tokens(of: text)[...], exists: exists)
      let holds = try condition.alternatives()
      guard condition.tokens.isEmpty else { throw ToolError("not understood: \(text)") }
      return holds
    }
  }

  private static func tokens(of text: String) throws -> [Token] {
    var rest = text[...]
    var tokens: [Token] = []
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if first == "'" {
        rest = rest.dropFirst()
        guard let end = rest.firstIndex(of: "'") else { throw ToolError("a quote does not end: \(text)") }
        tokens.append(.word(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else if let sign = ["==", "!=", "<=", ">=", "<", ">", "!", "(", ")"].first(where: rest.hasPrefix) {
        tokens.append(.sign(sign))
        rest = rest.dropFirst(sign.count)
      } else {
        let word = rest.prefix { !$0.isWhitespace && !"'=!<>()".contains($0) }
        tokens.append(["and", "or"].contains(word.lowercased()) ? .sign(word.lowercased()) : .word(String(word)))
        rest = rest[word.endIndex...]
      }
    }
    return tokens
  }

  private mutating func takes(_ sign: String) -> Bool {
    guard tokens.first == .sign(sign) else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func alternatives() throws -> Bool {
    var holds = try conjunction()
    while takes("or") {
      let next = try conjunction()
      holds = holds || next
    }
    return holds
  }

  private mutating func conjunction() throws -> Bool {
    var holds = try term()
    while takes("and") {
      let next = try term()
      holds = holds && next
    }
    return holds
  }

  private mutating func term() throws -> Bool {
    if takes("!") { return try !term() }
    if takes("(") {
      let holds = try alternatives()
      guard takes(")") else { throw ToolError("a parenthesis does not end") }
      return holds
    }
    let left = try word()
    if takes("(") {
      let argument = try word()
      guard takes(")") else { throw ToolError("a parenthesis does not end") }
      switch left.lowercased() {
      case "exists": return exists(argument)
      case "hastrailingslash": return argument.hasSuffix("/") || argument.hasSuffix("\\")
      default: throw ToolError("there is no function \(left)")
      }
    }
    for sign in ["==", "!=", "<=", ">=", "<", ">"] where takes(sign) {
      return try compares(left, sign, try word())
    }
    guard let holds = Bool(left.lowercased()) else { throw ToolError("neither true nor false: '\(left)'") }
    return holds
  }

  private mutating func word() throws -> String {
    guard case .word(let word)? = tokens.popFirst() else { throw ToolError("a value is missing") }
    return word
  }

  private func compares(_ left: String, _ sign: String, _ right: String) throws -> Bool {
    if sign == "==" { return left.lowercased() == right.lowercased() }
    if sign == "!=" { return left.lowercased() != right.lowercased() }
    guard let left = Double(left), let right = Double(right) else { throw ToolError("\(sign) compares numbers") }
    return sign == "<" ? left < right : sign == ">" ? left > right : sign == "<=" ? left <= right : left >= right
  }
}
