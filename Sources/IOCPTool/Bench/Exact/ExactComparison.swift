// SPDX-License-Identifier: Apache-2.0

/// What was counted now, beside the baseline. Of several counts the lowest: what else the machine does makes threads
/// wait more often, and never less.
struct ExactComparison {
  private struct Row {
    let figure: String
    let peer: Peer
    let now: Double
    /// Nil if the baseline doesn't know it.
    let before: Double?
    let goal: String

    var hasGrown: Bool { before.map { ExactBaseline.hasGrown(from: $0, to: now) } ?? false }
  }

  private let rows: [Row]
  /// Of our servers, in the form of a baseline.
  let counted: ExactBaseline

  init(measurements: Measurements, baseline: ExactBaseline) {
    let figures: [(String, String, Figure, [String: Double], goal: String)] = [
      ("instructions", "instructions", .instructions, baseline.instructions, "500, stretch 350"),
      ("system calls", "system-calls", .systemCalls, baseline.systemCalls, "2.10"),
    ]
    rows = figures.flatMap { name, workload, figure, before, goal in
      Peer.all.compactMap { peer in
        measurements.spread(workload, peer.id, figure).map {
          Row(
            figure: name, peer: peer, now: $0.minimum, before: before[peer.name], goal: peer.id == "ours" ? goal : "")
        }
      }
    }
    let ours = rows.filter(\.peer.isOurs)
    let values = { (figure: String) in
      Dictionary(
        uniqueKeysWithValues: ours.filter { $0.figure == figure }.map { ($0.peer.name, $0.now.rounded(to: 4)) })
    }
    counted = ExactBaseline(instructions: values("instructions"), systemCalls: values("system calls"))
  }

  /// Only ours can fail.
  var failed: Int { rows.filter { $0.peer.isOurs && $0.hasGrown }.count }
  var passed: Int { rows.filter { $0.peer.isOurs && !$0.hasGrown }.count }

  var table: TextTable {
    TextTable(
      heading: ["per message", "server", "now", "baseline", "change", "goal ≤", "verdict"],
      rows: rows.map { row in
        let text = { (value: Double) in value >= 50 ? Int(value.rounded()).grouped : value.fixed(3) }
        return [
          row.figure, row.peer.name, text(row.now), row.before.map(text) ?? "–",
          BenchReport.change(from: row.before, to: row.now), row.goal,
          row.peer.isOurs ? (row.hasGrown ? "GREW" : "ok") : "",
        ]
      }, textColumns: [0, 1])
  }
}
