// SPDX-License-Identifier: Apache-2.0

public import CIOCPSystem
internal import Synchronization

/// One thread as ports see it: what it waits for, and for which port it runs.
///
/// Made when a thread first meets a port, destroyed when the thread ends. The
/// fields under "port's lock" belong to the lock of the port that the thread waits
/// on; the others to the thread itself.
@usableFromInline
package struct Waiter: ~Copyable {
  package enum Outcome: Equatable {
    case waiting
    /// Take `packet` and run.
    case packet
    /// Nobody looks at the descriptors: do it.
    case lead
    /// The port was closed.
    case abandoned
  }

  // Port's lock.
  var newer: Stable<Waiter>?
  var older: Stable<Waiter>?
  package var outcome = Outcome.waiting
  package var packet = Packet()
  /// When the thread came to wait, in arrivals at its port.
  package var arrival: UInt64 = 0
  /// The moment of it; kept under chaos only.
  var parkedNanoseconds: Int64 = 0
  /// What `boundPort` counts this thread as.
  enum Place: UInt8 {
    case none
    /// Took a packet and has not come back: counts as running.
    case running
    /// As `running`, but was found blocked: its place went to another thread.
    case lost
  }
  var place = Place.none
  /// Counted by `boundPort` as running.
  @inline(__always)
  package var isRunning: Bool {
    get { place == .running }
    set { place = newValue ? .running : .none }
  }
  /// Neighbours among the threads bound to the same port.
  var nextBound: Stable<Waiter>?
  var previousBound: Stable<Waiter>?
  /// Processor time used up to the last look at this thread, in nanoseconds.
  var timeAtLastLook: Int64 = -1

  // The thread itself.
  /// Has its last packet in hand and has not waited anywhere since: what the port
  /// knew about readiness then still holds, as far as this thread can tell.
  var isFresh = false
  var boundPort: Stable<Port>?
  var boundHandle = Handle.none
  /// The slot of `boundHandle`: slots never go away.
  var boundSlot: Stable<HandleSlot>?
  /// What the event base that it runs has seen, and was not performed yet.
  var gathering = Gathering()
  /// The port whose event base this thread runs at the moment.
  var leading: Stable<Port>?
  /// Interrupts a blocking call of this thread; -1 until there was one.
  var interruptDescriptor: Int32 = -1
  /// Its blocking call was cancelled; the lock of BlockedThreads.
  var isCancelled = false
  /// Records that a face keeps for this thread's next operations.
  package var spareRecords: Stable<Operation>?
  package var spareCount = 0
  /// Left an operation pending on a socket without a port, at least once.
  var mustCancelAtExit = false
  /// The next thread blocked on the same socket; the socket's slot lock.
  var nextBlocked: Stable<Waiter>?
  /// The kernel's number of this thread, gettid(2).
  package let id = SystemCalls.threadNumber()
  /// `isReleased` when another thread has set `outcome`, `isCalled` after an `alert`.
  let released = Atomic<UInt32>(0)
  static let isReleased: UInt32 = 1
  static let isCalled: UInt32 = 2
  /// Somebody wants this thread back from its dequeue; see Alerting.
  let isAlerted = Atomic<Bool>(false)

  package init() {}
}

extension Stable where Value == Waiter {
  /// This thread's record.
  @inlinable
  @inline(__always)
  package static var current: Stable<Waiter> {
    if let known = unsafe csystem_thread_slot() { return unsafe Stable(address: known) }
    return makeCurrent()
  }

  @inline(never)
  @usableFromInline
  static func makeCurrent() -> Stable<Waiter> {
    let waiter = Stable(Waiter())
    unsafe csystem_set_thread_slot(waiter.address)
    let error = unsafe csystem_on_thread_exit { address in
      guard let address = unsafe address else { return }
      let waiter = unsafe Stable<Waiter>(address: address)
      if Modes.areOn { Verifier.threadEnds() }
      waiter.leavePort()
      if waiter.value.mustCancelAtExit { Socket.cancelOperations(leftBy: waiter) }
      OperationPool.giveBackAll(of: waiter)
      if waiter.value.interruptDescriptor >= 0 {
        SystemCalls.close(waiter.value.interruptDescriptor)
      }
      csystem_set_thread_slot(nil)
      waiter.destroy()
    }
    precondition(error == 0, "out of thread-specific keys: errno \(error)")
    return waiter
  }

  /// Sleeps until another thread has set `outcome`; false when time ran out first, or
  /// somebody called `alert`.
  func park(until deadline: Deadline) -> Bool {
    while true {
      let word = value.released.load(ordering: .acquiring)
      if word == Waiter.isReleased { return true }
      if word == Waiter.isCalled {
        let isTaken = value.released.compareExchange(
          expected: Waiter.isCalled, desired: 0, ordering: .acquiringAndReleasing
        ).exchanged
        if isTaken { return false }
      } else if !Futex.wait(value.released, whileEqualTo: 0, until: deadline) {
        return value.released.load(ordering: .acquiring) == Waiter.isReleased
      }
    }
  }

  /// Lets the thread go on. The caller set `outcome` under the port's lock and has
  /// released that lock.
  func release() {
    // The record may be gone once the thread has seen 1, hence the order: the wake
    // that follows only passes an address to the kernel.
    value.released.store(Waiter.isReleased, ordering: .releasing)
    Futex.wake(value.released, count: 1)
  }
}
