// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// A running thread as waits, mutexes and thread-local storage see it.
///
/// Made when a thread first needs it, or at the start of one that CreateThread made;
/// ends with the thread, after the engine has let it go (`Threads.atExit`).
@safe
struct ThreadRecord: ~Copyable {
  /// What its handles name; the record holds one reference.
  let object: Stable<WaitObject>

  // Dispatcher's lock.
  var outcome = Dispatcher.Outcome.waiting
  var nextWoken: Stable<ThreadRecord>?
  var firstOwned: Stable<WaitObject>?
  var alertness = ProcedureCalls.Alertness.none
  // Written by the thread while it does not wait, then as above.
  var links: [Stable<WaitLink>] = []
  var linksInUse = 0
  var waitsForAll = false

  /// Of one that stands in for a thread: called instead of waking it, under no lock of
  /// the dispatcher's.
  var onWake: (@convention(c) (UnsafeMutableRawPointer) -> Void, UnsafeMutableRawPointer)?

  // The thread itself.
  /// The call that this thread makes for its pool.
  var callback: Stable<CallbackInstance>?
  var exitCode: UInt32 = 0
  /// Closed when the thread ends, for _beginthread.
  var ownHandle = Handle.none
  var slots = ThreadSlots()

  /// 1 when another thread has ended this one's wait.
  private let woken = Atomic<UInt32>(0)

  fileprivate init(_ object: Stable<WaitObject>) { self.object = object }

  fileprivate borrowing func park(until deadline: Deadline) -> Bool {
    while woken.load(ordering: .acquiring) == 0 {
      if !Futex.wait(woken, whileEqualTo: 0, until: deadline) {
        return woken.load(ordering: .acquiring) != 0
      }
    }
    return true
  }

  fileprivate borrowing func unpark() {
    woken.store(1, ordering: .releasing)
    Futex.wake(woken, count: 1)
  }

  fileprivate borrowing func prepareToPark() { woken.store(0, ordering: .relaxed) }
}

extension Stable where Value == ThreadRecord {
  /// This thread's record.
  static var current: Stable<ThreadRecord> {
    if let known = unsafe Threads.record { return unsafe Stable(address: known) }
    return begin(Stable<WaitObject>(WaitObject(.thread, .thread(ThreadSignal(number: Threads.number)))))
  }

  /// Gives this thread a record; takes over a reference to `object`.
  static func begin(_ object: Stable<WaitObject>) -> Stable<ThreadRecord> {
    let record = Stable(ThreadRecord(object))
    unsafe Threads.record = record.address
    unsafe Threads.atExit { address in
      guard let address = unsafe address else { return }
      unsafe Stable<ThreadRecord>(address: address).end()
    }
    Dispatcher.lock.withLock {
      guard case .thread(var signal) = object.value.signal else { return }
      object.value.record = record
      signal.kernelNumber = Threads.kernelNumber
      object.value.signal = .thread(signal)
    }
    return record
  }

  /// The thread is over: its mutexes are abandoned, its handles signalled.
  private func end() {
    if value.ownHandle != .none, let slot = try? HandleTable.lock(value.ownHandle, .thread, for: .close) {
      HandleTable.closeAndUnlock(slot, value.ownHandle)
    }
    var woken = WokenThreads()
    Dispatcher.lock.withLock {
      while let mutex = value.firstOwned {
        Dispatcher.disown(mutex)
        if case .mutex(var signal) = mutex.value.signal {
          signal.isAbandoned = true
          mutex.value.signal = .mutex(signal)
        }
        Dispatcher.announce(mutex, to: &woken)
      }
      if case .thread(var signal) = value.object.value.signal {
        signal.hasEnded = true
        signal.kernelNumber = 0
        signal.exitCode = value.exitCode
        value.object.value.signal = .thread(signal)
        value.object.value.record = nil
      }
      Dispatcher.announce(value.object, to: &woken)
    }
    woken.wake()
    ProcedureCalls.drop(value.object)
    value.object.release()
    for link in value.links { link.destroy() }
    unsafe Threads.record = nil
    destroy()
  }

  // MARK: Sleeping

  /// Room for a wait on `count` objects.
  func prepareLinks(_ count: Int) {
    while value.links.count < count { value.links.append(Stable<WaitLink>(WaitLink(self))) }
    value.linksInUse = count
  }

  /// Called before the wait begins, while nobody can wake the thread.
  func prepareToSleep() { value.prepareToPark() }

  /// Sleeps until the wait has ended; false when time ran out first.
  func sleep(until deadline: Deadline) -> Bool { value.park(until: deadline) }

  /// The wait has ended; the caller has released the dispatcher's lock.
  func wake() {
    if let (function, address) = unsafe value.onWake {
      unsafe function(address)
    } else {
      value.unpark()
    }
  }

  // MARK: Standing in for a thread

  /// A record for a wait that no thread waits.
  static func makeStandIn() -> Self {
    let object = Stable<WaitObject>(WaitObject(.thread, .thread(ThreadSignal(number: 0))))
    let standIn = Stable(ThreadRecord(object))
    // Nothing to give up yet.
    standIn.value.outcome = .timedOut
    return standIn
  }

  func endStandIn() {
    for link in value.links {
      link.value.object?.release()
      link.destroy()
    }
    value.object.release()
    destroy()
  }
}
