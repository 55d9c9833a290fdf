// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The report as text for a terminal, as a page, and as data.
extension BenchReport {
  /// A table without rows is left out: what should have been there is among what is missing.
  var sections: [Section] {
    ([goalSection] + echoSections + [openLoopSection, growthSection] + programSections + onceSections)
      .filter { !$0.table.rows.isEmpty }
  }

  private var remarks: [String] {
    Missing.byReason(missing).map { "Not measured: \($0.text)." } + failures.map { "FAILED: \($0.text)." }
  }

  var plain: String {
    let head = [provenance.warning.map { "WARNING: \($0)\n" }].compactMap { $0 }
    return (head + sections.map(\.plain) + remarks + ["", goalSummary]).joined(separator: "\n")
  }

  func markdown(charts: [Chart]) -> String {
    let versions = Peer.all.filter { peer in measurements.cells.contains { $0.peer == peer.id } }.map {
      [$0.name, provenance.versions[$0.name] ?? "unknown"]
    }
    let head = """
      # Benchmarks

      \(provenance.text).
      Reproduce with `make bench`: \(effort.rounds) rounds with windows of \(effort.windowSeconds.fixed(1)) s, all
      servers in turns in each round. [How it is measured](../performance.md) says what the figures mean.
      \(provenance.warning.map { "\n**\($0)**\n" } ?? "")
      **\(goalSummary)**

      """
    let pictures = charts.map { "![\($0.chart.title)](\($0.file))\n" }
    let versionTable = Section(
      title: "Versions", table: TextTable(heading: ["peer", "version"], rows: versions, textColumns: [0, 1]),
      remark: "Measured beside the kernel named above.")
    let list = remarks.isEmpty ? [] : ["## Not measured\n", remarks.map { "- \($0)" }.joined(separator: "\n") + "\n"]
    return ([head] + pictures + sections.map(\.markdown) + list + [versionTable.markdown]).joined(separator: "\n")
  }

  /// One cell to a line, so that two versions of the file can be compared.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let line = { (value: any Encodable) in String(decoding: try encoder.encode(value), as: UTF8.self) }
      let list = { (values: [any Encodable]) in
        values.isEmpty ? "[]" : "[\n" + (try values.map(line)).joined(separator: ",\n") + "\n]"
      }
      let fields = [
        ("mode", try line(effort.name)), ("rounds", try line(effort.rounds)),
        ("windowSeconds", try line(effort.windowSeconds)), ("provenance", try line(provenance)),
        ("cells", try list(measurements.cells)), ("missing", try list(missing)), ("failures", try list(failures)),
      ]
      return "{\n" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n}\n"
    }
  }
}
