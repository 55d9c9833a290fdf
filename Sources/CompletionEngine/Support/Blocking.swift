// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem
internal import Synchronization

/// Sleeps of a thread outside of its port. Its place under the port's limit goes to
/// another thread for that time (rules PORT-9, LIVE-11).
package enum Blocking {
  /// Runs `body`, which is going to sleep. No lock of ours is held.
  package static func whileAsleep<Result>(_ body: () -> Result) -> Result {
    guard let known = unsafe csystem_thread_slot() else {
      // A thread that has never met a port has no place to give away.
      return body()
    }
    let waiter = unsafe Stable<Waiter>(address: known)
    let wasRunning = waiter.block()
    defer { waiter.unblock(wasRunning) }
    return body()
  }

  /// Sleeps until the deadline has passed.
  package static func sleep(until deadline: Deadline) {
    let word = Atomic<UInt32>(0)
    whileAsleep {
      while Futex.wait(word, whileEqualTo: 0, until: deadline) {}
    }
  }
}
