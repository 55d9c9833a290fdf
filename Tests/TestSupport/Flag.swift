// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What a thread waits for without blocking: it computes meanwhile, and so keeps its
/// place on its port.
package final class Flag: Sendable {
  private let isRaised = Atomic<Bool>(false)

  package init() {}

  package func raise() { isRaised.store(true, ordering: .releasing) }

  package func computeUntilRaised() {
    while !isRaised.load(ordering: .acquiring) { dawdle(100) }
  }
}
