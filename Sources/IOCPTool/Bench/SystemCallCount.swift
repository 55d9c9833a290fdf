// SPDX-License-Identifier: Apache-2.0

import Foundation

/// System calls per message, counted by strace over all threads of the server.
struct SystemCallCount {
  let peers: Peers
  let folder: TemporaryFolder

  struct Result: Codable {
    let connections: Int
    let server: String
    let perMessage: Double
    /// The calls that make it up, the most frequent first; rare ones are left out.
    let calls: [Call]
  }

  struct Call: Codable {
    let name: String
    let perMessage: Double
  }

  func run() throws -> [Result] {
    try Tools.require("strace", package: "strace")
    // Some containers forbid it.
    guard (try? Tools.output(["strace", "-o", "/dev/null", "true"], errors: .nullDevice)) != nil else {
      throw Unavailable("strace is not allowed to trace here")
    }
    return try [1, 64].flatMap { connections in
      try [peers.yardstick, peers.oneWorker].map { start in
        Terminal.progress("system calls: \(connections) connections, \(start.name)")
        return try count(start, connections)
      }
    }
  }

  private func count(_ start: Peers.Start, _ connections: Int) throws -> Result {
    let runs = CountedRuns(client: peers.client, folder: folder, connections: connections, messages: 6400 / connections)
    let calls = try runs.difference(
      start: { errors in
        // -U keeps the table to two columns that are the same in every version that knows the option.
        try Server(
          start.path, options: start.options, wrapper: ["strace", "-f", "-c", "-U", "calls,name"], errors: errors)
      },
      read: Self.parse,
      perMessage: { short, long, messages in
        long.map { name, count in (name, (count - (short.first { $0.0 == name }?.1 ?? 0)) / messages) }
      })
    return Result(
      connections: connections, server: start.name, perMessage: calls.reduce(0) { $0 + $1.1 },
      calls: calls.filter { $0.1 >= 0.01 }.sorted { $0.1 > $1.1 }.map { Call(name: $0.0, perMessage: $0.1) })
  }

  /// Rows `calls name` between two rules; the one named `total` is their sum.
  private static func parse(_ text: String) throws -> [(String, Double)] {
    let rows = text.split(separator: "\n").compactMap { line -> (String, Double)? in
      let columns = line.split(separator: " ")
      guard columns.count == 2, let count = Double(columns[0]), columns[1] != "total" else { return nil }
      return (String(columns[1]), count)
    }
    guard !rows.isEmpty else { throw ToolError("strace printed no table") }
    return rows
  }
}
