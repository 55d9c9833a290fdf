// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Testing

struct WaiterStackTests {
  /// Every sequence of `length` moves, a move being "push or remove thread number n",
  /// against an array that does the same.
  @Test(arguments: 1...4) func `every order of pushes and removals agrees with a list`(_ threads: Int) {
    let waiters = (0..<threads).map { _ in Stable(Waiter()) }
    let length = threads == 4 ? 6 : 7
    var sequences = 1
    for _ in 0..<length { sequences *= threads }
    var mismatches = 0
    for number in 0..<sequences {
      var stack = WaiterStack()
      var model: [Int] = []
      var code = number
      for _ in 0..<length {
        let thread = code % threads
        code /= threads
        if let place = model.firstIndex(of: thread) {
          stack.remove(waiters[thread])
          model.remove(at: place)
        } else {
          stack.push(waiters[thread])
          model.append(thread)
        }
        if !agrees(stack, model, waiters) { mismatches += 1 }
      }
      for thread in model { stack.remove(waiters[thread]) }
      if !stack.isEmpty { mismatches += 1 }
    }
    #expect(mismatches == 0)
    for waiter in waiters { waiter.destroy() }
  }

  @Test func `threads leave latest first`() {
    let waiters = (0..<3).map { _ in Stable(Waiter()) }
    var stack = WaiterStack()
    for waiter in waiters { stack.push(waiter) }
    for waiter in waiters.reversed() {
      #expect(stack.oldest == waiters[0])
      #expect(stack.latest == waiter)
      stack.remove(waiter)
    }
    #expect(stack.latest == nil)
    #expect(stack.oldest == nil)
    for waiter in waiters { waiter.destroy() }
  }

  private func agrees(_ stack: borrowing WaiterStack, _ model: [Int], _ waiters: [Stable<Waiter>]) -> Bool {
    stack.isEmpty == model.isEmpty && stack.latest == model.last.map { waiters[$0] }
      && stack.oldest == model.first.map { waiters[$0] }
  }
}
