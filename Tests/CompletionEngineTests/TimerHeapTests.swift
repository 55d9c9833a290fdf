// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import TestSupport
import Testing

struct TimerHeapTests {
  private func timers(_ count: Int) -> [Stable<CompletionEngine.Timer>] {
    (0..<count).map { _ in Timer.make(calling: { _ in }, 0) }
  }

  /// Every sequence of `length` moves on `count` timers, a move being "set or take out
  /// timer number n", with moments in an order of their own, against a list.
  @Test(arguments: 1...4) func `every order of settings and removals agrees with a list`(_ count: Int) {
    let timers = timers(count)
    let moments: [Int64] = [30, 10, 40, 10]
    let length = count == 4 ? 6 : 7
    var sequences = 1
    for _ in 0..<length { sequences *= count }
    var mismatches = 0
    for number in 0..<sequences {
      var heap = TimerHeap()
      var model: Set<Int> = []
      var code = number
      for _ in 0..<length {
        let timer = code % count
        code /= count
        if model.remove(timer) != nil {
          heap.remove(timers[timer])
        } else {
          heap.insert(timers[timer], due: moments[timer])
          model.insert(timer)
        }
        if heap.earliest != model.map({ moments[$0] }).min() || heap.count != model.count { mismatches += 1 }
      }
      for timer in model { heap.remove(timers[timer]) }
    }
    #expect(mismatches == 0)
    for timer in timers { timer.destroy() }
  }

  @Test func `timers leave in the order of their moments, whatever was taken out`() {
    var randomness = Randomness(seed: 5)
    let timers = timers(2000)
    var moments: [Int64] = []
    var heap = TimerHeap()
    for timer in timers {
      moments.append(.random(in: 0..<500, using: &randomness))
      heap.insert(timer, due: moments.last!)
    }
    var left = Array(timers.indices)
    for _ in 0..<700 {
      let index = left.remove(at: .random(in: 0..<left.count, using: &randomness))
      heap.remove(timers[index])
    }
    var seen: [Int64] = []
    while let timer = heap.removeDue(at: 499) { seen.append(moments[timers.firstIndex(of: timer)!]) }
    #expect(seen == left.map { moments[$0] }.sorted())
    for timer in timers { timer.destroy() }
  }

  /// What an operation costs is counted: a timer that was looked at only is in the same
  /// cache lines as those that are moved.
  @Test func `among 100,000 timers, setting and cancelling one moves a handful of others`() {
    var randomness = Randomness(seed: 7)
    let timers = timers(100_000)
    var heap = TimerHeap()
    for timer in timers { heap.insert(timer, due: .random(in: 1000..<Int64.max, using: &randomness)) }
    let extra = self.timers(1)[0]
    // Four below each: 4⁹ > 100,000.
    for due in [1, .max, .random(in: 1000..<Int64.max, using: &randomness)] as [Int64] {
      for isInsertion in [true, false] {
        let before = timers.map { $0.value.place }
        if isInsertion { heap.insert(extra, due: due) } else { heap.remove(extra) }
        let moved = zip(timers, before).count { $0.value.place != $1 }
        #expect(moved <= 9)
      }
    }
    #expect(heap.count == 100_000)
    while heap.removeDue(at: .max) != nil {}
    for timer in timers { timer.destroy() }
    extra.destroy()
  }

  @Test func `nothing leaves before it is due`() {
    let timers = timers(1)
    var heap = TimerHeap()
    heap.insert(timers[0], due: 10)
    #expect(heap.removeDue(at: 9) == nil)
    #expect(heap.removeDue(at: 10) == timers[0])
    #expect(heap.removeDue(at: 11) == nil)
    timers[0].destroy()
  }
}
