// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What a thread waits for without blocking: it computes meanwhile, and so keeps its
/// place on its port.
package final class Flag: Sendable {
  private let raised = Atomic<Bool>(false)

  package init() {}

  package var isRaised: Bool { raised.load(ordering: .acquiring) }

  package func raise() { raised.store(true, ordering: .releasing) }

  package func computeUntilRaised() {
    while !isRaised { dawdle(100) }
  }
}
