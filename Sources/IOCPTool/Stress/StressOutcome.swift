// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What one mode counted, and what it found wrong.
struct StressOutcome {
  let mode: StressMode
  var counters: [String: String] = [:]
  /// What the stress program printed of itself beside its counters.
  var remarks: [String] = []
  var failures: [String] = []
  /// Why it could not be run here.
  var absence: String?
  var seconds = 0.0
  /// Descriptors that the stress program had open when all was over; its standard streams and the library's own.
  var descriptorsLeft: Int?

  /// The library's own descriptors, and the streams: far fewer than one for each handle of a run.
  static let descriptorsOfAnIdleProgram = 24

  private func number(_ name: String) -> Int { counters[name].flatMap { Int($0) } ?? 0 }

  mutating func read(verdict line: String) {
    for pair in line.split(whereSeparator: \.isWhitespace) {
      let parts = pair.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { counters[String(parts[0])] = String(parts[1]) }
    }
  }

  var text: String {
    let name = mode.rawValue.padding(toLength: 16, withPad: " ", startingAt: 0)
    if let absence { return "\(name) not run: \(absence)" }
    var parts = [
      "\(number("operations").grouped) operations", "\(number("aborted").grouped) aborted",
      "\(number("failed").grouped) failed", "\(number("opened").grouped) opened",
      "\(number("cancels").grouped) cancels", "\(number("bytes").grouped) bytes checked",
    ]
    if number("resets") > 0 { parts.append("\(number("resets").grouped) resets") }
    if number("stale") > 0 { parts.append("\(number("stale").grouped) stale calls refused") }
    if number("faults") > 0 { parts.append("\(number("faults").grouped) times no descriptor") }
    parts.append("missing \(number("missing"))")
    if let descriptorsLeft { parts.append("\(descriptorsLeft) descriptors at the end") }
    let lines = remarks.map { "  " + $0 } + failures.map { "  failure: " + $0 }
    return (["\(name) \(seconds.fixed(1)) s: " + parts.joined(separator: ", ")] + lines).joined(separator: "\n")
  }
}
