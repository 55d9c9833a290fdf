// SPDX-License-Identifier: Apache-2.0

/// Packets that have waited for long on a port, while each thread that serves it sleeps
/// elsewhere: there are fewer threads than can block at once.
///
/// A port gives the place of a blocked thread to another one (decision 0023). What is
/// looked for is a port where there is no other one. Looked at in the backstop's thread.
enum StarvedPorts {
  private struct Sight: Equatable {
    /// The threads that have come to it, and the processor time that each has used. None
    /// waits there now: it has a packet in hand, or has left with one.
    var threads: [Int32] = []
    var times: [Int64] = []
    var packets = 0
  }

  private struct Watch {
    var timer: Stable<Timer>?
    /// Where each thread took what it has in hand.
    var dequeues: [Int32: Place] = [:]
    /// What was seen last, and for how many looks it has been the same.
    var sights: [Handle: (sight: Sight, looks: Int)] = [:]
  }

  private static let watch = Guarded(Watch())

  /// A thread has taken a packet.
  static func tookPacket(_ place: Place) {
    watch.withLock { watch in
      watch.dequeues[place.thread] = place
      guard watch.timer == nil else { return }
      let timer = Timer.make(calling: { _ in StarvedPorts.look() }, 0)
      watch.timer = timer
      timer.set(.after(nanoseconds: Limits.starvedPortNanoseconds))
    }
  }

  static func threadEnds(_ thread: Int32) {
    watch.withLock { _ = $0.dequeues.removeValue(forKey: thread) }
  }

  private static func look() {
    var seen: [Handle: Sight] = [:]
    HandleTable.forEach(.port) { slot in
      if let sight = sight(of: slot.port) { seen[slot.handle] = sight }
      slot.unlock()
    }
    let findings = watch.withLock { watch -> [Finding] in
      var findings: [Finding] = []
      var sights: [Handle: (sight: Sight, looks: Int)] = [:]
      for (handle, sight) in seen {
        let before = watch.sights[handle]
        let looks = before?.sight == sight ? before!.looks + 1 : 0
        sights[handle] = (sight, looks)
        if looks == Limits.looksAtStarvedPort { findings.append(finding(handle, sight, watch.dequeues)) }
      }
      watch.sights = sights
      watch.timer?.set(.after(nanoseconds: Limits.starvedPortNanoseconds))
      return findings
    }
    Verifier.finds(findings)
  }

  /// nil when somebody could take the packets, or there are none.
  private static func sight(of port: Stable<Port>) -> Sight? {
    var sight = Sight()
    port.value.lock.withLock {
      let isServed = !port.value.lifecycle.parked.isEmpty || port.value.lifecycle.leadership == .asleep
      guard !isServed, !port.value.lifecycle.queue.isEmpty else { return }
      sight.packets = port.value.lifecycle.queue.count
      var thread = port.value.lifecycle.firstBound
      while let each = thread, sight.threads.count < Limits.threadsPerLook {
        sight.threads.append(each.value.id)
        thread = each.value.nextBound
      }
    }
    guard !sight.threads.isEmpty, sight.threads.allSatisfy({ SystemCalls.isAsleep(thread: $0) }) else { return nil }
    sight.times = sight.threads.map { SystemCalls.processorTime(ofThread: $0) }
    return sight
  }

  private static func finding(_ handle: Handle, _ sight: Sight, _ dequeues: [Int32: Place]) -> Finding {
    let count = sight.threads.count
    return Finding(
      .portStarved,
      "\(sight.packets) packets wait on a port, and each thread that could take them "
        + "(\(count)) sleeps elsewhere",
      handle,
      sight.threads.prefix(4).compactMap { dequeues[$0] }.map {
        Finding.Stack(label: "a thread that sleeps took its packet here", place: $0)
      })
  }
}
