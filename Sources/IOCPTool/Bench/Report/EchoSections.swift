// SPDX-License-Identifier: Apache-2.0

/// What servers cost and achieve while the load client keeps them busy.
extension BenchReport {
  var echoSections: [Section] { [ratioSection, costSection, rateSection, besideRawSection] }

  private var ratioSection: Section {
    let workloads = present(Workload.echo, .cpu)
    let others = peers(workloads, .cpu).filter { $0.id != "ours" }
    let rows = workloads.map { workload in
      [workload.name]
        + others.map { peer in
          // Our other servers are compared with raw epoll, since nobody wants to know what ours is to ours.
          let ratio = peer.isOurs ? ratio(workload, .named("raw"), .cpu, subject: peer.id) : ratio(workload, peer, .cpu)
          return ratio.map(\.text) ?? "–"
        }
    }
    return Section(
      title: "CPU time per message: ours against each peer",
      table: TextTable(
        heading: ["load"] + others.map { $0.isOurs ? "\($0.name) / raw epoll" : "ours / \($0.name)" }, rows: rows),
      remark:
        "Below 1 a message costs us less. Median (min–max) of the ratios formed in each round. Server CPU time, user"
        + " and system, tied to one core, the client to another; 64 bytes unless the row says more. A message of"
        + " `connect, echo, close` is a whole connection. With 2 workers on 2 cores, the client shares both.")
  }

  private var costSection: Section {
    let workloads = present(Workload.echo, .cpu)
    let servers = peers(workloads, .cpu)
    return Section(
      title: "CPU time per message in µs",
      table: TextTable(
        heading: ["load"] + servers.map(\.name),
        rows: workloads.map { workload in
          [workload.name] + servers.map { spread(workload, $0, .cpu)?.median.fixed(2) ?? "–" }
        }),
      remark: "Medians. What Wine spends in its server process is part of its figure.")
  }

  private var rateSection: Section {
    let workloads = present(Workload.echo, .rate)
    let servers = peers(workloads, .rate)
    return Section(
      title: "Messages per second",
      table: TextTable(
        heading: ["load"] + servers.map(\.name),
        rows: workloads.map { workload in
          [workload.name]
            + servers.map { server in
              guard let rate = spread(workload, server, .rate) else { return "–" }
              let isClientFull = (spread(workload, server, .clientBusy)?.median ?? 0) > 0.95
              return Int(rate.median).grouped + (isClientFull ? "*" : "")
            }
        }),
      remark: "Medians. * The load client was busy for more than 95 % of the time, so it may be the limit.")
  }

  private var besideRawSection: Section {
    let raw = Peer.named("raw")
    let figures: [(name: String, figure: Figure)] = [
      ("rate", .rate), ("p50", .p50), ("p99", .p99), ("p99.9", .p999),
    ]
    let rows = present(Workload.echo, .rate).compactMap { workload -> [String]? in
      let ratios = figures.map { ratio(workload, raw, $0.figure) }
      guard ratios.contains(where: { $0 != nil }) else { return nil }
      let worse = zip(figures, ratios).filter { $0.figure.isWorseThroughout($1) }.map(\.0.name)
      return [workload.name] + ratios.map { $0?.text ?? "–" } + [worse.isEmpty ? "none" : worse.joined(separator: ", ")]
    }
    return Section(
      title: "Rate and latency: ours / raw epoll",
      table: TextTable(heading: ["load"] + figures.map(\.name) + ["worse beyond the spread"], rows: rows),
      remark:
        "Each connection sends its next message when the last one has come back. Worse beyond the spread means: in"
        + " every single round.")
  }
}

extension Figure {
  /// Whether ours was worse in every round; one round is no evidence.
  func isWorseThroughout(_ ratio: Spread?) -> Bool {
    guard let ratio, ratio.count > 1 else { return false }
    return isBetterWhenHigher ? ratio.maximum < 1 : ratio.minimum > 1
  }
}

extension Spread {
  /// `0.97 (0.95–1.01)`
  var text: String { "\(median.fixed(2)) (\(minimum.fixed(2))–\(maximum.fixed(2)))" }
}
