// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// The calls of an object: queued, begun, ended, taken back, waited for.
extension Stable where Value == PoolObject {
  /// Queues a call, with a word for it.
  func submit(_ word: UInt = 0) {
    retain()
    locked { $0.pending += 1 }
    if value.environment.pool.submit(Packet(key: PoolKey(self).word, token: word)) { return }
    expectOneLess()
  }

  /// A completion will come, and its call.
  func expectOneMore() {
    retain()
    locked { $0.pending += 1 }
  }

  func expectOneLess() {
    guard locked({ $0.expectOneLess() }) else { return }
    noteChange()
    release()
  }

  /// - Returns: false when it was taken back; the packet's reference is given back then.
  func begin() -> Bool {
    if locked({ $0.begin() }) { return true }
    noteChange()
    return false
  }

  func end() {
    let event = locked { object in
      object.running -= 1
      return object.isGivenUp && !object.isBusy ? object.completionEvent : .none
    }
    noteChange()
    if event != .none { _ = EventObject.signal(handleWord: event.word) }
  }

  private func noteChange() {
    value.changes.wrappingAdd(1, ordering: .releasing)
    Futex.wake(value.changes, count: .max)
  }

  /// Sleeps until no call is queued, expected or running; those that have not begun are
  /// taken back first if `cancelling`.
  func wait(cancelling: Bool) {
    if cancelling { locked { $0.takeBack() } }
    Blocking.whileAsleep {
      while true {
        let seen = value.changes.load(ordering: .acquiring)
        if !locked({ $0.isBusy }) { return }
        _ = Futex.wait(value.changes, whileEqualTo: seen, until: .never)
      }
    }
  }

  /// Takes back what has not begun, and lets `event` be set when the last call has
  /// ended. Answers whether one still runs.
  func giveUp(_ event: Handle) -> Bool {
    locked { object in
      object.takeBack()
      object.isGivenUp = true
      object.completionEvent = event
      return object.running > 0
    }
  }
}
