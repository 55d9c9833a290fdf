// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// The life of an operation: begun, pending, ended, queued, dequeued.
extension Ledger {
  mutating func begin(_ new: Watched) -> [Finding] {
    var findings: [Finding] = []
    var new = new
    new.key = handles.key(of: new.handle)
    new.hasPort = handles.hasPort(new.handle)
    if let index = find(new.token) {
      let old = entries[Int(index)]
      if !old.isTainted, !old.isSeen, old.state != .ended {
        let isPending = old.state == .pending
        findings.append(
          Finding(
            isPending ? .overlappedReused : .overlappedRearmed,
            isPending
              ? "a new \(new.kind.words) uses the OVERLAPPED of one that is still pending"
              : "a new \(new.kind.words) uses the OVERLAPPED of one whose packet has not been dequeued",
            old, at: new.submission, label: "used again here"))
        new.isTainted = true
      }
      if old.isTainted, old.state != .ended { new.isTainted = true }
      new.kept = old.kept
      entries[Int(index)].kept = []
      remove(index)
    }
    if new.isReceiving { forgetFailure(of: new.buffer) }
    findings += sharedBuffers(new) + useOfFailedReceive(new)
    handles.forgetFailure(of: new.handle, by: new.kind, new.target)
    insert(new)
    return findings
  }

  /// The call was refused: nothing was started.
  mutating func refuse(_ token: UInt, record: UInt) {
    guard let index = find(token), entries[Int(index)].state == .pending, entries[Int(index)].record == record
    else { return }
    remove(index)
  }

  /// It has to wait; from here on the program's memory is compared.
  mutating func wait(_ token: UInt, hasRoutine: Bool) {
    guard let index = find(token), entries[Int(index)].state == .pending else { return }
    let entry = entries[Int(index)]
    entries[Int(index)].hadToWait = true
    entries[Int(index)].hasRoutine = hasRoutine
    (entries[Int(index)].firstWord, entries[Int(index)].eventWord) = words(of: entry)
    if entry.isSending { entries[Int(index)].checksum = sum(entry) }
  }

  /// Its result is about to be stored.
  ///
  /// - Returns: Whether it may be: not in memory that is gone.
  mutating func end(_ token: UInt, _ ending: Watched.Ending, _ here: Place, _ findings: inout [Finding]) -> Bool {
    guard let index = find(token), entries[Int(index)].state == .pending else { return true }
    let entry = entries[Int(index)]
    if entry.recordFreed == nil, !stillHasFrame(entry, here) {
      findings += returned(index, here, "returned")
    }
    let isThere = entries[Int(index)].recordFreed == nil
    if entry.hadToWait, isThere, !entry.isTainted {
      let (first, event) = words(of: entry)
      if first != entry.firstWord || event != entry.eventWord && !entry.hasRoutine {
        let what = first != entry.firstWord ? "Internal" : "hEvent"
        findings.append(
          Finding(
            .overlappedOverwritten,
            "the OVERLAPPED of a pending \(entry.kind.words) was written to: \(what) has changed",
            entry, at: here, label: "seen here, when the operation ended"))
        entries[Int(index)].isTainted = true
      }
      if entry.isSending, entry.bufferFreed == nil, ending == .success, sum(entry) != entry.checksum {
        findings.append(
          Finding(
            .sendBufferChanged, "the buffer of a pending \(entry.kind.words) has changed before it completed",
            entry, at: here, label: "seen here, when the operation ended"))
        entries[Int(index)].isTainted = true
      }
    }
    entries[Int(index)].state = .ended
    entries[Int(index)].ending = ending
    if entry.frame.slot != 0 { onStacks.removeAll { $0 == index } }
    return isThere
  }

  mutating func queue(_ token: UInt) {
    guard let index = find(token), entries[Int(index)].state == .ended else { return }
    entries[Int(index)].state = .queued
    // A buffer is not needed any more.
    if entries[Int(index)].frame.slot != 0, !entries[Int(index)].isFrameOfBuffer { onStacks.append(index) }
  }

  /// The program gets the packet.
  mutating func dequeue(_ packet: Packet, _ here: Place) -> [Finding] {
    guard let index = find(packet.token), entries[Int(index)].state == .queued else { return [] }
    let entry = entries[Int(index)]
    defer { remove(index) }
    if entry.isTainted || entry.isSeen { return [] }
    if let freed = entry.recordFreed {
      return [
        Finding(
          .packetWithoutRecord, "a packet was dequeued whose OVERLAPPED has been freed", entry, at: here,
          label: "dequeued here", freed, "freed here")
      ]
    }
    if let freed = entry.bufferFreed, entry.ending == .success, packet.bytes > 0 {
      return [
        Finding(
          .bufferFreed, "the buffer of a \(entry.kind.words) was freed before its packet was dequeued", entry,
          at: freed, label: "freed here", here, "dequeued here")
      ]
    }
    if let freed = entry.keyFreed {
      return [
        Finding(
          .keyFreed, "a packet was dequeued whose completion key is the address of freed memory", entry, at: here,
          label: "dequeued here", freed, "freed here")
      ]
    }
    if entry.ending != .success { rememberFailure(of: entry, here) }
    return []
  }

