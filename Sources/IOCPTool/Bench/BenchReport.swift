// SPDX-License-Identifier: Apache-2.0

/// Everything a bench found. A figure that could not be taken is nil, and `skipped` says why.
struct BenchReport: Codable {
  let machine: Machine
  let date: String
  let mode: String
  let rounds: Int
  let windowSeconds: Double
  let ratios: [RatioMeasurement.Result]
  var systemCalls: [SystemCallCount.Result]?
  var instructions: [InstructionCount.Result]?
  var memory: MemoryMeasurement.Result?
  var queue: QueueMeasurement.Result?
  var skipped: [String] = []
}
