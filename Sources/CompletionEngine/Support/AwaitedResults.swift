// SPDX-License-Identifier: Apache-2.0

internal import CSystem
internal import Synchronization

/// For threads that wait for the result of one operation with neither port nor
/// event: woken whenever operations end, they look whether theirs did.
///
/// Two columns; in either order, one of them sees what the other wrote, because
/// giving a lock back is a full barrier:
///
///   an operation ends             a thread waits
///   result := done                waiters += 1
///   unlock the slot               result is pending ?
///   waiters > 0 ? raise           sleep until raised
///
/// The number of waiters is a plain variable of C's, so that looking at it costs one
/// instruction on the way of every packet.
package enum AwaitedResults {
  private static let raised = Atomic<UInt32>(0)

  /// Call after the lock was given back under which operations have ended.
  @inline(__always)
  static func raiseIfAwaited() {
    if csystem_awaited_count() > 0 { raise() }
  }

  @inline(never)
  private static func raise() {
    raised.wrappingAdd(1, ordering: .releasing)
    Futex.wake(raised, count: .max)
  }

  /// Sleeps until `isDone`, which another thread's operation makes true.
  package static func wait(until isDone: () -> Bool) {
    csystem_awaited_add(1)
    let wasRunning = Stable<Waiter>.current.block()
    while true {
      let seen = raised.load(ordering: .acquiring)
      if isDone() { break }
      _ = Futex.wait(raised, whileEqualTo: seen, until: .never)
    }
    Stable<Waiter>.current.unblock(wasRunning)
    csystem_awaited_add(-1)
  }
}
