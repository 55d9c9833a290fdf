// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import IOCPTool

/// Tables, charts and the history.
@Suite struct ReportTests {
  private func report(ours: Double = 6, previous: HistoryLine? = nil, isWhole: Bool = false) -> BenchReport {
    var measurements = Measurements()
    for round in [1.0, 1.1, 0.9] {
      measurements.add("tcp-64", "raw", [.cpu: 5 * round, .rate: 1000, .p50: 10, .p99: 20, .p999: 30])
      measurements.add("tcp-64", "ours", [.cpu: ours * round, .rate: 900, .p50: 11, .p99: 20, .p999: 25])
    }
    let provenance = Provenance(
      machine: Machine(processor: "abacus", kernel: "6.1", processors: [0, 1]), date: "2026-01-31", commit: "abc",
      isDirty: false, swift: "Swift 6.3", versions: [:], busyShare: 0)
    return BenchReport(
      provenance: provenance, effort: Effort.Mode.full.effort, isWhole: isWhole, measurements: measurements,
      missing: [Missing(what: "Wine", why: "not built: run make bench-peers")], failures: [], previous: previous)
  }

  @Test func `a goal shows its ratio, its limit and its verdict`() throws {
    let rows = report().goalSection.table.rows
    #expect(rows == [["64 connections: CPU, ours / raw epoll", "1.20", "1.20–1.20", "≤ 1.00", "MISSED", "–", "–"]])
    #expect(report(ours: 5).goalSection.table.rows[0][4] == "met")
  }

  @Test func `a whole bench also names the goals it could not measure`() {
    #expect(report(isWhole: true).goalSection.table.rows.count == Goal.all.count)
    #expect(report(isWhole: true).goalSummary.hasSuffix("\(Goal.all.count - 1) not measured."))
  }

  @Test func `the change against the last full bench stands beside`() {
    let before = HistoryLine(report(ours: 5))
    #expect(report(ours: 6, previous: before).goalSection.table.rows[0].suffix(2) == ["1.00", "+20.0 %"])
    #expect(BenchReport.change(from: 2, to: 1) == "−50.0 %")
    #expect(BenchReport.change(from: nil, to: 1) == "–")
  }

  @Test func `the last line of the history is read as it was written`() throws {
    let folder = try TemporaryFolder()
    let history = History(folder: folder.path)
    #expect(history.last == nil)
    try history.append(HistoryLine(report(ours: 5)))
    try history.append(HistoryLine(report(ours: 6)))
    #expect(history.last == HistoryLine(report(ours: 6)))
  }

  @Test func `rate and latency that are worse in every round are named`() throws {
    let section = try #require(report().echoSections.first { $0.title.hasPrefix("Rate and latency") })
    #expect(section.table.rows.first?.last == "rate, p50")
  }

  @Test func `what was not measured is in the page and on the terminal`() {
    #expect(report().plain.contains("Not measured: Wine: not built: run make bench-peers."))
    #expect(report().markdown(charts: []).contains("- Not measured: Wine: not built: run make bench-peers."))
  }

  @Test func `the data can be read again`() throws {
    let object = try JSONSerialization.jsonObject(with: Data(try report().json.utf8)) as? [String: Any]
    #expect((object?["cells"] as? [Any])?.count == 2)
    #expect(object?["failures"] as? [String] == [])
  }

  @Test func `columns of a table stand below each other`() {
    let table = TextTable(heading: ["load", "µs"], rows: [["one", "1.00"], ["many", "12.00"]])
    #expect(Set(table.plain.split(separator: "\n").map(\.count)) == [11])
    #expect(Set(table.markdown.split(separator: "\n").map(\.count)).count == 1)
  }

  @Test func `numbers are grouped and rounded`() {
    #expect(1_234_567.grouped == "1,234,567" && (-1000).grouped == "-1,000" && 999.grouped == "999")
    #expect(0.947_123.rounded(to: 4) == 0.9471 && 24_215_450.0.rounded(to: 4) == 24_220_000)
    #expect(Progress.clock(75) == "1:15")
  }

  @Test func `the version of a package is found among those resolved`() {
    let file = #"{"pins":[{"identity":"swift-nio","state":{"revision":"f","version":"2.99.0"}}],"version":3}"#
    #expect(PeerVersion.resolved("swift-nio", in: Data(file.utf8)) == "2.99.0")
    #expect(PeerVersion.resolved("swift-log", in: Data(file.utf8)) == nil)
  }
}
