// SPDX-License-Identifier: Apache-2.0

/// The report as sections of a title, a table and a remark, from which both the terminal and the Markdown are written.
extension BenchReport {
  struct Section {
    let title: String
    let table: TextTable
    let remark: String
  }

  var sections: [Section] {
    [ratioSection, throughputSection]
      + [systemCallSection, instructionSection, memorySection, queueSection].compactMap { $0 }
  }

  var plain: String {
    let body = sections.map { "\($0.title)\n\n\($0.table.plain)\n\n\($0.remark)\n" }
    let remarks = provenance.warning.map { ["WARNING: \($0)\n"] } ?? []
    return (remarks + body + skipped.map { "NOT MEASURED: \($0)" } + failures.map { "FAILED: \($0)" }).joined(
      separator: "\n")
  }

  var markdown: String {
    let head = """
      # Benchmarks

      \(provenance.text).
      Reproduce with `sh bench/build.sh` and `iocpctl bench --\(mode)`: \(rounds) rounds of \(windowSeconds.fixed(1)) s.

      ![CPU time per message against raw epoll](ratios.svg)

      """ + (provenance.warning.map { "\n**\($0)**\n" } ?? "")
    let body = sections.map { "## \($0.title)\n\n\($0.table.markdown)\n\n\($0.remark)\n" }
    return ([head] + body + skipped.map { "- Not measured: \($0)\n" } + failures.map { "- Failed: \($0)\n" }).joined(
      separator: "\n")
  }

  var chart: BarChart {
    BarChart(
      title: "CPU time per echoed message, completion port against raw epoll",
      subtitle: "64 bytes, server on one core; bar: median of \(rounds) rounds, whisker: smallest to largest",
      reference: ("raw epoll = 1.00", 1),
      groups: ratios.map { result in
        .init(label: result.workload.name, bars: result.servers.map { .init(label: $0.name, value: $0.ratio) })
      })
  }

  private var ratioSection: Section {
    let names = ratios.first?.servers.map(\.name) ?? []
    let rows = ratios.map { result in
      [result.workload.name, result.rawMicroseconds.median.fixed(2)]
        + result.servers.flatMap { server in
          [
            server.microseconds.median.fixed(2), server.ratio.median.fixed(2),
            "\(server.ratio.minimum.fixed(2))–\(server.ratio.maximum.fixed(2))",
          ]
        }
    }
    return Section(
      title: "CPU time per message",
      table: TextTable(
        heading: ["load", "raw epoll µs"] + names.flatMap { ["\($0) µs", "ratio", "min–max"] }, rows: rows),
      remark:
        "Server CPU time, user and system, per echoed message of 64 bytes. The ratio to raw epoll is formed in each"
        + " round; shown is the median round, the best and the worst.")
  }

  private var throughputSection: Section {
    let rows = ratios.map { result in
      let rates = [result.rawMessagesPerSecond] + result.servers.map(\.messagesPerSecond)
      return [result.workload.name] + rates.map { Int($0.median).grouped }
    }
    return Section(
      title: "Messages per second",
      table: TextTable(heading: ["load", "raw epoll"] + (ratios.first?.servers.map(\.name) ?? []), rows: rows),
      remark: "Server on one core, client on another; often it is the client that is busy.")
  }

  private var systemCallSection: Section? {
    systemCalls.map { results in
      let rows = results.map { result in
        let calls = result.calls.prefix(5).map { "\($0.name) \($0.perMessage.fixed(2))" }
        return ["\(result.connections) × \(result.server)", result.perMessage.fixed(2), calls.joined(separator: ", ")]
      }
      return Section(
        title: "System calls per message",
        table: TextTable(heading: ["connections × server", "calls", "of which"], rows: rows),
        remark: "Counted by strace over all threads, as the difference of two runs. Tracing slows the server down, so"
          + " more connections are ready at each wait than without.")
    }
  }

  private var instructionSection: Section? {
    instructions.map { results in
      Section(
        title: "Instructions per message",
        table: TextTable(
          heading: ["connections × server", "instructions"],
          rows: results.map { ["\($0.connections) × \($0.server)", Int($0.perMessage).grouped] }),
        remark: "In user space, counted by callgrind, as the difference of two runs.")
    }
  }

  private var memorySection: Section? {
    memory.map { result in
      Section(
        title: "Memory per idle connection",
        table: TextTable(
          heading: ["\(result.connections.grouped) receives pending", "bytes"],
          rows: [
            ["growth of the server", Int(result.bytesPerConnection).grouped],
            ["of which the example's own", result.exampleBytes.grouped],
            ["of which the library's", Int(result.libraryBytes).grouped],
          ]),
        remark: "Resident anonymous memory of the process, without the kernel's socket buffers.")
    }
  }

  private var queueSection: Section? {
    queue.map { result in
      let row = { (name: String, spread: Spread) in
        [name, Int(spread.median).grouped, "\(Int(spread.minimum).grouped)–\(Int(spread.maximum).grouped)"]
      }
      return Section(
        title: "Post and dequeue in one thread",
        table: TextTable(
          heading: ["queue", "pairs/s", "min–max"],
          rows: [
            row("completion port", result.portPairsPerSecond),
            row("mutex and condition in C", result.queuePairsPerSecond),
          ]),
        remark:
          "Nobody contends; the yardstick is a ring under a mutex, with a condition signalled when somebody waits.")
    }
  }
}
