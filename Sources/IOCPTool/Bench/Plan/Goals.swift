// SPDX-License-Identifier: Apache-2.0

/// The table of goals.
extension Goal {
  static let all = perMessage + queues + rest

  private static let against = ["raw", "io-uring", "asio", "libuv", "nio", "wine"]

  /// CPU time per message divided by that of the peers named above, at most; nil where there is no goal.
  private static let limits: [(workload: String, ratios: [Double?])] =
    ["tcp-64", "tcp-512", "tcp-5000", "tcp-4k"].map { ($0, [1.00, 1.05, 0.98, 0.97, 0.70, 0.06]) } + [
      ("tcp-64x16", [1.00, 1.05, 0.98, 0.97, 0.70, 0.10]),
      ("tcp-64k", [1.00, 0.75, 0.75, 1.00, 1.00, 0.25]),
      ("tcp-1", [1.03, 1.00, 0.95, 1.00, 0.80, 0.10]),
      ("churn", [1.05, 1.15, 1.00, 1.00, 0.65, 0.20]),
      ("two-cores", [1.05]),
    ]

  private static let asyncLimits: [(peer: String, ratio: Double)] = [
    ("raw", 1.03), ("asio", 1.00), ("libuv", 1.00), ("nio-async", 0.72), ("nio", 0.72),
  ]

  private static let perMessage =
    limits.flatMap { workload, ratios in
      zip(against, ratios).compactMap { peer, ratio in
        ratio.map { Goal(workload: workload, measure: .ratio(to: peer, .cpu), limit: .atMost($0)) }
      }
    }
    + asyncLimits.map { peer, ratio in
      Goal(workload: "tcp-64", subject: "ours-async", measure: .ratio(to: peer, .cpu), limit: .atMost(ratio))
    }

  private static let queues = [
    Goal(workload: "post-single", measure: .value(.rate), limit: .atLeast(15_000_000)),
    Goal(workload: "post-single", measure: .ratio(to: "c-queue", .rate), limit: .atLeast(0.25)),
    Goal(workload: "post-2x2", measure: .ratio(to: "c-queue", .rate), limit: .atLeast(0.5)),
    Goal(workload: "ping-pong", measure: .ratio(to: "c-queue", .rate), limit: .atLeast(0.9)),
    Goal(workload: "ping-pong-sockets", measure: .ratio(to: "c-queue", .rate), limit: .atLeast(0.7)),
    Goal(workload: "post-single", measure: .ratio(to: "wine", .rate), limit: .atLeast(200)),
  ]

  private static let rest = [
    Goal(workload: "tcp-5000", measure: .growth(from: "tcp-64", .cpu), limit: .atMost(1.15)),
    // Four tasks on one worker reach at least what one does.
    Goal(workload: "tcp-4", subject: "ours-async", measure: .growth(from: "tcp-1", .rate), limit: .atLeast(1)),
    Goal(workload: "idle-memory", measure: .libraryMemory, limit: .atMost(512)),
    Goal(workload: "file-copy", measure: .ratio(to: "c-pool", .rate), limit: .atLeast(0.9)),
    Goal(workload: "transmit-file", measure: .ratio(to: "c-sendfile", .rate), limit: .atLeast(0.95)),
    Goal(workload: "udp", measure: .inverseRatio(to: "raw", .cpu), limit: .atLeast(0.95)),
    Goal(workload: "instructions", measure: .value(.instructions), limit: .atMost(500)),
    Goal(workload: "system-calls", measure: .value(.systemCalls), limit: .atMost(2.10)),
  ]
}
