// SPDX-License-Identifier: Apache-2.0

/// Everything a bench found, and how it was found.
struct BenchReport: Sendable {
  let provenance: Provenance
  let effort: Effort
  /// Every row with every peer, in full.
  let isWhole: Bool
  let measurements: Measurements
  /// What was not measured, and why.
  let missing: [Missing]
  /// What went wrong while measuring.
  let failures: [Missing]
  /// What the last full bench found, to compare with.
  var previous: HistoryLine?

  /// The peers with a value on a workload, in the order of the table.
  func peers(_ workloads: [Workload], _ figure: Figure) -> [Peer] {
    Peer.all.filter { peer in
      workloads.contains { measurements.values($0.id, peer.id, figure) != nil }
    }
  }

  /// The workloads that anybody has a value on.
  func present(_ workloads: [Workload], _ figure: Figure) -> [Workload] {
    workloads.filter { workload in
      workload.peers.contains { measurements.values(workload.id, $0, figure) != nil }
    }
  }

  func spread(_ workload: Workload, _ peer: Peer, _ figure: Figure) -> Spread? {
    measurements.spread(workload.id, peer.id, figure)
  }

  /// Ours against a peer.
  func ratio(_ workload: Workload, _ peer: Peer, _ figure: Figure, subject: String = "ours") -> Spread? {
    measurements.ratio(figure, (workload.id, subject), (workload.id, peer.id))
  }
}

/// A title, a table and a remark, from which both the terminal and the Markdown are written.
struct Section: Sendable {
  let title: String
  let table: TextTable
  let remark: String

  var plain: String { "\(title)\n\n\(table.plain)\n\n\(remark)\n" }
  var markdown: String { "## \(title)\n\n\(table.markdown)\n\n\(remark)\n" }
}
