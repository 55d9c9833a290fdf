// SPDX-License-Identifier: Apache-2.0

/// Everything a bench found. A figure that could not be taken is nil, and `skipped` says why.
struct BenchReport: Codable {
  let provenance: Provenance
  let mode: String
  let rounds: Int
  let windowSeconds: Double
  let ratios: [RatioMeasurement.Result]
  var systemCalls: [SystemCallCount.Result]?
  var instructions: [InstructionCount.Result]?
  var memory: MemoryMeasurement.Result?
  var queue: QueueMeasurement.Result?
  var skipped: [String] = []
  /// What went wrong while measuring: a fault of what is measured, or of the measurement.
  var failures: [String] = []
}
