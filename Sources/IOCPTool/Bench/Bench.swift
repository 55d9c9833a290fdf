// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Measures what the library costs over plain readiness, and writes tables, JSON and a chart.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares the echo server on completion ports with a raw epoll server.",
    discussion: "Build the programs first: sh bench/build.sh")

  @Flag(help: "A minute or two for a first impression, or more rounds and longer windows.")
  var mode = Mode.quick

  @Option(help: "The echo server, built from compat/examples/echo.c.")
  var server = ".build/bench/echo"

  @Option(help: "The yardstick, built from bench/raw-epoll.c.")
  var raw = ".build/bench/raw-epoll"

  @Option(help: "The load client, built from bench/load.c.")
  var client = ".build/bench/load"

  @Option(help: "The post and dequeue loop, built from bench/post-dequeue.c.")
  var postDequeue = ".build/bench/post-dequeue"

  @Option(help: "Its yardstick, built from bench/mutex-queue.c.")
  var mutexQueue = ".build/bench/mutex-queue"

  @Option(help: "Rounds of the comparison (default: 5 quick, 15 full).")
  var rounds: Int?

  @Option(name: .customLong("out"), help: "Folder for the Markdown, JSON and SVG files.")
  var folder = "docs/benchmarks"

  enum Mode: String, EnumerableFlag {
    case quick, full

    var rounds: Int { self == .quick ? 5 : 15 }
    var windowSeconds: Double { self == .quick ? 0.5 : 2 }
    var pairs: Int { self == .quick ? 2_000_000 : 10_000_000 }
  }

  func validate() throws {
    if let rounds, rounds < 1 { throw ValidationError("at least one round is needed") }
  }

  func run() throws {
    let limit = Machine.raiseDescriptorLimit()
    let machine = Machine.current()
    let peers = Peers(raw: raw, server: server, client: client, pinning: try Pinning(machine))
    let rounds = rounds ?? mode.rounds
    let temporary = try TemporaryFolder()

    let ratios = RatioMeasurement(peers: peers, rounds: rounds, seconds: mode.windowSeconds)
    var report = BenchReport(
      provenance: .current(machine), mode: mode.rawValue, rounds: rounds, windowSeconds: mode.windowSeconds,
      ratios: try ratios.run())
    report.systemCalls = attempt("system calls", &report) {
      try SystemCallCount(peers: peers, folder: temporary).run()
    }
    report.instructions = attempt("instructions", &report) {
      try InstructionCount(peers: peers, folder: temporary).run()
    }
    report.memory = attempt("memory", &report) {
      try MemoryMeasurement(peers: peers, descriptorLimit: limit).run()
    }
    report.queue = attempt("post and dequeue", &report) {
      try QueueMeasurement(port: postDequeue, queue: mutexQueue, rounds: rounds, pairs: mode.pairs).run()
    }
    Terminal.endProgress()
    print(report.plain)
    try write(report)
    if !report.failures.isEmpty { throw ExitCode.failure }
  }

  /// A figure that is missing is named in the report with the reason, and the others are still taken.
  private func attempt<Result>(_ figure: String, _ report: inout BenchReport, _ measure: () throws -> Result) -> Result?
  {
    do {
      return try measure()
    } catch let error as Unavailable {
      report.skipped.append("\(figure): \(error)")
      return nil
    } catch {
      report.failures.append("\(figure): \(error)")
      return nil
    }
  }

  private func write(_ report: BenchReport) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let files = [
      ("README.md", Data(report.markdown.utf8)), ("results.json", try encoder.encode(report)),
      ("ratios.svg", Data(report.chart.svg.utf8)),
    ]
    for (name, data) in files {
      try data.write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
    }
    print("written to \(folder): \(files.map(\.0).joined(separator: ", "))")
  }
}
