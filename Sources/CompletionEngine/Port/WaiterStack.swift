// SPDX-License-Identifier: Apache-2.0

/// Threads parked on a port, latest on top: a doubly linked list through their own
/// records, so that one whose time ran out leaves from the middle.
package struct WaiterStack: ~Copyable {
  package private(set) var latest: Stable<Waiter>?
  package private(set) var oldest: Stable<Waiter>?

  package init() {}

  @inline(__always)
  package var isEmpty: Bool { latest == nil }

  package mutating func push(_ waiter: Stable<Waiter>) {
    assert(waiter.value.newer == nil && waiter.value.older == nil, "parked twice")
    waiter.value.older = latest
    if let latest { latest.value.newer = waiter } else { oldest = waiter }
    latest = waiter
  }

  package mutating func remove(_ waiter: Stable<Waiter>) {
    if let newer = waiter.value.newer {
      newer.value.older = waiter.value.older
    } else {
      latest = waiter.value.older
    }
    if let older = waiter.value.older {
      older.value.newer = waiter.value.newer
    } else {
      oldest = waiter.value.newer
    }
    waiter.value.newer = nil
    waiter.value.older = nil
  }
}
