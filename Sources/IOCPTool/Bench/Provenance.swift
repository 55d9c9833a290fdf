// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where and from what a figure was taken; without that it can't be compared with another one.
struct Provenance: Codable {
  let machine: Machine
  let date: String
  /// Unknown where there is no git, or nothing was committed yet.
  let commit: String
  let swift: String
  /// How busy other programs kept the processors before the first measurement, 0...1.
  let busyShare: Double

  static func current(_ machine: Machine) -> Provenance {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.dateFormat = "yyyy-MM-dd"
    return Provenance(
      machine: machine, date: format.string(from: Date()),
      commit: firstLine(["git", "describe", "--always", "--dirty"]) ?? "unknown",
      swift: firstLine(["swift", "--version"]) ?? "unknown", busyShare: Processors.busyShare(over: 0.5))
  }

  var text: String {
    let hardware = "\(machine.processor), \(machine.processors.count) processors"
    return [hardware, "Linux \(machine.kernel)", swift, "commit \(commit)", date].joined(separator: ", ")
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
