// SPDX-License-Identifier: Apache-2.0

/// One row of the comparison: what is done, and who does it.
struct Workload: Sendable {
  let id: String
  let name: String
  let kind: Kind
  /// Ids of the peers that take part.
  let peers: [String]
  /// Part of the bench that takes two minutes.
  var isQuick = false
  /// A part of the library that this needs and that may not be there yet.
  var dependsOn: String?

  enum Kind: Sendable {
    case load(Load)
    case program(SelfTimed)
    /// Taken once, not in rounds: these hardly scatter, or take long.
    case idleMemory
    case instructions
    case systemCalls
  }

  var load: Load? {
    if case .load(let load) = kind { return load }
    return nil
  }

  var isTakenInRounds: Bool {
    switch kind {
    case .load, .program: true
    case .idleMemory, .instructions, .systemCalls: false
    }
  }

  /// Whether the rate of its messages depends on what the rounds before have shown.
  var needsCapacity: Bool { load?.shareOfCapacity != nil }
}
