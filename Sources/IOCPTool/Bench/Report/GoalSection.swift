// SPDX-License-Identifier: Apache-2.0

extension BenchReport {
  /// A part of the bench, chosen or quick, speaks of what it measured; a whole one also of what it could not.
  private var goals: [Goal] {
    isWhole ? Goal.all : Goal.all.filter { $0.measured(in: measurements) != nil }
  }

  var goalSummary: String {
    let results = goals.map { goal in goal.measured(in: measurements).map(goal.isMet) }
    let met = results.filter { $0 == true }.count, unknown = results.filter { $0 == nil }.count
    let missed = results.count - met - unknown
    let whole = "\(met) of \(results.count) goals met, \(missed) missed"
    if !isWhole { return whole + "; \(Goal.all.count - results.count) are not part of this bench." }
    return unknown > 0 ? whole + ", \(unknown) not measured." : whole + "."
  }

  var goalSection: Section {
    let rows = goals.map { goal in
      let measured = goal.measured(in: measurements)
      let before = previous?.goals[goal.id]
      return [
        goal.title, measured.map { goal.shown($0.median) } ?? "–",
        measured.map { "\(goal.shown($0.minimum))–\(goal.shown($0.maximum))" } ?? "–", goal.limitText,
        measured.map { goal.isMet(by: $0) ? "met" : "MISSED" } ?? "not measured",
        before.map(goal.shown) ?? "–", Self.change(from: before, to: measured?.median),
      ]
    }
    let since = previous.map { "Before: commit \($0.commit), \($0.date)." } ?? "There is no full bench before this one."
    return Section(
      title: "Goals",
      table: TextTable(heading: ["goal", "median", "min–max", "limit", "verdict", "before", "change"], rows: rows),
      remark: "A ratio is formed in each round; the median round decides. \(since)")
  }

  static func change(from before: Double?, to now: Double?) -> String {
    guard let before, let now, before != 0 else { return "–" }
    let percent = (now / before - 1) * 100
    return (percent >= 0 ? "+" : "−") + abs(percent).fixed(1) + " %"
  }
}

extension Goal {
  private static func name(_ workload: String) -> String {
    Workload.all.first { $0.id == workload }?.name ?? workload
  }

  var title: String {
    let workload = Self.name(workload), subject = Peer.named(subject).name
    switch measure {
    case .value: return "\(workload): \(subject)"
    case .ratio(let peer, let figure): return "\(workload): \(figure.word), \(subject) / \(Peer.named(peer).name)"
    case .inverseRatio(let peer, let figure):
      return "\(workload): \(figure.word), \(Peer.named(peer).name) / \(subject)"
    case .growth(let smaller, let figure): return "\(workload) / \(Self.name(smaller)): \(figure.word), \(subject)"
    case .libraryMemory: return "\(workload): the library's part"
    }
  }

  var limitText: String {
    switch limit {
    case .atMost(let most): "≤ \(shown(most))"
    case .atLeast(let least): "≥ \(shown(least))"
    }
  }

  /// Ratios need two digits, numbers of things none; system calls are both.
  func shown(_ value: Double) -> String { value >= 50 ? Int(value.rounded()).grouped : value.fixed(2) }
}

extension Figure {
  /// What a ratio is a ratio of.
  fileprivate var word: String {
    switch self {
    case .cpu: "CPU"
    case .rate: "rate"
    default: rawValue
    }
  }
}
