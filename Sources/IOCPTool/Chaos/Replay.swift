// SPDX-License-Identifier: Apache-2.0

import Foundation

/// All that is needed to see a failure again.
struct Replay: Codable, Equatable {
  var command: [String]
  var seed: UInt64
  var errors: Bool
  /// The perturbations that are enough for it; nil for all of the seed.
  var only: [String]?
  /// What was seen.
  var verdict: String

  static func read(_ path: String) throws -> Replay {
    guard let data = FileManager.default.contents(atPath: path) else { throw ToolError("\(path) can't be read") }
    guard let replay = try? JSONDecoder().decode(Replay.self, from: data), !replay.command.isEmpty else {
      throw ToolError("\(path) is no replay file of iocpctl chaos")
    }
    return replay
  }

  func write(_ path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(self).write(to: URL(fileURLWithPath: path))
  }

  /// A line for a shell.
  static func shell(_ command: [String], seed: UInt64, errors: Bool) -> String {
    let words = command.map { word in
      word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=:,+@%".contains($0) }
        ? word : "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
    return "IOCP_CHAOS=\(seed) " + (errors ? "IOCP_CHAOS_ERRORS=1 " : "") + words.joined(separator: " ")
  }
}
