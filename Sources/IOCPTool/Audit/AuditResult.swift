// SPDX-License-Identifier: Apache-2.0

/// What an audit found.
struct AuditResult: Sendable {
  struct Name: Sendable {
    let standing: Standing
    var places: [Place]
  }

  var names: [String: Name] = [:]
  var unknown: [String: [Place]] = [:]
  var missingHeaders: [String: [Place]] = [:]
  var findings: [Finding] = []
  /// Sources that the parser gave up on.
  var unreadable: [String] = []
  var files = 0
  var lines = 0

  mutating func add(_ uses: NameUses, _ found: [Finding], _ tree: SyntaxTree, _ judge: NameJudge) {
    for use in uses.windows {
      if names[use.name] != nil {
        names[use.name]?.places.append(use.place)
      } else if let standing = judge.standing(use.name) {
        names[use.name] = Name(standing: standing, places: [use.place])
      }
    }
    for use in uses.unknown { unknown[use.name, default: []].append(use.place) }
    for use in uses.missingHeaders { missingHeaders[use.name, default: []].append(use.place) }
    findings += found
    for file in tree.files where file.isWanted {
      files += 1
      lines += file.text.count { $0 == UInt8(ascii: "\n") }
    }
  }

  /// Puts all in order; what several sources found in one header counts once.
  mutating func finish() {
    names = names.mapValues { Name(standing: $0.standing, places: Self.ordered($0.places)) }
    unknown = unknown.mapValues(Self.ordered)
    missingHeaders = missingHeaders.mapValues(Self.ordered)
    var seen: Set<Finding> = []
    findings = findings.filter { seen.insert($0).inserted }.sorted { ($0.place, $0.rule.id) < ($1.place, $1.rule.id) }
    unreadable.sort()
  }

  private static func ordered(_ places: [Place]) -> [Place] { Set(places).sorted() }

  /// The names that a program can't have here, the most used first.
  var absent: [(name: String, entry: Name)] { sorted { !$0.isThere } }
  var partial: [(name: String, entry: Name)] { sorted { $0 == .partial } }

  private func sorted(_ condition: (Standing.Status) -> Bool) -> [(name: String, entry: Name)] {
    names.filter { condition($0.value.standing.status) }.map { (name: $0.key, entry: $0.value) }.sorted {
      ($1.entry.places.count, $0.name) < ($0.entry.places.count, $1.name)
    }
  }

  var isSomethingMissing: Bool { !absent.isEmpty || !missingHeaders.isEmpty }

  var presentCount: Int { names.values.count { $0.standing.status.isThere } }

  /// How many of a hundred names are there. Never 100 when one is missing.
  var percentage: Double {
    guard !names.isEmpty else { return 100 }
    return (Double(presentCount) / Double(names.count) * 1000).rounded(.down) / 10
  }

  var verdict: String {
    let share = percentage == 100 ? "100" : String(percentage)
    var text = "\(presentCount) of \(names.count) Windows names are here (\(share) %)"
    if !absent.isEmpty { text += ", \(absent.count) missing" }
    if !partial.isEmpty { text += ", \(partial.count) in part" }
    text += "; \(findings.count) \(findings.count == 1 ? "warning" : "warnings")"
    return text + " · \(files) files, \(lines) lines"
  }
}
