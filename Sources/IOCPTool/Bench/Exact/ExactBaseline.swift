// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a message cost when somebody last looked: exact figures, which may not grow unseen.
struct ExactBaseline: Codable, Equatable, Sendable {
  /// Per message, by server.
  var instructions: [String: Double] = [:]
  var systemCalls: [String: Double] = [:]

  /// A figure may be so many times what it was.
  static let tolerance = 1.03

  static func hasGrown(from before: Double, to now: Double) -> Bool { now > before * tolerance }

  static func read(_ path: String) throws -> ExactBaseline {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ToolError("\(path) is not there: `iocpctl bench-exact --write-baseline` makes it")
    }
    do {
      return try JSONDecoder().decode(ExactBaseline.self, from: data)
    } catch {
      throw ToolError("\(path) can't be read (\(error)): `iocpctl bench-exact --write-baseline` renews it")
    }
  }

  /// What is not measured now stays as it was.
  func merging(_ newer: ExactBaseline) -> ExactBaseline {
    ExactBaseline(
      instructions: instructions.merging(newer.instructions) { $1 },
      systemCalls: systemCalls.merging(newer.systemCalls) { $1 })
  }

  func write(_ path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try (encoder.encode(self) + Data("\n".utf8)).write(to: URL(fileURLWithPath: path))
  }
}
