// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What is said about a failure: how to see it again, which perturbations are enough for it, and when they happened.
struct Isolation {
  let program: SeededProgram
  let tries: Int
  private var budget: Int
  private let folder: String
  private var runs = 0

  init(program: SeededProgram, tries: Int, budget: Int, folder: String) {
    self.program = program
    self.tries = tries
    self.budget = budget
    self.folder = folder
  }

  mutating func explain(_ failure: ChaosReport.Failure, only: [String]?, shrinks: Bool) throws {
    let seed = failure.seed
    print("\nseed \(seed): \(failure.verdict)")
    print("  again:     \(Replay.shell(program.command, seed: seed, errors: program.allowsErrors))")
    var replay = Replay(
      command: program.command, seed: seed, errors: program.allowsErrors, only: only, verdict: failure.verdict)
    guard let first = try trace(seed, only, failure.category) else {
      print("  It did not fail again in \(tries) runs: threads have their part in it. Try --tries with more.")
      return try keep(replay, nil)
    }
    var timeline = first
    if shrinks {
      let all = first.decisions
      let few = try shrink(seed, all, failure.category)
      replay.only = few
      timeline = try trace(seed, few, failure.category) ?? first
      if few.isEmpty {
        print("  shrunk:    fails without any perturbation, too (\(runs) runs)")
      } else {
        let shown = few.prefix(12).joined(separator: " ") + (few.count > 12 ? " …" : "")
        print("  shrunk:    \(few.count) of \(all.count) perturbations, in \(runs) runs: \(shown)")
      }
    }
    try keep(replay, timeline)
  }

  private func keep(_ replay: Replay, _ timeline: Timeline?) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let base = folder == "." ? "" : folder + "/"
    let path = "\(base)chaos-\(replay.seed).replay.json"
    try replay.write(path)
    print("  replay:    iocpctl chaos --replay \(path)")
    guard let timeline else { return }
    let picture = "\(base)chaos-\(replay.seed).timeline.json"
    try timeline.chromeTrace(seed: replay.seed).write(to: URL(fileURLWithPath: picture))
    print("  timeline:  \(picture) (for ui.perfetto.dev or chrome://tracing)")
  }

  /// The timeline of a run that fails in this way; nil when none of a few does.
  private mutating func trace(_ seed: UInt64, _ only: [String]?, _ category: String) throws -> Timeline? {
    for _ in 0..<max(tries, 5) {
      let path = try program.folder.file("trace")
      runs += 1
      if try program.run(seed: seed, only: only, trace: path).verdict.category == category {
        return Timeline(String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self))
      }
    }
    return nil
  }

  private mutating func shrink(_ seed: UInt64, _ all: [String], _ category: String) throws -> [String] {
    let (program, tries) = (program, tries)
    let counter = Counter()
    var shrinking = Shrinking<String>(budget: budget) { decisions in
      for _ in 0..<tries {
        counter.count += 1
        if try program.run(seed: seed, only: decisions).verdict.category == category { return true }
      }
      return false
    }
    let kind = { (decision: String) in decision.split(separator: ".").last ?? "" }
    var left = try shrinking.dropGroups(of: all, by: kind)
    Terminal.progress("shrinking: \(left.count) of \(all.count) perturbations left")
    left = try shrinking.shrink(left)
    Terminal.endProgress()
    budget = shrinking.budget
    runs += counter.count
    return left
  }

  private final class Counter {
    var count = 0
  }
}
