// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where and from what a figure was taken; without that it can't be compared with another one.
struct Provenance: Codable {
  let machine: Machine
  let date: String
  /// Unknown where there is no git, or nothing was committed yet.
  let commit: String
  let swift: String

  static func current(_ machine: Machine) -> Provenance {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.dateFormat = "yyyy-MM-dd"
    return Provenance(
      machine: machine, date: format.string(from: Date()),
      commit: firstLine(["git", "describe", "--always", "--dirty"]) ?? "unknown",
      swift: firstLine(["swift", "--version"]) ?? "unknown")
  }

  var text: String {
    let hardware = "\(machine.processor), \(machine.processors.count) processors"
    return [hardware, "Linux \(machine.kernel)", swift, "commit \(commit)", date].joined(separator: ", ")
  }

  private static func firstLine(_ command: [String]) -> String? {
    (try? Tools.output(command, errors: .nullDevice))?.split(separator: "\n").first.map(String.init)
  }
}
