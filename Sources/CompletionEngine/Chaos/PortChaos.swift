// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// What chaos knows of one port. Guarded by the port's lock.
struct PortChaos: ~Copyable {
  let run: Stable<ChaosRun>
  let ordinal: UInt32
  /// Packets that were taken off.
  private var dequeues: UInt32 = 0
  /// Times that a waiter was chosen.
  private var choices: UInt32 = 0

  private init(_ run: Stable<ChaosRun>) {
    self.run = run
    ordinal = run.value.nextHandle()
  }

  @inline(never)
  static func make() -> Stable<PortChaos>? {
    ChaosRun.current.map { Stable(PortChaos($0)) }
  }

  /// Waiters are released latest first. Of those that came within so short a time,
  /// nobody but the scheduler knows who was the last.
  static let togetherNanoseconds: Int64 = 2_000_000

  @inline(never)
  mutating func choose(_ latest: Stable<Waiter>) -> Stable<Waiter> {
    choices &+= 1
    guard let older = latest.value.older,
      latest.value.parkedNanoseconds - older.value.parkedNanoseconds < Self.togetherNanoseconds,
      let draw = run.value.decide(.waiter, ordinal, choices)
    else { return latest }
    var chosen = latest
    var steps = draw.number(below: 8)
    while steps > 0, let next = chosen.value.older,
      latest.value.parkedNanoseconds - next.value.parkedNanoseconds < Self.togetherNanoseconds
    {
      chosen = next
      steps -= 1
    }
    return chosen
  }

  /// A thread has taken a packet: it may be slow to go on, by so many nanoseconds.
  mutating func wasDequeued(_ packet: Packet) -> Int64? {
    dequeues &+= 1
    run.value.note("dequeue", ordinal, dequeues, "packet", Int64(packet.bytes))
    return run.value.decide(.worker, ordinal, dequeues)?.nanoseconds
  }

  /// Sleeps, and counts as running meanwhile.
  static func rest(nanoseconds: Int64) {
    let word = Atomic<UInt32>(0)
    let deadline = Deadline.after(nanoseconds: nanoseconds)
    while Futex.wait(word, whileEqualTo: 0, until: deadline) {}
  }
}

extension Stable where Value == Port {
  /// A packet was taken off this port.
  @inline(never)
  func wasDequeued(_ packet: Packet) {
    if Modes.current.contains(.sanitized) { unsafe Sanitizers.acquire(address) }
    Verifier.dequeues(packet)
    guard Modes.current.contains(.chaos) else { return }
    let rest = value.lock.withLock { value.lifecycle.chaos?.value.wasDequeued(packet) ?? nil }
    if let rest { PortChaos.rest(nanoseconds: rest) }
  }

  /// The packet of an operation is about to be queued here.
  @inline(never)
  func willQueue(_ packet: Packet) {
    willPost()
    Verifier.queues(packet)
  }

  @inline(never)
  func willPost() {
    if Modes.current.contains(.sanitized) { unsafe Sanitizers.release(address) }
  }
}
