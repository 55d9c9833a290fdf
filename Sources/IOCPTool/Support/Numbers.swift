// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The middle of repeated measurements and how far they lie apart.
struct Spread: Codable, Equatable, Sendable {
  let median: Double
  let minimum: Double
  let maximum: Double
  let count: Int

  /// - Parameter values: At least one.
  init(_ values: [Double]) {
    precondition(!values.isEmpty, "nothing was measured")
    let sorted = values.sorted()
    let middle = sorted.count / 2
    median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    minimum = sorted[0]
    maximum = sorted[sorted.count - 1]
    count = sorted.count
  }
}

extension Double {
  func fixed(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }

  /// To so many digits that count: 0.94712345 → 0.9471, 24215450 → 24220000
  func rounded(to digits: Int) -> Double { Double(String(format: "%.\(digits)g", self)) ?? self }
}

extension FixedWidthInteger {
  /// 1234567 → 1,234,567
  var grouped: String {
    var text = ""
    for (position, digit) in String(magnitude).reversed().enumerated() {
      if position > 0 && position % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + String(text.reversed())
  }
}
