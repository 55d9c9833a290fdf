// SPDX-License-Identifier: Apache-2.0

/// What was found, for a person.
struct TextReport {
  let result: AuditResult
  let shown: Shown
  /// Whether the names that are here are listed with their places.
  let showsAll: Bool

  private static let placesMax = 8
  private static let unknownMax = 20
  private static let columns = 100

  var text: String {
    var parts: [String] = []
    parts += section("Missing", result.absent)
    parts += section("Here in part", result.partial)
    if !result.missingHeaders.isEmpty {
      parts.append(
        list("Headers that were not found", result.missingHeaders, "-I tells where those of the program are"))
    }
    if !result.unknown.isEmpty {
      parts.append(
        list(
          "Names that nobody declares", result.unknown, "from a header that was not found, or of Windows and unknown"))
    }
    if !result.findings.isEmpty { parts.append(findings) }
    if !result.unreadable.isEmpty {
      parts.append((["Could not be read"] + result.unreadable.map { "  " + shown($0) }).joined(separator: "\n"))
    }
    parts.append(present)
    parts.append(result.verdict)
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func section(_ title: String, _ names: [(name: String, entry: AuditResult.Name)]) -> [String] {
    guard !names.isEmpty else { return [] }
    let entries = names.map { name, entry in
      var lines = ["  \(name)  (\(description(entry.standing)))"]
      if !entry.standing.note.isEmpty { lines += wrapped(entry.standing.note, indent: "      ") }
      lines += wrapped(places(entry.places), indent: "      ")
      return lines.joined(separator: "\n")
    }
    return [([title] + entries).joined(separator: "\n")]
  }

  private func description(_ standing: Standing) -> String {
    var words = [standing.kind]
    if !standing.family.isEmpty { words.append(standing.family) }
    if standing.status == .refuses { words.append("can be called, answers \"not implemented\"") }
    return words.joined(separator: ", ")
  }

  private func places(_ places: [Place]) -> String {
    let most = showsAll ? places.count : Self.placesMax
    let first = places.prefix(most).map { shown($0) }.joined(separator: " ")
    return places.count > most ? first + " and \(places.count - most) more" : first
  }

  private func list(_ title: String, _ names: [String: [Place]], _ remark: String) -> String {
    let most = names.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    var lines = ["\(title) (\(remark))"]
    for (name, places) in most.prefix(Self.unknownMax) { lines.append("  \(name)  \(self.places(places))") }
    if most.count > Self.unknownMax { lines.append("  and \(most.count - Self.unknownMax) more") }
    return lines.joined(separator: "\n")
  }

  private var findings: String {
    var lines = ["Warnings"]
    for rule in LifetimeRule.all {
      let found = result.findings.filter { $0.rule == rule }
      guard !found.isEmpty else { continue }
      lines.append("  \(rule.id): \(rule.title)")
      lines += found.map { "    \(shown($0.place)): \($0.subject)" }
      lines += wrapped("Why: \(rule.why).", indent: "      ") + wrapped("Do: \(rule.whatToDo).", indent: "      ")
    }
    return lines.joined(separator: "\n")
  }

  private var present: String {
    let names = result.names.filter { $0.value.standing.status == .implemented }.sorted { $0.key < $1.key }
    guard !names.isEmpty else { return "" }
    guard showsAll else { return (["Here"] + wrapped(names.map(\.key).joined(separator: " "), indent: "  ")).text }
    return (["Here"] + names.map { "  \($0.key)  \(places($0.value.places))" }).text
  }

  private func wrapped(_ text: String, indent: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent.count + line.count + word.count >= Self.columns {
        lines.append(indent + line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return line.isEmpty ? lines : lines + [indent + line]
  }
}

extension [String] {
  fileprivate var text: String { joined(separator: "\n") }
}
