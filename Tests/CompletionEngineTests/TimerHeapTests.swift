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
