// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a run under a seed came to.
enum Verdict: Equatable {
  case passed
  case timedOut
  case killed(signal: Int32)
  case ended(status: Int32)
  /// A line of the verifier or of a sanitizer, whatever the program did afterwards.
  case found(String)

  init(status: Int32?, signal: Int32?, errors: String) {
    if let line = Self.finding(in: errors) {
      self = .found(line)
    } else if let signal {
      self = .killed(signal: signal)
    } else if let status {
      self = status == 0 ? .passed : .ended(status: status)
    } else {
      self = .timedOut
    }
  }

  var isFailure: Bool { self != .passed }

  /// Failures of the same class are taken for the same bug while the perturbations are made fewer.
  var category: String {
    switch self {
    case .passed: "passed"
    case .timedOut: "time-out"
    case .killed(signal: let number): "signal \(number)"
    case .ended(status: let number): "status \(number)"
    case .found(let line): Self.identifier(of: line)
    }
  }

  var description: String {
    switch self {
    case .passed: "passed"
    case .timedOut: "did not end in time"
    case .killed(signal: let number): "ended by signal \(number)"
    case .ended(status: let number): "exit status \(number)"
    case .found(let line): line
    }
  }

  private static func finding(in errors: String) -> String? {
    for line in errors.split(whereSeparator: \.isNewline) {
      if line.hasPrefix(verifier), isFirstLine(line.dropFirst(verifier.count)) { return String(line) }
      for mark in ["ERROR: AddressSanitizer", "WARNING: ThreadSanitizer", "ERROR: LeakSanitizer", "runtime error: "] {
        if let place = line.range(of: mark) { return String(line[place.lowerBound...]) }
      }
    }
    return nil
  }

  private static let verifier = "iocp-verify: "

  /// `ID: text`, or an object. Further lines of a finding begin otherwise.
  private static func isFirstLine(_ text: Substring) -> Bool {
    if text.hasPrefix("{") { return true }
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else { return false }
    return text[..<colon].allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber }
  }

  /// Without addresses and numbers, which differ from run to run.
  private static func identifier(of line: String) -> String {
    if line.hasPrefix(verifier) {
      let rest = line.dropFirst(verifier.count)
      return rest.hasPrefix("{") ? "finding" : String(rest.prefix { $0 != ":" })
    }
    return line.split(separator: " ").prefix(3).joined(separator: " ")
  }
}
