// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Testing

/// What a seed decides is a function, and seeds differ.
struct ChaosSeedTests {
  @Test func `the same question has the same answer`() {
    for seed in 1...50 as ClosedRange<UInt64> {
      for kind in Perturbation.allCases {
        for operation in 0..<20 as Range<UInt32> {
          let answer = ChaosSeed(seed).draw(kind, handle: 3, operation: operation)
          #expect(answer == ChaosSeed(seed).draw(kind, handle: 3, operation: operation))
        }
      }
    }
  }

  @Test func `an answer depends on seed, handle, operation and kind`() {
    func pattern(_ seed: UInt64, _ handle: UInt32, _ kind: Perturbation) -> [Int64] {
      (0..<200).map { ChaosSeed(seed).draw(kind, handle: handle, operation: $0)?.nanoseconds ?? 0 }
    }
    // A seed that is fond of both kinds.
    let seed = (1...).first { (seed: UInt64) in
      ChaosSeed(seed).rate(of: .delay) > 60 && ChaosSeed(seed).rate(of: .pend) > 60
        && ChaosSeed(seed + 1).rate(of: .delay) > 60
    }!
    let first = pattern(seed, 1, .delay)
    #expect(Set(first).count > 20)
    #expect(first != pattern(seed + 1, 1, .delay))
    #expect(first != pattern(seed, 2, .delay))
    #expect(first != pattern(seed, 1, .pend))
  }

  @Test func `every kind is left out by some seeds and loved by others`() {
    for kind in Perturbation.allCases {
      let rates = (1...100).map { ChaosSeed($0).rate(of: kind) }
      #expect(rates.contains(0), "\(kind) is in every seed")
      #expect(rates.contains { $0 > 0 }, "\(kind) is in no seed")
    }
  }

  @Test func `so many operations are perturbed as the rate says`() {
    for kind in Perturbation.allCases {
      for seed in 1...20 as ClosedRange<UInt64> {
        let rate = ChaosSeed(seed).rate(of: kind)
        let count = (0..<2560).count { ChaosSeed(seed).draw(kind, handle: 1, operation: $0) != nil }
        #expect(rate == 0 ? count == 0 : abs(count - 10 * rate) < 60 + 3 * rate, "\(kind) \(seed) \(rate) \(count)")
      }
    }
  }

  @Test func `delays last until a few milliseconds`() {
    var longest: Int64 = 0
    for seed in 1...100 as ClosedRange<UInt64> {
      for operation in 0..<100 as Range<UInt32> {
        guard let draw = ChaosSeed(seed).draw(.delay, handle: 1, operation: operation) else { continue }
        #expect(draw.nanoseconds > 0 && draw.nanoseconds <= ChaosSeed(seed).longestNanoseconds)
        #expect((0..<7).contains(draw.number(below: 7)))
        longest = max(longest, draw.nanoseconds)
      }
    }
    #expect(longest > 3_000_000 && longest < 10_000_000)
  }

  @Test func `a selection names kinds and single decisions`() throws {
    let selection = try #require(ChaosSelection("abort, 3.17.delay\n4.0.short"))
    #expect(selection.contains(.abort, handle: 9, operation: 9))
    #expect(selection.contains(.delay, handle: 3, operation: 17))
    #expect(!selection.contains(.delay, handle: 3, operation: 16))
    #expect(!selection.contains(.short, handle: 3, operation: 17))
    #expect(try #require(ChaosSelection("")).contains(.delay, handle: 1, operation: 1) == false)
    for text in ["late", "3.delay", "3.x.delay", "1.2.3.delay", "-1.2.delay"] {
      #expect(ChaosSelection(text) == nil, "\(text)")
    }
  }
}
