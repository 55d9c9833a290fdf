// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How far a bench has come, and how long it may still take.
struct Progress {
  private let start = Date()
  private let total: Int
  private var done = 0

  init(total: Int) { self.total = total }

  mutating func step(_ text: String) {
    let elapsed = Date().timeIntervalSince(start)
    Terminal.progress("[\(done + 1)/\(total)] \(text) · \(Self.clock(elapsed))\(remaining(elapsed))")
    done += 1
  }

  /// Steps that will not be taken count as done, without having taken time.
  mutating func skip(_ steps: Int) { done += steps }

  /// The first steps say little about the others.
  private func remaining(_ elapsed: Double) -> String {
    guard done >= 5, done < total else { return "" }
    return ", about \(Self.clock(elapsed / Double(done) * Double(total - done))) to go"
  }

  /// 75 → 1:15
  static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return "\(whole / 60):" + String(format: "%02d", whole % 60)
  }
}
