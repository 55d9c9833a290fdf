// SPDX-License-Identifier: Apache-2.0

/// One way of loading a server.
struct Workload: Codable {
  let name: String
  let connections: Int
  /// Messages in flight on each connection.
  let depth: Int
  var bytes = 64

  /// From the case where every message costs a wait of its own to the case where waits hardly count.
  static let all = [
    Workload(name: "1 connection", connections: 1, depth: 1),
    Workload(name: "64 connections", connections: 64, depth: 1),
    Workload(name: "512 connections", connections: 512, depth: 1),
    Workload(name: "64 × 16 pipelined", connections: 64, depth: 16),
  ]

  /// Enough for caches, branch predictors and socket buffers to have settled.
  private var warmup: Int { max(2, 20_000 / connections) }

  var clientOptions: [String] {
    [
      "--connections", String(connections), "--depth", String(depth), "--bytes", String(bytes),
      "--warmup-messages", String(warmup),
    ]
  }
}
