// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Counts what a message costs in instructions and system calls, and fails when ours costs more than it did.
struct BenchExact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-exact",
    abstract: "Counts instructions and system calls per message, and compares them with the baseline.",
    discussion: "Needs valgrind and strace. Build the programs first: make, then sh bench/build.sh")

  @Flag(help: "Count the other servers too, to look at; they are not compared.")
  var peers = false

  @Flag(help: "Write what was counted to the baseline instead of comparing.")
  var writeBaseline = false

  @Option(help: "The baseline.")
  var baseline = "bench/exact-baseline.json"

  @Option(help: "Folder of the programs that bench/build.sh builds.")
  var programs = ".build/bench"

  /// What seems to have grown is counted again.
  private static let mostCounts = 3

  func run() throws {
    let before = writeBaseline ? ExactBaseline() : try ExactBaseline.read(baseline)
    var effort = Effort.Mode.full.effort
    effort = effort.withRounds(1)
    var campaign = Campaign(bed: try Bed(programs: programs), effort: effort)
    let selection = Selection(workloads: ["instructions", "system-calls"], peers: peers ? [] : ["ours", "ours-async"])
    campaign.run(selection.cells(.full))
    var comparison = ExactComparison(measurements: campaign.measurements, baseline: before)
    for _ in 1..<Self.mostCounts where !writeBaseline && comparison.failed > 0 {
      campaign.run(selection.cells(.full))
      comparison = ExactComparison(measurements: campaign.measurements, baseline: before)
    }
    print(comparison.table.plain + "\n")
    for missing in campaign.missing { print("Not measured: \(missing.text).") }
    for failure in campaign.failures { print("FAILED: \(failure.text).") }
    if writeBaseline {
      let older = (try? ExactBaseline.read(baseline)) ?? ExactBaseline()
      try older.merging(comparison.counted).write(baseline)
      print("Written to \(baseline).")
    } else if comparison.failed > 0 {
      print("If the growth is wanted, `iocpctl bench-exact --write-baseline` accepts it; its commit says why.")
    }
    let failed = campaign.failures.count + (writeBaseline ? 0 : comparison.failed)
    print("\(comparison.passed) passed, \(failed) failed")
    if failed > 0 || comparison.counted == ExactBaseline() { throw ExitCode.failure }
  }
}
