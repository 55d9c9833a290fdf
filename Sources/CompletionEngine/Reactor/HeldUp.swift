// SPDX-License-Identifier: Apache-2.0

/// Threads that block outside of this library, in a mutex, a sleep, a file, keep no
/// place of their port (rules PORT-9, LIVE-11): decision 0023.
///
/// Nothing is done while nobody blocks. Only while packets wait on a port whose places
/// are all taken, and threads are there to take the packets, the backstop looks at the
/// running threads. One that has used no processor time between two looks and sleeps in
/// the kernel gives its place away. A thread that computes has used some; one that was
/// displaced from its processor does not sleep. Seen to run again, it counts again, and
/// may exceed the limit for a while.
enum HeldUp {
  enum Finding {
    case nothing
    /// Packets wait, and all threads that hold places compute.
    case allCompute
    /// Packets wait, and it is to be seen whether a place is held in vain.
    case heldUp
    /// Threads that lost their places have not come back.
    case threadsAway
  }

  /// One thread as it was at a look.
  fileprivate struct Sight {
    let thread: Stable<Waiter>
    let id: Int32
    let timeBefore: Int64
    var time: Int64 = -1
    var isAsleep = false

    /// Has not run since the look before.
    var isBlocked: Bool { isAsleep && time >= 0 && time == timeBefore }

    /// Has hardly rested.
    var isComputing: Bool {
      timeBefore >= 0 && time - timeBefore > Limits.blockedNanoseconds / 2
    }
  }
}

extension PortLifecycle {
  mutating func list(_ waiter: Stable<Waiter>) {
    waiter.value.timeAtLastLook = -1
    waiter.value.previousBound = nil
    waiter.value.nextBound = firstBound
    firstBound?.value.previousBound = waiter
    firstBound = waiter
  }

  mutating func unlist(_ waiter: Stable<Waiter>) {
    let (previous, next) = (waiter.value.previousBound, waiter.value.nextBound)
    if let previous { previous.value.nextBound = next } else { firstBound = next }
    next?.value.previousBound = previous
    waiter.value.place = .none
  }

  /// Whether a thread has lost its place and not come back.
  fileprivate var hasThreadsAway: Bool {
    var thread = firstBound
    while let each = thread {
      if each.value.place == .lost { return true }
      thread = each.value.nextBound
    }
    return false
  }

  /// A running thread is blocked: another one may run. It counts again when it comes
  /// back to its port, or is seen to run.
  fileprivate mutating func takePlace(of waiter: Stable<Waiter>) -> Wake {
    guard waiter.value.place == .running else { return .nobody }
    let wake = stopRunning(waiter)
    waiter.value.place = .lost
    return wake
  }
}

extension Stable where Value == Port {
  func lookForBlockedThreads() -> HeldUp.Finding {
    let (isHeldUp, finding, isTime) = value.lock.withLock { () -> (Bool, HeldUp.Finding, Bool) in
      let isHeldUp = value.lifecycle.checkHeldUp()
      if isHeldUp { return (true, .heldUp, true) }
      guard value.lifecycle.hasThreadsAway else { return (false, .nothing, false) }
      // Nobody waits for their places: it is early enough to count them a little later.
      value.lifecycle.roundsAway &+= 1
      return (
        false, .threadsAway,
        value.lifecycle.roundsAway % Limits.roundsBetweenLooksAtThreadsAway == 0
      )
    }
    if isTime, look(isHeldUp) { return isHeldUp ? .allCompute : finding }
    return finding
  }

  /// Answers whether all threads that it looked at compute.
  private func look(_ isHeldUp: Bool) -> Bool {
    var sights = takeStock(isHeldUp)
    for index in sights.indices {
      sights[index].time = SystemCalls.processorTime(ofThread: sights[index].id)
      if sights[index].time == sights[index].timeBefore {
        sights[index].isAsleep = SystemCalls.isAsleep(thread: sights[index].id)
      }
    }
    let wakes = value.lock.withLock { draw(sights) }
    for wake in wakes { perform(wake) }
    return sights.allSatisfy { $0.isComputing }
  }

  /// Which threads to look at: running ones while packets wait, and those that have
  /// lost their places.
  private func takeStock(_ isHeldUp: Bool) -> [HeldUp.Sight] {
    value.lock.withLock {
      var sights: [HeldUp.Sight] = []
      var thread = value.lifecycle.firstBound
      while let each = thread, sights.count < Limits.threadsPerLook {
        if each.value.place == .lost || isHeldUp && each.value.place == .running {
          sights.append(
            HeldUp.Sight(
              thread: each, id: each.value.id, timeBefore: each.value.timeAtLastLook))
        }
        thread = each.value.nextBound
      }
      return sights
    }
  }

  /// What follows from it, with the port's lock held. Threads may have come back, or
  /// left, since.
  private func draw(_ sights: [HeldUp.Sight]) -> [PortLifecycle.Wake] {
    var wakes: [PortLifecycle.Wake] = []
    var thread = value.lifecycle.firstBound
    while let each = thread {
      if let sight = sights.first(where: { $0.thread == each && $0.id == each.value.id }) {
        each.value.timeAtLastLook = sight.time
        switch each.value.place {
        case .running where sight.isBlocked && value.lifecycle.checkHeldUp():
          // It may have run, and taken another packet, since its state was read.
          if SystemCalls.processorTime(ofThread: sight.id) == sight.time {
            wakes.append(value.lifecycle.takePlace(of: each))
          }
        case .lost where !sight.isBlocked && sight.time >= 0: value.lifecycle.resumeRunning(each)
        default: break
        }
      }
      thread = each.value.nextBound
    }
    return wakes
  }
}
