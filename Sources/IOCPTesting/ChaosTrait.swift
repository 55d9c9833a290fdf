// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization
public import Testing

/// Runs a test once for each of many seeds. Each seed lets happen something else of what
/// Windows leaves open: operations that take longer, results that come late, short
/// reads, slow workers (docs/chaos.md). What is promised always holds.
///
/// ```swift
/// @Test(.chaos(seeds: 1...100)) func `the server echoes`() async throws { … }
/// ```
///
/// Perturbed are the ports and handles that the test makes, in its own task or in tasks
/// that it starts, and those that are put on its ports. Other tests may run beside it.
///
/// The first seed that fails ends the test; its number stands at each issue. To repeat
/// it, write `.chaos(seeds: 17...17)`.
public struct ChaosTrait: TestTrait, SuiteTrait, TestScoping {
  /// As a trait of a suite, it holds for each test in it.
  public var isRecursive: Bool { true }

  let seeds: ClosedRange<Int>
  let allowsErrors: Bool
  let only: String?

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    if let only { try #require(ChaosSelection(only) != nil, "no perturbation: \(only)") }
    ChaosRun.find { Self.run?.reference }
    for seed in seeds {
      let chosen = ChaosSeed(UInt64(bitPattern: Int64(seed)))
      let selection = only.flatMap { ChaosSelection($0) }
      let run = Run(Stable(ChaosRun(chosen, allowsErrors: allowsErrors, only: selection)))
      let failure = Failure()
      let marked = IssueHandlingTrait.compactMapIssues { issue in
        failure.happened.store(true, ordering: .relaxed)
        var issue = issue
        issue.comments.append("under chaos, seed \(seed)")
        return issue
      }
      try await marked.provideScope(for: test, testCase: testCase) {
        try await Self.$run.withValue(run) { try await function() }
      }
      if failure.happened.load(ordering: .relaxed) { return }
    }
  }

  /// The run of the test that the calling code belongs to.
  @TaskLocal static var run: Run?

  struct Run: Sendable {
    let reference: Stable<ChaosRun>
    init(_ reference: Stable<ChaosRun>) { self.reference = reference }
  }

  private final class Failure: Sendable {
    let happened = Atomic<Bool>(false)
  }
}

extension Trait where Self == ChaosTrait {
  /// Runs the test once for each seed, under chaos.
  ///
  /// - Parameters:
  ///   - seeds: 1...100 takes seconds for a test of a few operations.
  ///   - errors: Whether connections may also be reset, and sockets refused: a test has
  ///     to expect that.
  ///   - only: Kinds of perturbations, or decisions, between commas; nil for all.
  public static func chaos(
    seeds: ClosedRange<Int> = 1...100, errors: Bool = false, only: String? = nil
  ) -> Self {
    ChaosTrait(seeds: seeds, allowsErrors: errors, only: only)
  }
}
