// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where values stand on a chart's axis.
enum Scale: Sendable {
  case linear(upTo: Double)
  /// Powers of ten; equal factors are equally far apart.
  case logarithmic(from: Double, upTo: Double)

  /// From zero to a round number at or above all values.
  static func linear(covering values: [Double]) -> Scale {
    let largest = max(values.max() ?? 1, .leastNormalMagnitude)
    let step = Self.step(for: largest)
    return .linear(upTo: (largest / step).rounded(.up) * step)
  }

  /// From the power of ten below all values to the one above.
  static func logarithmic(covering values: [Double]) -> Scale {
    let positive = values.filter { $0 > 0 }
    let low = log10(positive.min() ?? 1).rounded(.down), high = log10(positive.max() ?? 10).rounded(.up)
    return .logarithmic(from: pow(10, low), upTo: pow(10, max(high, low + 1)))
  }

  /// 0...1; what lies outside is drawn at the edge.
  func position(_ value: Double) -> Double {
    switch self {
    case .linear(let end):
      return min(max(value / end, 0), 1)
    case .logarithmic(let start, let end):
      guard value > 0 else { return 0 }
      return min(max(log10(value / start) / log10(end / start), 0), 1)
    }
  }

  var ticks: [Double] {
    switch self {
    case .linear(let end):
      let step = Self.step(for: end)
      return (0...Int((end / step).rounded())).map { Double($0) * step }
    case .logarithmic(let start, let end):
      return (0...Int(log10(end / start).rounded())).map { start * pow(10, Double($0)) }
    }
  }

  /// 1, 2, 2.5 or 5 times a power of ten, so that three to seven of them reach the end.
  private static func step(for end: Double) -> Double {
    let power = pow(10, (log10(end / 4)).rounded(.down))
    return [5, 2.5, 2, 1].map { $0 * power }.first { end / $0 >= 2.999 } ?? power
  }
}
