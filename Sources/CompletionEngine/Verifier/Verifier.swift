// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem
internal import Synchronization

/// Lifetimes of operations, buffers and handles, checked as the program goes: what a
/// caller of `IOCP_VERIFY=1` gets, docs/verifier.md.
///
/// Callers ask `Modes.areOn` first, so that it costs nothing otherwise. Everything here may
/// be called with any lock held, takes the ledger's lock last, and tells of findings after
/// it has given it back. A thread inside sees none of its own frees.
package enum Verifier {
  private static let ledger = Guarded(start())
  private static let report = Guarded(Report())
  /// Operations whose records lie on stacks: nobody need look while there are none.
  static let onStacks = Atomic<Int>(0)

  private static func start() -> Ledger {
    let isWatching = csystem_watch_memory { base, size, how in
      Verifier.freed(MemoryRange(base: base, length: UInt(size)), Ledger.Freeing(rawValue: how) ?? .free)
    }
    _ = isWatching
    _ = csystem_at_exit { Verifier.ended() }
    return Ledger()
  }

  @inline(__always)
  package static var isOn: Bool { Modes.areOn && Modes.current.contains(.verify) }

  // MARK: Operations

  /// About to be submitted. `record` is the engine's, nil for a transfer by value.
  @inline(never)
  package static func begins(
    _ operation: Stable<Operation>, on handle: Handle, moreBytes: Int = 0, target: Handle = .none
  ) {
    var buffer = MemoryRange(base: 0, length: 0)
    var more: [MemoryRange] = []
    switch operation.value.kind {
    case .transmit, .disconnect, .lockFile, .syncFile, .resizeFile, .connectPipe: break
    default:
      if operation.value.vectorCount > 0 {
        let vectors = unsafe operation.value.vectors
        for index in 0..<Int(min(operation.value.vectorCount, Limits.watchedBuffers)) {
          // SAFETY: `index` < `vectorCount`.
          let vector = unsafe vectors[index]
          let range = unsafe MemoryRange(base: UInt(bitPattern: vector.iov_base), length: UInt(vector.iov_len))
          if index == 0 { buffer = range } else { more.append(range) }
        }
      } else {
        buffer = unsafe MemoryRange(
          base: UInt(bitPattern: operation.value.buffer), length: UInt(operation.value.length + moreBytes))
      }
    }
    if buffer.base == 0 { buffer.length = 0 }
    begins(
      operation.value.kind, token: operation.value.token, record: unsafe UInt(bitPattern: operation.address),
      on: handle, buffer, more, target: target)
  }

  @inline(never)
  package static func begins(
    _ kind: Operation.Kind, token: UInt, record: UInt = 0, on handle: Handle, _ buffer: MemoryRange,
    _ more: [MemoryRange] = [], target: Handle = .none
  ) {
    guard isOn, token != 0 else { return }
    var frame = Frame()
    let place = unsafe Place(
      stack: csystem_stack(token, &frame.slot, &frame.value), thread: Stable<Waiter>.current.value.id)
    let isFrameOfBuffer = frame.slot == 0 && buffer.length > 0
    if isFrameOfBuffer { _ = unsafe csystem_stack(buffer.base, &frame.slot, &frame.value) }
    lookAtStack(place)
    perform { ledger in
      ledger.begin(
        Watched(
          token: token, record: record, kind: kind, handle: handle, target: target, key: 0, submission: place,
          beganNanoseconds: SystemCalls.monotonicNanoseconds(), buffer: buffer, moreBuffers: more, frame: frame,
          isFrameOfBuffer: isFrameOfBuffer))
    }
  }

  /// The call that was to start it has failed.
  @inline(never)
  package static func refuses(token: UInt, record: UInt = 0) {
    guard isOn else { return }
    perform { ledger in
      ledger.refuse(token, record: record)
      return []
    }
  }

  /// A record goes back to the pool: refused, unless its operation has ended.
  @inline(never)
  static func givesBack(_ record: Stable<Operation>) {
    unsafe refuses(token: record.value.token, record: UInt(bitPattern: record.address))
  }

  @inline(never)
  static func waits(_ operation: Stable<Operation>) {
    guard isOn else { return }
    let token = operation.value.token
    // A face that calls a function in the end keeps it there.
    let hasRoutine = operation.value.companion != 0
    perform { ledger in
      ledger.wait(token, hasRoutine: hasRoutine)
      return []
    }
  }

  /// Its result is about to be stored. Answers whether it may be.
  @inline(never)
  package static func ends(token: UInt, _ ending: Watched.Ending) -> Bool {
    guard isOn else { return true }
    var mayStore = true
    perform { ledger in
      var findings: [Finding] = []
      guard ledger.find(token) != nil else { return findings }
      mayStore = ledger.end(token, ending, here(), &findings)
      return findings
    }
    return mayStore
  }

  /// The handle of a known operation, whose result may come a moment later; nil when it
  /// may not.
  package static func handleIfCanWait(_ token: UInt) -> Handle? {
    guard isOn, csystem_is_exiting() == 0 else { return nil }
    var handle: Handle?
    perform { ledger in
      if let index = ledger.find(token), ledger.entries[Int(index)].recordFreed == nil {
        handle = ledger.entries[Int(index)].handle
      }
      return []
    }
    return handle
  }

  /// Whether the operation's handle has a port.
  package static func hasPort(_ token: UInt) -> Bool {
    inspect { ledger in
      guard let index = ledger.find(token) else { return true }
      let entry = ledger.entries[Int(index)]
      return entry.hasPort || ledger.handles.hasPort(entry.handle)
    }
  }

  private static func inspect(_ body: (borrowing Ledger) -> Bool) -> Bool {
    var answer = false
    perform { ledger in
      answer = body(ledger)
      return []
    }
    return answer
  }

  /// The program asks for a result that is not there yet.
  @inline(never)
  package static func asksResult(token: UInt) {
    guard isOn else { return }
    let place = here()
    lookAtStack(place)
    perform { $0.lookForOriginal(of: token, place) }
  }

  /// Its packet is about to be queued.
  @inline(never)
  static func queues(_ packet: Packet) {
    guard isOn else { return }
    perform { ledger in
      ledger.queue(packet.token)
      return []
    }
  }

  @inline(never)
  package static func dequeues(_ packet: Packet) {
    guard isOn else { return }
    let place = here()
    StarvedPorts.tookPacket(place)
    if packet.token != 0 { perform { $0.dequeue(packet, place) } }
  }

  /// The port was closed by the program, and the packet was in it.
  @inline(never)
  static func drops(_ packet: Packet) {
    // Keys of a pool's own port have one of the upper bits.
    guard isOn, packet.token != 0, packet.key >> 62 == 0 else { return }
    let place = here()
    perform { $0.drop(packet.token, place) }
  }

  @inline(never)
  package static func seesResult(token: UInt) {
    guard isOn else { return }
    perform { ledger in
      ledger.see(token)
      return []
    }
  }

  /// Where a pending operation was submitted: a line for each frame.
  static func submission(of token: UInt) -> [String] {
    guard isOn, token != 0 else { return [] }
    var stack: UInt32 = 0
    perform { ledger in
      if let index = ledger.find(token) { stack = ledger.entries[Int(index)].submission.stack }
      return []
    }
    return stack == 0 ? [] : Report.frames(stack)
  }

  // MARK: Findings of the face

  @inline(never)
  package static func finds(_ id: Finding.ID, _ text: String, _ handle: Handle, _ label: String) {
    guard isOn else { return }
    let place = here()
    perform { _ in [Finding(id, text, handle, label, place)] }
  }

  /// What was looked for, not met.
  static func finds(_ findings: [Finding]) {
    if csystem_is_exiting() == 0 { tell(findings) }
  }

  // MARK: The end of the process

  package static func processEnds() { csystem_set_exiting() }

  private static func ended() {
    guard isOn, report.withLock({ $0.wantsLeaks }) else { return }
    tell(ledger.withLock { $0.leaks() })
  }

  // MARK: Inside

  @inline(__always)
  static func here() -> Place {
    Place(stack: csystem_stack(0, nil, nil), thread: Stable<Waiter>.current.value.id)
  }

  @inline(__always)
  static func perform(mustBeSoon: Bool = false, _ body: (inout Ledger) -> [Finding]) {
    let isOutermost = csystem_verify_enter() != 0
    defer { csystem_verify_leave() }
    // A thread that is told of its own frees would wait for itself.
    guard isOutermost else { return }
    func locked(_ ledger: inout Ledger) -> ([Finding], [UInt]) {
      let findings = body(&ledger)
      onStacks.store(ledger.onStacks.count, ordering: .relaxed)
      if ledger.unkept.isEmpty { return (findings, [UInt]()) }
      let unkept = ledger.unkept
      ledger.unkept = []
      return (findings, unkept)
    }
    guard let (findings, unkept) = mustBeSoon ? ledger.withLockSoon(locked) : ledger.withLock(locked) else { return }
    for block in unkept { csystem_release_kept(block) }
    if !findings.isEmpty, csystem_is_exiting() == 0 { tell(findings) }
  }

  private static func tell(_ findings: [Finding]) {
    for finding in findings {
      // Told under the lock, so that the lines of two threads stay apart.
      report.withLock { if $0.isNew(finding) { $0.tell(finding) } }
    }
  }
}
