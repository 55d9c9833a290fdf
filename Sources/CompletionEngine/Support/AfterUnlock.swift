// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem
internal import Synchronization

/// What must wait until a slot's lock was given back: waking threads that wait for the
/// result of one operation with neither port nor event, and ending what the tokens of
/// dropped packets stand for.
///
/// Two columns; in either order, one of them sees what the other wrote, because
/// giving a lock back is sequentially consistent:
///
///   an operation ends             a thread waits
///   result := done                waiters += 1
///   unlock the slot               result is pending ?
///   waiters > 0 ? raise           sleep until raised
///
/// The number of waiters and drops is a plain variable of C's, so that looking at it costs one
/// instruction on the way of every packet.
package enum AfterUnlock {
  private static let raised = Atomic<UInt32>(0)
  private static let dropped = Guarded<[(Packet, DroppedPacket)]>([])

  /// A packet for a closed port: `onDrop` is called when no lock is held.
  static func drop(_ packet: Packet, _ onDrop: @escaping DroppedPacket) {
    dropped.withLock { $0.append((packet, onDrop)) }
    csystem_awaited_add(1)
  }

  /// Call after the lock was given back under which operations have ended.
  @inline(__always)
  static func perform() {
    if csystem_awaited_count() > 0 { performNow() }
  }

  @inline(never)
  private static func performNow() {
    let packets = dropped.withLock { dropped in
      let taken = dropped
      dropped.removeAll()
      return taken
    }
    csystem_awaited_add(-Int32(packets.count))
    for (packet, onDrop) in packets { onDrop(packet.key, packet.token) }
    raise()
  }

  /// Makes all waiting threads look again.
  package static func raise() {
    raised.wrappingAdd(1, ordering: .releasing)
    Futex.wake(raised, count: .max)
  }

  /// Sleeps until `isDone`, which another thread's operation makes true; false when the
  /// deadline has passed first.
  package static func wait(atMost deadline: Deadline = .never, until isDone: () -> Bool) -> Bool {
    csystem_awaited_add(1)
    let wasRunning = Stable<Waiter>.current.block()
    defer {
      Stable<Waiter>.current.unblock(wasRunning)
      csystem_awaited_add(-1)
    }
    while true {
      let seen = raised.load(ordering: .acquiring)
      if isDone() { return true }
      if !Futex.wait(raised, whileEqualTo: seen, until: deadline) { return isDone() }
    }
  }
}
