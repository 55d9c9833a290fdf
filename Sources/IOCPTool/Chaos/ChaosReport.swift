// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a sweep came to; reports of the parts of one sweep can be merged.
struct ChaosReport: Codable, Equatable {
  struct Failure: Codable, Equatable {
    var seed: UInt64
    var verdict: String
    var category: String
  }

  var command: [String]
  var seeds: SeedRange
  var errors: Bool
  /// Those parts that are in here; empty when the sweep was not divided.
  var shards: [Shard]
  var runs: Int
  var seconds: Double
  var failures: [Failure]

  static func read(_ path: String) throws -> ChaosReport {
    guard let data = FileManager.default.contents(atPath: path) else { throw ToolError("\(path) can't be read") }
    guard let report = try? JSONDecoder().decode(ChaosReport.self, from: data) else {
      throw ToolError("\(path) is no report of iocpctl chaos")
    }
    return report
  }

  func write(_ path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(self).write(to: URL(fileURLWithPath: path))
  }

  static func merge(_ reports: [ChaosReport]) throws -> ChaosReport {
    guard var merged = reports.first else { throw ToolError("no report to merge") }
    for report in reports.dropFirst() {
      guard report.command == merged.command, report.seeds == merged.seeds, report.errors == merged.errors else {
        throw ToolError("these reports are not of one sweep: \(report.command) \(report.seeds.description)")
      }
      if report.shards.isEmpty || report.shards.contains(where: merged.shards.contains) {
        throw ToolError("a part of the sweep is there twice")
      }
      merged.shards += report.shards
      merged.runs += report.runs
      merged.seconds += report.seconds
      merged.failures += report.failures
    }
    merged.shards.sort { $0.number < $1.number }
    merged.failures.sort { $0.seed < $1.seed }
    return merged
  }

  /// Parts of the sweep that nobody has run.
  var missingShards: [Int] {
    guard let count = shards.first?.count else { return [] }
    return (1...count).filter { number in !shards.contains { $0.number == number } }
  }

  var text: String {
    var lines: [String] = []
    for (category, all) in Dictionary(grouping: failures, by: \.category).sorted(by: { $0.key < $1.key }) {
      let seeds = all.prefix(10).map { String($0.seed) }.joined(separator: ", ")
      lines.append("  \(all.count) × \(category): seed \(seeds)\(all.count > 10 ? ", …" : "")")
    }
    if !missingShards.isEmpty {
      lines.append("  missing: part \(missingShards.map(String.init).joined(separator: ", ")) of \(shards[0].count)")
    }
    let verdict = failures.isEmpty ? "all passed" : "\(failures.count) failed"
    return (["\(runs) seeds of \(seeds.description), \(verdict)"] + lines).joined(separator: "\n")
  }
}
