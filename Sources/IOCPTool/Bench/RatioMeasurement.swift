// SPDX-License-Identifier: Apache-2.0

/// CPU time per message against raw epoll.
///
/// The figure is the server's CPU time, not the throughput: throughput also measures the client and the idle time of
/// both. All servers take part in every round and a ratio is formed within its round, so what slows the machine down
/// for a while slows both sides of the ratio; the order rotates, so nobody always comes after the same neighbour.
struct RatioMeasurement {
  let peers: Peers
  let rounds: Int
  let seconds: Double

  struct Result: Codable {
    let workload: Workload
    let rawMicroseconds: Spread
    let rawMessagesPerSecond: Spread
    let servers: [ServerResult]
  }

  struct ServerResult: Codable {
    let name: String
    let ratio: Spread
    let microseconds: Spread
    let messagesPerSecond: Spread
  }

  func run() throws -> [Result] {
    let starts = [peers.yardstick] + peers.measured
    var samples = Workload.all.map { _ in starts.map { _ in [LoadReport]() } }
    for round in 0..<rounds {
      for (position, workload) in Workload.all.enumerated() {
        for step in starts.indices {
          let index = (step + round) % starts.count
          Terminal.progress("round \(round + 1) of \(rounds): \(workload.name), \(starts[index].name)")
          samples[position][index].append(try measure(starts[index], workload))
        }
      }
    }
    return zip(Workload.all, samples).map(summarize)
  }

  private func measure(_ start: Peers.Start, _ workload: Workload) throws -> LoadReport {
    let server = try Server(start.path, options: start.options, wrapper: peers.pinning.server)
    let client = try Client(
      peers.client, port: server.port,
      options: workload.clientOptions + ["--seconds", String(seconds), "--watch", String(server.processIdentifier)],
      wrapper: peers.pinning.client)
    let report = try client.report(within: seconds + 60)
    guard report.errors == 0, report.windowMessages > 0, report.serverCpuNanoseconds > 0 else {
      throw ToolError(
        "\(start.name), \(workload.name): \(report.errorText), \(report.windowMessages) messages; "
          + server.child.condition)
    }
    guard try server.stop() == 0 else {
      throw ToolError("\(start.name), \(workload.name): the server failed at its end")
    }
    return report
  }

  private func summarize(_ workload: Workload, _ samples: [[LoadReport]]) -> Result {
    let costs = samples.map { $0.map { Double($0.serverCpuNanoseconds) / 1000 / Double($0.windowMessages) } }
    let rates = samples.map { $0.map(\.messagesPerSecond) }
    let servers = peers.measured.enumerated().map { index, start in
      ServerResult(
        name: start.name, ratio: Spread(zip(costs[index + 1], costs[0]).map { $0 / $1 }),
        microseconds: Spread(costs[index + 1]), messagesPerSecond: Spread(rates[index + 1]))
    }
    return Result(
      workload: workload, rawMicroseconds: Spread(costs[0]), rawMessagesPerSecond: Spread(rates[0]), servers: servers)
  }
}
