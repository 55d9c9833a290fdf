// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Threads that submit, cancel, close and reopen on many handles, while peers send, reset and stall. The program that
/// does it is a Windows program; this starts it, plays the parts that Windows cannot play, and gives the verdict.
struct Stress: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cancels, closes and reopens under load, and accounts for every operation and every byte.")

  @Option(help: "The stress program, built from compat/stress.")
  var program = ".build/stress/stress"

  @Option(help: "\(StressMode.allCases.map(\.rawValue).joined(separator: ", ")), or all.")
  var mode = "all"

  @Option(help: "How long it lasts, all modes together.")
  var seconds = 20.0

  @Option(help: "Threads of each mode.")
  var threads = 4

  @Option(help: "Handles of each mode.")
  var handles = 64

  @Option(help: "What the threads do is a function of this number; drawn when it is not given.")
  var seed: UInt64?

  @Option(help: "A mistake for the oracle to find in itself: packet, doubled, byte, count, touched.")
  var plant: String?

  @Option(help: "Descriptors that the mode `exhaustion` may have.")
  var descriptors = 400

  func validate() throws {
    guard seconds >= 1, threads >= 2, handles >= 2, descriptors >= 64 else {
      throw ValidationError("at least 1 second, 2 threads, 2 handles and 64 descriptors are needed")
    }
    guard mode == "all" || StressMode(rawValue: mode) != nil else { throw ValidationError("there is no mode \(mode)") }
  }

  func run() throws {
    try DrivenProgram.require(
      program, compiler: "iocp-cc", sources: "stress", option: "program", target: "make stress")
    // A peer's sockets and ours, and what the library needs for itself.
    guard Machine.raiseDescriptorLimit() >= handles * 2 + 128 else {
      throw ToolError("too few descriptors are allowed here for \(handles) handles (see ulimit -n)")
    }
    let seed = self.seed ?? UInt64.random(in: 1...999_999)
    let modes = StressMode(rawValue: mode).map { [$0] } ?? StressMode.allCases
    print("seed \(seed), \(threads) threads, \(handles) handles")
    var outcomes: [StressOutcome] = []
    for mode in modes {
      let run = StressRun(
        program: program, mode: mode, seconds: max(1, seconds / Double(modes.count)), threads: threads,
        handles: handles, seed: seed, plant: plant, descriptors: descriptors)
      let outcome = run.play()
      print(outcome.text)
      outcomes.append(outcome)
    }
    let failed = outcomes.filter { !$0.failures.isEmpty }
    let again = failed.map(\.mode.rawValue).joined(separator: ", ")
    print("")
    print(failed.isEmpty ? "PASSED: nothing was lost." : "FAILED: \(again), seed \(seed).")
    print("\(outcomes.count { $0.failures.isEmpty && $0.absence == nil }) passed, \(failed.count) failed")
    if !failed.isEmpty { throw ExitCode.failure }
  }
}
