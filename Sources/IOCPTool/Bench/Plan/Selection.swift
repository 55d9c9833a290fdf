// SPDX-License-Identifier: Apache-2.0

/// Which rows and peers of the table take part.
struct Selection: Sendable {
  /// Parts of ids; a whole id stands for itself alone. None means all.
  var workloads: [String] = []
  var peers: [String] = []

  var isWhole: Bool { workloads.isEmpty && peers.isEmpty }

  /// The words that name nothing.
  var unknown: [String] {
    workloads.filter { Self.chosen([$0], of: Workload.all.map(\.id)).isEmpty }
      + peers.filter { Self.chosen([$0], of: Peer.all.map(\.id)).isEmpty }
  }

  /// The pairs to measure: without a word about peers, a quick bench does with those that a change is judged by.
  func cells(_ mode: Effort.Mode) -> [(workload: Workload, peers: [Peer])] {
    let rows = Set(Self.chosen(workloads, of: Workload.all.map(\.id)))
    let quickPeers = ["raw", "asio", "ours", "ours-async", "c-queue", "c-pool"]
    // What others do has to be compared with something, so ours is always there.
    let columns = Set(
      peers.isEmpty
        ? (mode == .quick ? quickPeers : Peer.all.map(\.id))
        : Self.chosen(peers, of: Peer.all.map(\.id)) + ["ours"])
    return Workload.all.compactMap { workload in
      guard rows.contains(workload.id), mode != .quick || workload.isQuick || !workloads.isEmpty else { return nil }
      let present = workload.peers.filter(columns.contains)
      return present.isEmpty ? nil : (workload, present.map(Peer.named))
    }
  }

  private static func chosen(_ words: [String], of ids: [String]) -> [String] {
    if words.isEmpty { return ids }
    return ids.filter { id in words.contains { $0 == id || !ids.contains($0) && id.contains($0) } }
  }
}
