// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// What a task came to, for a thread that waits for it.
final class Outcome<Value: Sendable>: Sendable {
  private let value = Guarded<Result<Value, any Error>?>(nil)
  private let ended = Atomic<UInt32>(0)

  var hasEnded: Bool { ended.load(ordering: .acquiring) != 0 }

  func end(_ result: Result<Value, any Error>) {
    value.withLock { $0 = result }
    ended.store(1, ordering: .releasing)
    Futex.wake(ended, count: .max)
  }

  func wait() -> Result<Value, any Error> {
    while !hasEnded { _ = Futex.wait(ended, whileEqualTo: 0, until: .never) }
    return value.withLock { $0! }
  }
}
