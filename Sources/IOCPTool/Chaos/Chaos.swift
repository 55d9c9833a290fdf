// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// A program under many seeds, each of which lets happen something else of what Windows leaves open.
struct Chaos: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs a program once per seed and makes the perturbations of a failure few.",
    discussion: """
      Exit status: 0 when every seed passed, 1 when one failed (or a replayed failure came again), 2 when the sweep \
      could not be run. A run fails by its exit status, a signal, the time limit, a finding of the verifier, or a \
      report of a sanitizer. See docs/chaos.md.
      """)

  @Option(help: "The seeds: A..B, or one.")
  var seeds = SeedRange(first: 1, last: 100)

  @Option(help: "Run only this part of the seeds, such as 3/16.")
  var shard: Shard?

  @Option(help: "Runs at the same time.")
  var jobs = 1

  @Option(help: "Seconds that a run may take.")
  var timeout = 30.0

  @Flag(help: "Also give the program errors that a real network gives: resets, time-outs, no more sockets.")
  var errors = false

  @Option(help: "Only these kinds of perturbation, or these decisions, between commas.")
  var only: String?

  @Flag(help: "End the sweep with the first seed that fails.")
  var stopAtFirst = false

  @Flag(inversion: .prefixedNo, help: "Make the perturbations of the first failure few.")
  var shrink = true

  @Option(help: "Runs that may be spent on that.")
  var shrinkRuns = 300

  @Option(help: "Runs of the same perturbations before they count as harmless: threads interleave anew each time.")
  var tries = 3

  @Option(help: "Where replay file and timeline of a failure go.")
  var output = "."

  @Option(help: "Write a report as JSON, for iocpctl chaos-merge.")
  var report: String?

  @Option(help: "Repeat the failure of a replay file, up to --tries times.")
  var replay: String?

  @Argument(parsing: .postTerminator, help: "The program and its arguments.")
  var command: [String] = []

  func run() throws {
    let hasFailed: Bool
    do {
      hasFailed = try replay.map(replayFailure) ?? sweep()
    } catch let error as ToolError {
      FileHandle.standardError.write(Data("iocpctl chaos: \(error)\n".utf8))
      throw ExitCode(2)
    }
    if hasFailed { throw ExitCode.failure }
  }

  private func program(_ command: [String], errors: Bool, showsOutput: Bool = false) throws -> SeededProgram {
    guard let name = command.first else { throw ToolError("which program? Write it after --") }
    guard Tools.locate(name) != nil else { throw ToolError("\(name): no such program") }
    guard jobs > 0, tries > 0, timeout > 0 else { throw ToolError("jobs, tries and timeout are at least 1") }
    return SeededProgram(
      command: command, allowsErrors: errors, seconds: timeout, folder: try TemporaryFolder(),
      showsOutput: showsOutput)
  }

  private func sweep() throws -> Bool {
    let program = try program(command, errors: errors)
    let selection = only.map { $0.split(separator: ",").map(String.init) }
    let mine = (seeds.first...seeds.last).filter { shard?.contains($0) ?? true }
    let begin = Date()
    let sweep = Sweep(program, mine, only: selection, jobs: jobs, stopsAtFirst: stopAtFirst)
    let failures = try sweep.run()
    let result = ChaosReport(
      command: command, seeds: seeds, errors: errors, shards: shard.map { [$0] } ?? [], runs: sweep.runs,
      seconds: Date().timeIntervalSince(begin), failures: failures)
    if let report { try result.write(report) }
    print(result.text)
    if let first = failures.first {
      var isolation = Isolation(program: program, tries: tries, budget: shrinkRuns, folder: output)
      try isolation.explain(first, only: selection, shrinks: shrink)
    }
    return !failures.isEmpty
  }

  private func replayFailure(_ path: String) throws -> Bool {
    let replay = try Replay.read(path)
    let program = try program(replay.command, errors: replay.errors, showsOutput: true)
    for attempt in 1...tries {
      let run = try program.run(seed: replay.seed, only: replay.only)
      guard run.verdict.isFailure else { continue }
      FileHandle.standardError.write(Data(run.errors.utf8))
      print("failed in run \(attempt): \(run.verdict.description)")
      return true
    }
    print("passed \(tries) times; it was: \(replay.verdict)")
    return false
  }
}

/// Puts the reports of the parts of a sweep together.
struct ChaosMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chaos-merge", abstract: "Merges the reports of the parts of a chaos sweep.",
    discussion: "Exit status: 0 when every seed passed, 1 when one failed or a part is missing, 2 for unfit reports.")

  @Option(help: "Write the merged report here.")
  var report: String?

  @Argument(help: "Reports of iocpctl chaos --shard --report.")
  var reports: [String]

  func run() throws {
    let merged: ChaosReport
    do {
      merged = try ChaosReport.merge(reports.map(ChaosReport.read))
      if let report { try merged.write(report) }
    } catch let error as ToolError {
      FileHandle.standardError.write(Data("iocpctl chaos-merge: \(error)\n".utf8))
      throw ExitCode(2)
    }
    print(merged.text)
    if !merged.failures.isEmpty || !merged.missingShards.isEmpty { throw ExitCode.failure }
  }
}
