// SPDX-License-Identifier: Apache-2.0

/// Which operations a seed perturbs, how, and how much. Pure: an answer depends on the
/// seed, the handle's ordinal, the operation's ordinal on that handle and the kind of
/// perturbation, and on nothing else. So threads may interleave as they like.
///
/// Seeds differ in temperament: each leaves some kinds out and is fond of others, and
/// has its own longest delay. A bug that shows only when nothing else disturbs has its
/// seeds then, too.
package struct ChaosSeed: Equatable, Sendable {
  package let value: UInt64

  package init(_ value: UInt64) { self.value = value }

  /// What happens to the operation in this respect; nil when nothing does.
  package func draw(_ kind: Perturbation, handle: UInt32, operation: UInt32) -> Draw? {
    let word = Self.mix(
      Self.mix(value ^ UInt64(kind.rawValue) &* 0x9E37_79B9_7F4A_7C15) ^ (UInt64(handle) << 32 | UInt64(operation)))
    // Of 256 operations so many are perturbed.
    guard word & 0xff < UInt64(rate(of: kind)) else { return nil }
    return Draw(word: word >> 8, longestNanoseconds: longestNanoseconds)
  }

  /// How many of 256 operations are perturbed in this way.
  package func rate(of kind: Perturbation) -> Int {
    let mood = Self.mix(value &+ 0xA5A5 ^ UInt64(kind.rawValue) << 32)
    let rates = [0, 0, 12, 32, 64, 96, 160, 232]
    let rate = rates[Int(mood & 7)]
    switch kind {
    // Rare ones, or there would be little else.
    case .starve, .exhaust: return min(rate, 4)
    case .reset, .timeout: return min(rate, 3)
    case .worker, .backstop: return min(rate, 48)
    // What close-before-drain is found by: nearly every seed has it.
    case .abort: return max(rate, mood >> 8 & 7 == 0 ? 0 : 96)
    default: return rate
    }
  }

  /// The longest delay of this seed, in nanoseconds.
  package var longestNanoseconds: Int64 {
    let longest: [Int64] = [300_000, 1_500_000, 3_000_000, 6_000_000]
    return longest[Int(Self.mix(value ^ 0x5A5A) & 3)]
  }

  /// What a perturbation's amount is taken from.
  package struct Draw: Equatable, Sendable {
    package let word: UInt64
    let longestNanoseconds: Int64

    /// Half of the delays are short.
    package var nanoseconds: Int64 {
      let limit = word & 1 == 0 ? longestNanoseconds : longestNanoseconds / 8
      return 1 + Int64(word >> 1 & 0xffff_ffff) % limit
    }

    /// 0 ..< limit.
    package func number(below limit: Int) -> Int { Int(word >> 1 & 0xffff_ffff) % max(1, limit) }
  }

  /// Every bit of the argument changes every bit of the answer (the finalizer of
  /// SplitMix64: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
  private static func mix(_ word: UInt64) -> UInt64 {
    var word = word &+ 0x9E37_79B9_7F4A_7C15
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
