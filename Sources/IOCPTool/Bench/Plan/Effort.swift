// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// How long a bench may take.
struct Effort: Sendable {
  let name: String
  let rounds: Int
  let windowSeconds: Double
  /// Over all connections.
  let warmupMessages: Int
  /// Of the counts in the table of workloads.
  let countDivisor: Int
  let connectionLimit: Int
  let idleConnections: Int
  let copyBytes: Int
  /// Messages of the short one of two runs whose instructions or system calls are counted.
  let countedMessages: Int

  enum Mode: String, EnumerableFlag {
    case full, quick, sanity

    static func help(for value: Mode) -> ArgumentHelp? {
      switch value {
      case .full: "Every server on every workload, five rounds: what docs/benchmarks shows (about 25 minutes)."
      case .quick: "The workloads and peers that a change is judged by (about two minutes)."
      case .sanity: "Each workload once on each server, with tiny windows: only whether it works."
      }
    }

    var effort: Effort {
      switch self {
      case .full:
        Effort(
          name: rawValue, rounds: 5, windowSeconds: 0.6, warmupMessages: 5000, countDivisor: 1, connectionLimit: .max,
          idleConnections: 10_000, copyBytes: 1 << 30, countedMessages: 12_800)
      case .quick:
        Effort(
          name: rawValue, rounds: 4, windowSeconds: 0.25, warmupMessages: 5000, countDivisor: 5, connectionLimit: .max,
          idleConnections: 10_000, copyBytes: 1 << 27, countedMessages: 12_800)
      case .sanity:
        Effort(
          name: rawValue, rounds: 1, windowSeconds: 0.05, warmupMessages: 500, countDivisor: 1000, connectionLimit: 200,
          idleConnections: 300, copyBytes: 1 << 22, countedMessages: 640)
      }
    }
  }

  func withRounds(_ rounds: Int) -> Effort {
    Effort(
      name: name, rounds: rounds, windowSeconds: windowSeconds, warmupMessages: warmupMessages,
      countDivisor: countDivisor, connectionLimit: connectionLimit, idleConnections: idleConnections,
      copyBytes: copyBytes, countedMessages: countedMessages)
  }
}
