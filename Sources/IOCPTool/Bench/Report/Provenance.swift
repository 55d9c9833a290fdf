// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where and from what a figure was taken; without that it can't be compared with another one.
struct Provenance: Codable, Sendable {
  let machine: Machine
  let date: String
  /// Unknown where there is no git, or nothing was committed yet.
  let commit: String
  /// Whether there were changes beside the commit.
  let isDirty: Bool
  let swift: String
  /// By the peers' names.
  let versions: [String: String]
  /// How busy other programs kept the processors before the first measurement, 0...1.
  let busyShare: Double

  static func current(_ machine: Machine) -> Provenance {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.dateFormat = "yyyy-MM-dd"
    let commit = firstLine(["git", "rev-parse", "--short", "HEAD"]) ?? "unknown"
    return Provenance(
      machine: machine, date: format.string(from: Date()), commit: commit,
      isDirty: firstLine(["git", "status", "--porcelain", "--untracked-files=no"]) != nil,
      swift: firstLine(["swift", "--version"]) ?? "unknown",
      versions: Dictionary(uniqueKeysWithValues: Peer.all.map { ($0.name, $0.version.text(commit: commit)) }),
      busyShare: Processors.busyShare(over: 0.5))
  }

  var text: String {
    let hardware = "\(machine.processor), \(machine.processors.count) processors"
    let state = isDirty ? " with changes" : ""
    return [hardware, "Linux \(machine.kernel)", swift, "commit \(commit)\(state)", date].joined(separator: ", ")
  }

  /// Said when the figures can't be trusted much.
  var warning: String? {
    guard busyShare > 0.1 else { return nil }
    return "Other programs kept the processors \(Int(busyShare * 100)) % busy: the figures scatter, and mean little."
  }

  private static func firstLine(_ command: [String]) -> String? {
    (try? Tools.output(command, errors: .nullDevice))?.split(separator: "\n").first.map(String.init)
  }
}
