// SPDX-License-Identifier: Apache-2.0

/// A limit that a figure has to keep.
struct Goal: Sendable {
  enum Measure: Sendable {
    /// A figure of ours alone.
    case value(Figure)
    /// Ours divided by the peer's, within the round.
    case ratio(to: String, Figure)
    /// The other way round, for limits that were set so.
    case inverseRatio(to: String, Figure)
    /// Ours on this workload divided by ours on a smaller one, within the round.
    case growth(from: String, Figure)
    /// What the library takes of the memory of an idle connection: not what the example program allocates itself.
    case libraryMemory
  }

  enum Limit: Sendable {
    case atMost(Double)
    case atLeast(Double)
  }

  let workload: String
  /// Which of our servers.
  var subject = "ours"
  let measure: Measure
  let limit: Limit

  /// Names the goal in the history, so it must not change while the goal is the same.
  var id: String {
    switch measure {
    case .value(let figure): "\(workload) \(subject) \(figure.rawValue)"
    case .ratio(let peer, let figure): "\(workload) \(subject)/\(peer) \(figure.rawValue)"
    case .inverseRatio(let peer, let figure): "\(workload) \(peer)/\(subject) \(figure.rawValue)"
    case .growth(let smaller, let figure): "\(workload)/\(smaller) \(subject) \(figure.rawValue)"
    case .libraryMemory: "\(workload) \(subject) library"
    }
  }

  /// Nil where something was not measured.
  func measured(in measurements: Measurements) -> Spread? {
    switch measure {
    case .value(let figure):
      measurements.spread(workload, subject, figure)
    case .ratio(let peer, let figure):
      measurements.ratio(figure, (workload, subject), (workload, peer))
    case .inverseRatio(let peer, let figure):
      measurements.ratio(figure, (workload, peer), (workload, subject))
    case .growth(let smaller, let figure):
      measurements.ratio(figure, (workload, subject), (smaller, subject))
    case .libraryMemory:
      measurements.difference((workload, subject), .memory, .ownMemory)
    }
  }

  /// The median decides; the spread is shown beside it.
  func isMet(by measured: Spread) -> Bool {
    switch limit {
    case .atMost(let most): measured.median <= most
    case .atLeast(let least): measured.median >= least
    }
  }
}
