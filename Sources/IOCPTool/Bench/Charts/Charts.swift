// SPDX-License-Identifier: Apache-2.0

/// A chart and the file it is written to.
struct Chart: Sendable {
  let file: String
  let chart: BarChart
}

/// The pictures of a report. One without values is left out.
extension BenchReport {
  var charts: [Chart] {
    [ratioChart, latencyChart, growthChart, onceChart("instructions"), onceChart("idle-memory")].compactMap { $0 }
  }

  private var ratioChart: Chart? {
    let workloads = present(Workload.echo, .cpu)
    let others = peers(workloads, .cpu).filter { !$0.isOurs }
    let panels = others.map { peer in
      BarChart.Panel(
        label: "ours / \(peer.name)",
        bars: workloads.map { workload in
          .init(
            label: workload.name, value: ratio(workload, peer, .cpu), goal: goal(workload, against: peer), isOurs: true)
        })
    }
    let values = panels.flatMap(\.bars).compactMap(\.value)
    guard !values.isEmpty else { return nil }
    let chart = BarChart(
      title: "CPU time per message: ours divided by each peer's",
      subtitle: "Left of the dashed line a message costs us less. Red: the goal. Whiskers: smallest and largest round.",
      // A round that went astray must not press all the others together.
      scale: .linear(covering: [min(values.map(\.maximum).max() ?? 1, 1.75), 1.25]), reference: 1, panels: panels,
      columns: min(3, panels.count))
    return Chart(file: "ratios.svg", chart: chart)
  }

  private func goal(_ workload: Workload, against peer: Peer) -> Double? {
    Goal.all.lazy.compactMap { goal -> Double? in
      guard goal.workload == workload.id, goal.subject == "ours", case .ratio(peer.id, .cpu) = goal.measure,
        case .atMost(let most) = goal.limit
      else { return nil }
      return most
    }.first
  }

  private var latencyChart: Chart? {
    let workloads = present(Workload.openLoop, .p50)
    let servers = peers(workloads, .p50)
    let figures: [(String, Figure)] = [("p50", .p50), ("p99", .p99), ("p99.9", .p999)]
    let panels = workloads.flatMap { workload in
      figures.map { name, figure in
        BarChart.Panel(
          label: "\(name) at \(workload.name)",
          bars: servers.map { .init(label: $0.name, value: onTime(workload, $0, figure), isOurs: $0.isOurs) })
      }
    }
    let values = panels.flatMap(\.bars).compactMap(\.value)
    guard !values.isEmpty else { return nil }
    let chart = BarChart(
      title: "Latency in µs, messages coming at a given rate",
      subtitle: "64 connections; share of the rate that raw epoll reaches. Counted from the time a message was due.",
      scale: .logarithmic(covering: values.flatMap { [$0.minimum, $0.maximum] }), panels: panels, columns: 3, digits: 0)
    return Chart(file: "latency.svg", chart: chart)
  }

  /// A run in which the client itself was late says nothing of the server.
  private func onTime(_ workload: Workload, _ server: Peer, _ figure: Figure) -> Spread? {
    isLate(workload, server) ? nil : spread(workload, server, figure)
  }

  private var growthChart: Chart? {
    let bars = Peer.all.compactMap { peer in
      growth(peer).map {
        BarChart.Bar(label: peer.name, value: $0, goal: peer.id == "ours" ? 1.15 : nil, isOurs: peer.isOurs)
      }
    }
    guard !bars.isEmpty else { return nil }
    let chart = BarChart(
      title: "CPU time per message with 5,000 connections, divided by that with 64",
      subtitle: "At 1 a message costs the same, however many connections are open.",
      scale: .linear(covering: bars.compactMap(\.value?.maximum) + [1.25]), reference: 1,
      panels: [.init(label: "", bars: bars)])
    return Chart(file: "growth.svg", chart: chart)
  }

  private func onceChart(_ id: String) -> Chart? {
    let figure: Figure = id == "instructions" ? .instructions : .memory
    let bars = Peer.all.compactMap { peer in
      measurements.spread(id, peer.id, figure).map {
        BarChart.Bar(label: peer.name, value: $0, isOurs: peer.isOurs)
      }
    }
    guard !bars.isEmpty else { return nil }
    let chart = BarChart(
      title: id == "instructions" ? "Instructions per message, in user space" : "Memory per idle connection, in bytes",
      subtitle: "The axis is logarithmic: each line is ten times the one before.",
      scale: .logarithmic(covering: bars.compactMap { $0.value.map { max($0.median, 1) } }),
      panels: [.init(label: "", bars: bars)],
      digits: 0)
    return Chart(file: "\(id).svg", chart: chart)
  }
}
