// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Measures what the library costs beside everything one could use instead, and writes tables, data and charts.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares the library with the other ways to write a server, and with its goals.",
    discussion: """
      Build the programs first: make, then sh bench/build.sh; make bench-peers installs what the other servers need. \
      A part of the bench is chosen by --workload and --peer; it is written to .build/benchmarks.
      """)

  @Flag
  var mode = Effort.Mode.quick

  @Option(name: .customLong("workload"), help: "Only rows whose id has this in it; may be repeated (see --list).")
  var workloads: [String] = []

  @Option(name: .customLong("peer"), help: "Only peers whose id has this in it; may be repeated. Ours always runs.")
  var peers: [String] = []

  @Option(help: "Rounds of the comparison (default: 5 full, 4 quick, 1 sanity).")
  var rounds: Int?

  @Option(help: "Folder of the programs that bench/build.sh builds.")
  var programs = ".build/bench"

  @Option(
    name: .customLong("out"),
    help: "Folder for tables, data and charts (default: docs/benchmarks for a whole --full, else .build/benchmarks).")
  var folder: String?

  @Flag(help: "Print the ids of workloads and peers.")
  var list = false

  private var selection: Selection { Selection(workloads: workloads, peers: peers) }
  private var isWhole: Bool { mode == .full && selection.isWhole }

  func validate() throws {
    if let rounds, rounds < 1 { throw ValidationError("at least one round is needed") }
    if let word = selection.unknown.first {
      throw ValidationError("no workload or peer has `\(word)` in its id; --list prints them")
    }
  }

  func run() throws {
    if list { return printTable() }
    let cells = selection.cells(mode)
    guard !cells.isEmpty else { throw ToolError("these peers take no part in these workloads; see --list") }
    let folder = folder ?? (isWhole ? "docs/benchmarks" : ".build/benchmarks")
    let effort = rounds.map(mode.effort.withRounds) ?? mode.effort
    let history = History(folder: "docs/benchmarks")
    let bed = try Bed(programs: programs)
    let provenance = Provenance.current(.current())
    var campaign = Campaign(bed: bed, effort: effort)
    campaign.run(cells)
    let report = BenchReport(
      provenance: provenance, effort: effort, isWhole: isWhole, measurements: campaign.measurements,
      missing: campaign.missing,
      failures: campaign.failures, previous: history.last)
    if mode == .sanity {
      try finish(report)
    } else {
      print(report.plain)
      try write(report, to: folder)
      if isWhole { try History(folder: folder).append(HistoryLine(report)) }
      if !report.failures.isEmpty { throw ExitCode.failure }
    }
  }

  /// Whether each workload works is all that tiny windows can tell.
  private func finish(_ report: BenchReport) throws {
    for cell in report.measurements.cells { print("ok      \(cell.workload), \(cell.peer)") }
    for missing in Missing.byReason(report.missing) { print("missing \(missing.text)") }
    for failure in report.failures { print("FAILED  \(failure.text)") }
    if !report.missing.isEmpty { print("\(report.missing.count) not measured") }
    print("\(report.measurements.cells.count) passed, \(report.failures.count) failed")
    if !report.failures.isEmpty || report.measurements.cells.isEmpty { throw ExitCode.failure }
  }

  private func write(_ report: BenchReport, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let charts = report.charts
    let files =
      [("README.md", report.markdown(charts: charts)), ("results.json", try report.json)]
      + charts.map { ($0.file, $0.chart.svg) }
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
    }
    print("Written to \(folder): \(files.map(\.0).joined(separator: ", ")).")
  }

  private func printTable() {
    print(
      TextTable(
        heading: ["workload", "what", "peers"],
        rows: Workload.all.map { [$0.id, $0.name, $0.peers.joined(separator: " ")] },
        textColumns: [0, 1, 2]
      ).plain)
    print(
      "\n" + TextTable(heading: ["peer", "what"], rows: Peer.all.map { [$0.id, $0.name] }, textColumns: [0, 1]).plain)
  }
}
