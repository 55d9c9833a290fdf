// SPDX-License-Identifier: Apache-2.0

/// A Windows command line as arguments, by the rules of the C run-time library (Microsoft
/// Learn, "Parsing C command-line arguments"). Pure.
enum CommandLine {
  /// The first argument is the program's name: there, only quotes mean something.
  static func arguments(_ line: String) -> [String] {
    var rest = Substring(line)
    var arguments = [program(&rest)]
    while true {
      rest = rest.drop { isBlank($0) }
      if rest.isEmpty { return arguments }
      arguments.append(argument(&rest))
    }
  }

  private static func program(_ rest: inout Substring) -> String {
    var text = ""
    var isQuoted = false
    while let character = rest.first, isQuoted || !isBlank(character) {
      rest.removeFirst()
      if character == "\"" { isQuoted.toggle() } else { text.append(character) }
    }
    return text
  }

  private static func argument(_ rest: inout Substring) -> String {
    var text = ""
    var isQuoted = false
    while let character = rest.first, isQuoted || !isBlank(character) {
      // Backslashes mean something only before a quote: two are one, an odd one makes the
      // quote a character.
      let slashes = rest.prefix { $0 == "\\" }.count
      rest = rest.dropFirst(slashes)
      guard rest.first == "\"" else {
        text.append(String(repeating: "\\", count: slashes))
        if slashes == 0 {
          text.append(character)
          rest.removeFirst()
        }
        continue
      }
      text.append(String(repeating: "\\", count: slashes / 2))
      rest.removeFirst()
      if slashes % 2 == 1 {
        text.append("\"")
      } else if isQuoted, rest.first == "\"" {
        text.append("\"")
        rest.removeFirst()
      } else {
        isQuoted.toggle()
      }
    }
    return text
  }

  private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
}
