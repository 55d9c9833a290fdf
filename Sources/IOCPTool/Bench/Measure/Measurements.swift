// SPDX-License-Identifier: Apache-2.0

/// What was measured: a value for each workload, peer, figure and round.
struct Measurements: Codable, Sendable {
  /// The values of one peer on one workload. Round `n` of one cell ran beside round `n` of its neighbours.
  struct Cell: Codable, Sendable {
    let workload: String
    let peer: String
    var figures: [Figure: [Double]]
    /// What a table can't say, such as which system calls they were.
    var note: String?
  }

  private(set) var cells: [Cell] = []

  mutating func add(_ workload: String, _ peer: String, _ values: [Figure: Double], note: String? = nil) {
    let index =
      cells.firstIndex { $0.workload == workload && $0.peer == peer }
      ?? {
        cells.append(Cell(workload: workload, peer: peer, figures: [:]))
        return cells.count - 1
      }()
    for (figure, value) in values { cells[index].figures[figure, default: []].append(value) }
    if let note { cells[index].note = note }
  }

  /// A peer that failed in one round is not judged by the others.
  mutating func remove(_ workload: String, _ peer: String) {
    cells.removeAll { $0.workload == workload && $0.peer == peer }
  }

  func cell(_ workload: String, _ peer: String) -> Cell? {
    cells.first { $0.workload == workload && $0.peer == peer }
  }

  func values(_ workload: String, _ peer: String, _ figure: Figure) -> [Double]? {
    cell(workload, peer)?.figures[figure]
  }

  func spread(_ workload: String, _ peer: String, _ figure: Figure) -> Spread? {
    values(workload, peer, figure).map { Spread($0) }
  }

  /// One cell divided by another, formed in each round: what slows the machine down for a while slows both sides.
  func ratio(_ figure: Figure, _ one: (workload: String, peer: String), _ other: (workload: String, peer: String))
    -> Spread?
  {
    combine(values(one.workload, one.peer, figure), values(other.workload, other.peer, figure)) { $0 / $1 }
  }

  func difference(_ cell: (workload: String, peer: String), _ whole: Figure, _ part: Figure) -> Spread? {
    combine(values(cell.workload, cell.peer, whole), values(cell.workload, cell.peer, part)) { $0 - $1 }
  }

  private func combine(_ one: [Double]?, _ other: [Double]?, _ operation: (Double, Double) -> Double) -> Spread? {
    guard let one, let other else { return nil }
    let results = zip(one, other).map(operation).filter(\.isFinite)
    return results.isEmpty ? nil : Spread(results)
  }
}