  /// The port was closed with the packet in it.
  mutating func drop(_ token: UInt, _ here: Place) -> [Finding] {
    guard let index = find(token), entries[Int(index)].state == .queued else { return [] }
    let entry = entries[Int(index)]
    remove(index)
    if entry.isTainted || entry.isSeen { return [] }
    return [
      Finding(
        .portClosedWithPackets, "a port was closed while the packet of a \(entry.kind.words) was queued on it", entry,
        at: here, label: "closed here")
    ]
  }

  /// GetOverlappedResult has answered, or a wait on the operation's event has.
  mutating func see(_ token: UInt) {
    guard let index = find(token) else { return }
    if entries[Int(index)].state == .ended { return remove(index) }
    if entries[Int(index)].state == .queued { entries[Int(index)].isSeen = true }
  }

  // MARK: What the memory holds

  /// Internal and hEvent.
  private func words(of entry: Watched) -> (UInt, UInt) {
    // SAFETY: the OVERLAPPED is the operation's until it has ended, or was freed, which
    // the callers have ruled out.
    guard let record = unsafe UnsafePointer<UInt>(bitPattern: entry.token) else { return (0, 0) }
    return unsafe (SharedWord.read(record), record[3])
  }

  private func sum(_ entry: Watched) -> UInt64 {
    var sum: UInt64 = 0
    // Of a large one, the beginning and the end.
    entry.forEachBuffer {
      let looked = min($0.length, Limits.watchedBytes)
      let first = looked / 2
      sum = sum &* 31 &+ csystem_checksum($0.base, Int(first))
      sum = sum &* 31 &+ csystem_checksum($0.end - (looked - first), Int(looked - first))
    }
    return sum
  }

  /// A record that is no operation's, and looks as one does that is pending.
  func lookForOriginal(of token: UInt, _ here: Place) -> [Finding] {
    guard find(token) == nil, let copy = unsafe UnsafePointer<UInt>(bitPattern: token) else { return [] }
    for entry in entries where entry.token != 0 && entry.state == .pending && entry.hadToWait {
      guard entry.recordFreed == nil, let record = unsafe UnsafePointer<UInt>(bitPattern: entry.token),
        (0..<4).allSatisfy({ unsafe record[$0] == copy[$0] })
      else { continue }
      return [
        Finding(
          .overlappedCopied,
          "the result of a pending \(entry.kind.words) is asked of a copy of its OVERLAPPED, which will never get one",
          entry, at: here, label: "asked here")
      ]
    }
    return []
  }

  // MARK: Buffers of two operations

  private func sharedBuffers(_ new: Watched) -> [Finding] {
    guard new.buffer.length > 0, new.isReceiving || new.isSending else { return [] }
    var found: [Finding] = []
    forEachCandidate(new.buffer) { index in
      let other = entries[Int(index)]
      guard found.isEmpty, other.state == .pending, !other.isTainted, other.hasBuffer(overlapping: new.buffer)
      else { return }
      let isMixed = new.isReceiving && other.isSending || new.isSending && other.isReceiving
      let isTwice = new.isReceiving && other.isReceiving && new.handle == other.handle
      guard isMixed || isTwice else { return }
      found.append(
        Finding(
          .bufferShared, "a \(new.kind.words) uses the buffer of a \(other.kind.words) that is pending", other,
          at: new.submission, label: "used again here"))
    }
    return found
  }

  // MARK: Failures that are taken for successes

  private mutating func rememberFailure(of entry: Watched, _ here: Place) {
    handles.rememberFailure(of: entry, here)
    guard entry.kind == .receive || entry.kind == .receiveFrom || entry.kind == .readPipe || entry.kind == .readFile,
      entry.buffer.length > 0
    else { return }
    if failedReceives.count == FailedReceive.remembered { failedReceives.removeFirst() }
    failedReceives.append(
      FailedReceive(buffer: entry.buffer, entry: entry, told: here))
  }

  mutating func forgetFailure(of memory: MemoryRange) {
    if failedReceives.isEmpty { return }
    failedReceives.removeAll { $0.buffer.overlaps(memory) }
  }

  /// A send of the nothing that a failed receive has brought, by the thread that was told
  /// of the failure. One of as many bytes as the buffer has may be of the program's own.
  private mutating func useOfFailedReceive(_ new: Watched) -> [Finding] {
    guard !failedReceives.isEmpty, new.isSending,
      let index = failedReceives.firstIndex(where: {
        $0.buffer.base == new.buffer.base && $0.told.thread == new.submission.thread
      })
    else { return [] }
    let failed = failedReceives.remove(at: index)
    guard new.buffer.length == 0 else { return [] }
    return [
      Finding(
        .failedResultUsed, "a \(new.kind.words) sends the buffer of a \(failed.entry.kind.words) that had failed",
        failed.entry, at: new.submission, label: "sent here", failed.told, "the failure was dequeued here")
    ]
  }
}
