// SPDX-License-Identifier: Apache-2.0

/// SplitMix64: the same numbers for the same seed, so that a failure can be repeated.
package struct Randomness: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// `count` bytes that look like nothing in particular, no block of which is where another
  /// one could be.
  ///
  /// Beyond the first block, copies of it with a number in front: megabytes one by one take
  /// minutes under a sanitizer. Its length is prime.
  package mutating func bytes(_ count: Int) -> [UInt8] {
    let block = (0..<min(count, 65_537)).map { _ in UInt8(truncatingIfNeeded: next()) }
    var bytes = block
    bytes.reserveCapacity(count)
    while bytes.count < count {
      let number = (0..<8).map { _ in UInt8(truncatingIfNeeded: next()) }
      bytes += number.prefix(count - bytes.count)
      bytes += block.prefix(count - bytes.count)
    }
    return bytes
  }
}

/// Spends a little time without giving the processor away, to shift a race.
@inline(never)
package func dawdle(_ turns: Int) {
  var word = 1
  for turn in 0..<turns { word = word &* 31 &+ turn }
  precondition(word != 0x7eed_5eed_7eed)
}
