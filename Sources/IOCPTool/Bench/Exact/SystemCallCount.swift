// SPDX-License-Identifier: Apache-2.0

/// System calls per message, counted by strace over all threads of the server.
///
/// Receives and sends are the same each time; how many messages share one wait depends on who runs when. Server and
/// client are tied to one processor here, so that the client has sent what it can before the server looks. A neighbour
/// that takes the processor in between can only add waits, so the smallest of three counts is the one that repeats.
struct SystemCallCount {
  let bed: Bed
  let effort: Effort

  static let connections = 64

  struct Count: Sendable {
    let perMessage: Double
    /// The calls that make it up, the most frequent first; rare ones are left out.
    let calls: String
  }

  func measure(_ peer: Peer, errors: String) throws -> Count {
    try Tools.require("strace", package: "strace")
    // Some containers forbid it.
    guard (try? Tools.output(["strace", "-o", "/dev/null", "true"], errors: .nullDevice)) != nil else {
      throw Unavailable("strace is not allowed to trace here")
    }
    let counts = try (0..<3).map { _ in try count(peer, errors) }
    return counts.min { $0.perMessage < $1.perMessage } ?? counts[0]
  }

  private func count(_ peer: Peer, _ errors: String) throws -> Count {
    let runs = CountedRuns(
      bed: bed, connections: Self.connections, messages: effort.countedMessages / Self.connections,
      wrapper: bed.pinning.server)
    let calls = try runs.difference(
      errors: errors,
      start: { errors in
        // -U keeps the table to two columns that are the same in every version that knows the option.
        try Server(
          bed.path(peer.program), options: ["--threads", "1"],
          wrapper: bed.pinning.server + ["strace", "-f", "-c", "-U", "calls,name"], errors: errors)
      },
      read: Self.parse,
      perMessage: { short, long, messages in
        long.map { name, count in (name, (count - (short.first { $0.0 == name }?.1 ?? 0)) / messages) }
      })
    let frequent = calls.filter { $0.1 >= 0.01 }.sorted { $0.1 > $1.1 }.prefix(5)
    return Count(
      perMessage: calls.reduce(0) { $0 + $1.1 },
      calls: frequent.map { "\($0.0) \($0.1.fixed(2))" }.joined(separator: ", "))
  }

  /// Rows `calls name` between two rules; the one named `total` is their sum.
  static func parse(_ text: String) throws -> [(String, Double)] {
    let rows = text.split(separator: "\n").compactMap { line -> (String, Double)? in
      let columns = line.split(separator: " ")
      guard columns.count == 2, let count = Double(columns[0]), columns[1] != "total" else { return nil }
      return (String(columns[1]), count)
    }
    guard !rows.isEmpty else { throw ToolError("strace printed no table") }
    return rows
  }
}
