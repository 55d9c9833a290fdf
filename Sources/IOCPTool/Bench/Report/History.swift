// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A full bench in short: a line of history.jsonl.
struct HistoryLine: Codable, Equatable, Sendable {
  let date: String
  let commit: String
  let isDirty: Bool
  let rounds: Int
  /// Medians by the ids of the goals.
  let goals: [String: Double]
  /// Instructions and system calls per message, by workload and peer.
  let exact: [String: Double]

  init(_ report: BenchReport) {
    date = report.provenance.date
    commit = report.provenance.commit
    isDirty = report.provenance.isDirty
    rounds = report.effort.rounds
    goals = Goal.all.reduce(into: [:]) { $0[$1.id] = $1.measured(in: report.measurements)?.median.rounded(to: 4) }
    exact = report.measurements.cells.reduce(into: [:]) { exact, cell in
      for figure in [Figure.instructions, .systemCalls] {
        guard let values = cell.figures[figure] else { continue }
        exact["\(cell.workload) \(cell.peer)"] = Spread(values).median.rounded(to: 4)
      }
    }
  }
}

/// The full benches before this one, oldest first.
struct History {
  let path: String

  init(folder: String) { path = "\(folder)/history.jsonl" }

  var last: HistoryLine? {
    let lines = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.last.flatMap { try? JSONDecoder().decode(HistoryLine.self, from: Data($0.utf8)) }
  }

  func append(_ line: HistoryLine) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var data = FileManager.default.contents(atPath: path) ?? Data()
    data += try encoder.encode(line) + Data("\n".utf8)
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
