// SPDX-License-Identifier: Apache-2.0

import Foundation

/// All seeds, several at a time, in their order.
final class Sweep: @unchecked Sendable {
  // Sendable: what changes is touched with `lock` held.
  private let program: SeededProgram
  private let seeds: [UInt64]
  private let only: [String]?
  private let jobs: Int
  private let stopsAtFirst: Bool
  private let lock = NSLock()
  private var next = 0
  private var failures: [ChaosReport.Failure] = []
  private var trouble: (any Error)?
  private var lastWord = Date()
  private(set) var runs = 0

  init(_ program: SeededProgram, _ seeds: [UInt64], only: [String]?, jobs: Int, stopsAtFirst: Bool) {
    self.program = program
    self.seeds = seeds
    self.only = only
    self.jobs = jobs
    self.stopsAtFirst = stopsAtFirst
  }

  func run() throws -> [ChaosReport.Failure] {
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while let seed = take() {
        do {
          note(seed, try program.run(seed: seed, only: only).verdict)
        } catch {
          lock.withLock { trouble = error }
        }
      }
    }
    Terminal.endProgress()
    if let trouble { throw trouble }
    return failures.sorted { $0.seed < $1.seed }
  }

  private func take() -> UInt64? {
    lock.withLock {
      guard next < seeds.count, trouble == nil, !(stopsAtFirst && !failures.isEmpty) else { return nil }
      next += 1
      return seeds[next - 1]
    }
  }

  private func note(_ seed: UInt64, _ verdict: Verdict) {
    lock.withLock {
      runs += 1
      if verdict.isFailure {
        failures.append(
          .init(seed: seed, verdict: verdict.description, category: verdict.category))
        if failures.count <= 10 {
          Terminal.endProgress()
          FileHandle.standardError.write(Data("seed \(seed): \(verdict.description)\n".utf8))
        }
      }
      // A file need not have a line for each seed.
      guard Terminal.isTerminal || Date().timeIntervalSince(lastWord) > 10 else { return }
      lastWord = Date()
      Terminal.progress("\(runs) of \(seeds.count) seeds, \(failures.count) failed")
    }
  }
}
