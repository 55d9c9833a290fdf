// SPDX-License-Identifier: Apache-2.0

import CompletionEngine

/// Runs `body` with the handles that it makes under a seed; answers what was perturbed.
@discardableResult
func underChaos(
  _ seed: UInt64, only: String? = nil, _ body: () throws -> Void
) rethrows -> [ChaosRun.Entry] {
  ChaosRun.find { Chosen.run?.reference }
  let run = Stable(ChaosRun(ChaosSeed(seed), only: only.flatMap { ChaosSelection($0) }, keepsRecord: true))
  try Chosen.$run.withValue(Chosen.Run(reference: run)) { try body() }
  return run.value.entries
}

/// The tests beside one under chaos are not perturbed.
private enum Chosen {
  struct Run: Sendable { let reference: Stable<ChaosRun> }

  @TaskLocal static var run: Run?
}
