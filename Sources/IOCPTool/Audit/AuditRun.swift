// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Reads the sources, on as many threads as there are processors, and gathers what was found.
final class AuditRun: Sendable {
  private struct State {
    var next = 0
    /// Files whose names are counted, or being counted.
    var taken: Set<String> = []
    var result = AuditResult()
  }

  private struct Job: Sendable {
    let path: String
    let asCPlusPlus: Bool
  }

  private let reader: SourceReader
  private let judge: NameJudge
  private let below: [String]
  private let state = Mutex(State())
  /// A tree may be deep, and the parser's walk over it is recursive.
  private static let stackBytes = 256 << 20

  /// - Parameter below: The files and folders that are audited. Headers from elsewhere are read, and not counted.
  init(reader: SourceReader, judge: NameJudge, below: [String]) {
    self.reader = reader
    self.judge = judge
    self.below = below.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
  }

  func run(_ files: SourceFiles) -> AuditResult {
    read(files.sources.map { Job(path: $0, asCPlusPlus: SourceFiles.isCPlusPlus($0)) })
    // Headers that no source includes.
    let taken = state.withLock { $0.taken }
    let isCPlusPlus = files.isCPlusPlus
    read(files.headers.filter { !taken.contains($0) }.map { Job(path: $0, asCPlusPlus: isCPlusPlus) })
    Terminal.endProgress()
    return state.withLock { state in
      state.result.finish()
      return state.result
    }
  }

  private func read(_ jobs: [Job]) {
    state.withLock { $0.next = 0 }
    let ended = DispatchGroup()
    for _ in 0..<min(jobs.count, ProcessInfo.processInfo.activeProcessorCount) {
      ended.enter()
      let thread = Thread {
        while let job = self.next(jobs) { self.read(job) }
        ended.leave()
      }
      thread.stackSize = Self.stackBytes
      thread.start()
    }
    ended.wait()
  }

  private func next(_ jobs: [Job]) -> Job? {
    let (index, job): (Int, Job?) = state.withLock { state in
      guard state.next < jobs.count else { return (0, nil) }
      state.next += 1
      return (state.next, jobs[state.next - 1])
    }
    if Terminal.isTerminal, let job {
      Terminal.progress("[\(index)/\(jobs.count)] \((job.path as NSString).lastPathComponent)")
    }
    return job
  }

  private func read(_ job: Job) {
    let tree = reader.read(job.path, asCPlusPlus: job.asCPlusPlus) { path in
      let path = URL(fileURLWithPath: path).standardizedFileURL.path
      guard self.below.contains(where: { path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }) else {
        return path == job.path
      }
      return self.state.withLock { $0.taken.insert(path).inserted }
    }
    guard let tree else {
      state.withLock { $0.result.unreadable.append(job.path) }
      return
    }
    let uses = NameUses(tree, judge: judge)
    let findings = LifetimeChecks(tree).findings()
    state.withLock { $0.result.add(uses, findings, tree, judge) }
  }
}
