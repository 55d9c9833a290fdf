// SPDX-License-Identifier: Apache-2.0

/// One run: a peer on a workload, in a round.
struct Turn {
  let round: Int
  let workload: Workload
  let peer: Peer
}

/// In which order all is measured.
enum Schedule {
  /// All peers take part in every round, in turns, so that what slows the machine down for a while slows all of them;
  /// the order rotates, so that nobody always comes after the same neighbour. Rows that need the capacity come when it
  /// is known, those that are taken once come last.
  static func turns(_ cells: [(workload: Workload, peers: [Peer])], rounds: Int) -> [Turn] {
    let repeated = cells.filter(\.workload.isTakenInRounds)
    return inRounds(repeated.filter { !$0.workload.needsCapacity }, rounds)
      + inRounds(repeated.filter(\.workload.needsCapacity), rounds)
      + inRounds(cells.filter { !$0.workload.isTakenInRounds }, 1)
  }

  private static func inRounds(_ cells: [(workload: Workload, peers: [Peer])], _ rounds: Int) -> [Turn] {
    (0..<rounds).flatMap { round in
      cells.flatMap { workload, peers in
        peers.indices.map { Turn(round: round, workload: workload, peer: peers[($0 + round) % peers.count]) }
      }
    }
  }
}
