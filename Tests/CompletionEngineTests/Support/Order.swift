// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Synchronization

/// Which thread was served which packet, in the order in which they said so.
final class Order: Sendable {
  struct Entry: Sendable {
    let runner: Int
    let key: UInt
  }

  private let entries = Guarded<[Entry]>([])

  func add(_ runner: Int, _ key: UInt) { entries.withLock { $0.append(Entry(runner: runner, key: key)) } }

  var all: [Entry] { entries.withLock { $0 } }
}

/// How many threads are somewhere at once, and how many there were at most.
final class Gauge: Sendable {
  private let now = Atomic<Int>(0)
  private let peak = Atomic<Int>(0)

  func enter() {
    let count = now.add(1, ordering: .sequentiallyConsistent).newValue
    _ = peak.max(count, ordering: .sequentiallyConsistent)
  }

  func leave() { now.subtract(1, ordering: .sequentiallyConsistent) }

  var most: Int { peak.load(ordering: .sequentiallyConsistent) }
}
