// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// Which waits end by what. One lock for the signals of all objects, so that a wait
/// for several of them takes them in one step, rule LIVE-9. Decides only: whoever
/// called wakes the threads in the answer after having released the lock.
///
/// Waits on one object end first come, first served.
enum Dispatcher {
  /// Taken after a handle's slot lock. Below it is only the lock of a port that is asked.
  static let lock = Lock()

  enum Outcome: Equatable {
    case waiting
    case timedOut
    /// An alertable wait, and there are procedure calls to make.
    case alerted
    /// The lowest signalled index, or all of them.
    case taken(index: Int, isAbandoned: Bool)
  }

  // MARK: With the lock held

  /// A thread that has filled in its links wants to wait. What is signalled comes
  /// before procedure calls.
  static func begin(_ thread: Stable<ThreadRecord>, mayWait: Bool, isAlertable: Bool) -> Outcome {
    if let outcome = take(thread) { return outcome }
    if isAlertable, !thread.value.object.value.calls.isEmpty { return .alerted }
    guard mayWait else { return .timedOut }
    thread.value.outcome = .waiting
    thread.value.alertness = isAlertable ? .waiting : .none
    for index in 0..<thread.value.linksInUse { enqueue(thread.value.links[index]) }
    return .waiting
  }

  /// A thread's time is up. False when its wait ended in the same moment.
  static func giveUp(_ thread: Stable<ThreadRecord>) -> Bool {
    guard thread.value.outcome == .waiting else { return false }
    dequeueAll(thread)
    thread.value.outcome = .timedOut
    return true
  }

  /// A procedure call has come for a thread in an alertable wait, which may have ended
  /// already.
  static func alert(_ thread: Stable<ThreadRecord>, to woken: inout WokenThreads) {
    guard thread.value.outcome == .waiting else { return }
    dequeueAll(thread)
    thread.value.outcome = .alerted
    woken.append(thread)
  }

  /// The object may have become signalled: ends the waits that can end now.
  static func announce(_ object: Stable<WaitObject>, to woken: inout WokenThreads) {
    if Modes.areOn { unsafe Sanitizers.release(object.address) }
    var link = object.value.firstLink
    while let current = link, object.value.signal.isSignalled {
      let thread = current.value.thread
      // A wait for any of several may name the object twice, side by side.
      repeat { link = link?.value.next } while link?.value.thread == thread
      if let outcome = take(thread) {
        dequeueAll(thread)
        thread.value.outcome = outcome
        woken.append(thread)
      }
    }
  }

  /// The mutex belongs to nobody any more.
  static func disown(_ mutex: Stable<WaitObject>) {
    guard case .mutex(var signal) = mutex.value.signal, let owner = signal.owner else { return }
    let (previous, next) = (mutex.value.previousOwned, mutex.value.nextOwned)
    if let previous { previous.value.nextOwned = next } else { owner.value.firstOwned = next }
    next?.value.previousOwned = previous
    mutex.value.previousOwned = nil
    mutex.value.nextOwned = nil
    signal.owner = nil
    signal.depth = 0
    mutex.value.signal = .mutex(signal)
  }

  private static func own(_ mutex: Stable<WaitObject>, _ owner: Stable<ThreadRecord>) {
    mutex.value.nextOwned = owner.value.firstOwned
    owner.value.firstOwned?.value.previousOwned = mutex
    owner.value.firstOwned = mutex
  }

  /// Ends the thread's wait if the objects allow it, and takes what it waits for.
  private static func take(_ thread: Stable<ThreadRecord>) -> Outcome? {
    let count = thread.value.linksInUse
    if thread.value.waitsForAll {
      for index in 0..<count where !object(thread, index).value.signal.isSignalled(for: thread) {
        return nil
      }
      var isAbandoned = false
      for index in 0..<count where take(object(thread, index), thread) { isAbandoned = true }
      return .taken(index: 0, isAbandoned: isAbandoned)
    }
    for index in 0..<count where object(thread, index).value.signal.isSignalled(for: thread) {
      return .taken(index: index, isAbandoned: take(object(thread, index), thread))
    }
    return nil
  }

  /// Reports whether it was an abandoned mutex.
  static func take(_ object: Stable<WaitObject>, _ thread: Stable<ThreadRecord>) -> Bool {
    guard case .owned(let wasAbandoned) = object.value.signal.take(by: thread) else { return false }
    own(object, thread)
    return wasAbandoned
  }

  private static func object(_ thread: Stable<ThreadRecord>, _ index: Int) -> Stable<WaitObject> {
    guard let object = thread.value.links[index].value.object else {
      preconditionFailure("a wait without its object")
    }
    return object
  }

  // MARK: Links

  private static func enqueue(_ link: Stable<WaitLink>) {
    guard let object = link.value.object else { return }
    link.value.previous = object.value.lastLink
    if let last = object.value.lastLink { last.value.next = link } else { object.value.firstLink = link }
    object.value.lastLink = link
  }

  private static func dequeueAll(_ thread: Stable<ThreadRecord>) {
    for index in 0..<thread.value.linksInUse { dequeue(thread.value.links[index]) }
  }

  private static func dequeue(_ link: Stable<WaitLink>) {
    guard let object = link.value.object else { return }
    let (previous, next) = (link.value.previous, link.value.next)
    if let previous { previous.value.next = next } else { object.value.firstLink = next }
    if let next { next.value.previous = previous } else { object.value.lastLink = previous }
    link.value.previous = nil
    link.value.next = nil
  }
}

/// One object of one thread's wait.
struct WaitLink: ~Copyable {
  let thread: Stable<ThreadRecord>
  /// Retained by the wait.
  var object: Stable<WaitObject>?
  // Neighbours among the waits on the object; dispatcher's lock.
  var next: Stable<WaitLink>?
  var previous: Stable<WaitLink>?

  init(_ thread: Stable<ThreadRecord>) { self.thread = thread }
}

/// Threads whose waits have ended, to be woken once no lock is held.
struct WokenThreads {
  private var first: Stable<ThreadRecord>?
  private var last: Stable<ThreadRecord>?

  fileprivate mutating func append(_ thread: Stable<ThreadRecord>) {
    thread.value.nextWoken = nil
    if let last { last.value.nextWoken = thread } else { first = thread }
    last = thread
  }

  func wake() {
    var thread = first
    while let current = thread {
      // The record may be gone once its thread runs.
      thread = current.value.nextWoken
      current.wake()
    }
  }
}
