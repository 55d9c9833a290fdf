// SPDX-License-Identifier: Apache-2.0

/// Latency when messages come at a rate of their own, and what a message costs as more connections are open.
extension BenchReport {
  private static let percentiles: [(name: String, figure: Figure)] = [
    ("p50", .p50), ("p99", .p99), ("p99.9", .p999),
  ]

  var openLoopSection: Section {
    let workloads = present(Workload.openLoop, .p50)
    let rows = peers(workloads, .p50).map { server in
      [server.name]
        + workloads.flatMap { workload in
          let isLate = isLate(workload, server)
          return Self.percentiles.map { percentile in
            (spread(workload, server, percentile.figure)?.median.fixed(1) ?? "–") + (isLate ? "†" : "")
          }
        }
    }
    return Section(
      title: "Latency at a given rate, in µs",
      table: TextTable(
        heading: ["server"]
          + workloads.flatMap { workload in Self.percentiles.map { "\($0.name) at \(workload.name)" } },
        rows: rows),
      remark: "64 connections. Messages are due at fixed times, at a share of the rate that raw epoll reached in this"
        + " bench; latency counts from the time a message was due. Medians of the rounds. † The client sent more than"
        + " 1 % of them late, so the row says nothing.")
  }

  func isLate(_ workload: Workload, _ server: Peer) -> Bool {
    (spread(workload, server, .late)?.median ?? 0) > 0.01
  }

  var growthSection: Section {
    let steps = ["tcp-64", "tcp-512", "tcp-5000"].compactMap { id in Workload.echo.first { $0.id == id } }
    let rows = peers(steps, .cpu).compactMap { server -> [String]? in
      guard let growth = growth(server) else { return nil }
      return [server.name] + steps.map { spread($0, server, .cpu)?.median.fixed(2) ?? "–" } + [growth.text]
    }
    return Section(
      title: "Growth of the CPU time per message with the connections",
      table: TextTable(heading: ["server"] + steps.map { "\($0.name), µs" } + ["last / first"], rows: rows),
      remark: "Caches hold less of each connection when there are more of them; that is in everybody's figure.")
  }

  func growth(_ server: Peer) -> Spread? {
    measurements.ratio(.cpu, ("tcp-5000", server.id), ("tcp-64", server.id))
  }
}
