// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A number that several threads count on.
final class Tally: Sendable {
  private let count = Atomic<Int>(0)

  /// 0, 1, 2, …, each for one caller.
  func next() -> Int { count.add(1, ordering: .acquiringAndReleasing).oldValue }

  var value: Int { count.load(ordering: .acquiring) }
}
