// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Memory that the program gives back: blocks it frees, functions that return.
extension Ledger {
  enum Freeing: Int32 {
    case free, realloc, unmap
    /// Told by a sanitizer, which keeps the block itself.
    case sanitized

    var words: String {
      switch self {
      case .free, .sanitized: "freed"
      case .realloc: "moved by realloc"
      case .unmap: "unmapped"
      }
    }
  }

  /// - Returns: Whether somebody still needs the block, so that it must be kept.
  mutating func free(_ block: MemoryRange, _ how: Freeing, _ here: Place, _ findings: inout [Finding]) -> Bool {
    forgetFailure(of: block)
    var affected: [Int32] = []
    forEachCandidate(block) { affected.append($0) }
    var isNeeded = false
    for index in affected {
      if free(block, how, here, from: index, &findings) {
        isNeeded = true
        if how != .sanitized, !entries[Int(index)].kept.contains(block.base) {
          entries[Int(index)].kept.append(block.base)
        }
      }
    }
    // What was unmapped stays so for good; nobody could give it back later.
    if how == .unmap || how == .sanitized {
      for index in affected { entries[Int(index)].kept.removeAll { $0 == block.base } }
    }
    return isNeeded
  }

  private mutating func free(
    _ block: MemoryRange, _ how: Freeing, _ here: Place, from index: Int32, _ findings: inout [Finding]
  ) -> Bool {
    let entry = entries[Int(index)]
    if entry.state == .ended {
      // Its event, or its status, has told that it is over.
      if entry.recordRange.overlaps(block) { remove(index) }
      return false
    }
    let isOpen = entry.state == .pending || entry.ending == .cancelled
    func report(_ id: Finding.ID, _ what: String) {
      if entry.isTainted || entry.isSeen { return }
      let state =
        entry.state == .pending
        ? "is pending" : "was cancelled, or its handle closed, and whose packet has not been dequeued"
      findings.append(
        Finding(
          id, "\(what) of a \(entry.kind.words) that \(state) was \(how.words)", entry, at: here,
          label: "\(how.words) here"))
      entries[Int(index)].isTainted = true
    }
    if entry.recordRange.overlaps(block) {
      if entry.recordFreed == nil { entries[Int(index)].recordFreed = here }
      if isOpen { report(how == .realloc ? .overlappedMoved : .overlappedFreed, "the OVERLAPPED") }
      if entry.hasBuffer(overlapping: block) { entries[Int(index)].bufferFreed = here }
      return true
    }
    if entry.hasBuffer(overlapping: block) {
      if entry.isSending, entry.state != .pending { return false }
      entries[Int(index)].bufferFreed = here
      if isOpen { report(.bufferFreed, "the buffer") }
      return true
    }
    if let key = entry.keyRange, key.overlaps(block) {
      if entry.keyFreed == nil { entries[Int(index)].keyFreed = here }
      return true
    }
    return false
  }

  // MARK: Records on the stack

  /// Looks whether functions of this thread have returned that an operation needs.
  mutating func lookAtStack(_ here: Place) -> [Finding] {
    var findings: [Finding] = []
    for index in onStacks {
      let entry = entries[Int(index)]
      guard entry.submission.thread == here.thread, entry.recordFreed == nil,
        csystem_frame_is_there(entry.frame.slot, entry.frame.value) == 0
      else { continue }
      findings += returned(index, here, "returned")
    }
    return findings
  }

  mutating func threadEnds(_ here: Place) -> [Finding] {
    var findings: [Finding] = []
    for index in onStacks where entries[Int(index)].submission.thread == here.thread {
      if entries[Int(index)].recordFreed == nil { findings += returned(index, here, "ended with its thread") }
    }
    return findings
  }

  /// What another thread can say: a return address that has changed is no longer one. The
  /// stack is there as long as its thread, and that is seen to when it ends.
  func stillHasFrame(_ entry: Watched, _ here: Place) -> Bool {
    if entry.frame.slot == 0 { return true }
    if entry.submission.thread == here.thread {
      return csystem_frame_is_there(entry.frame.slot, entry.frame.value) != 0
    }
    return csystem_stack_word(entry.frame.slot) == entry.frame.value
  }

  mutating func returned(_ index: Int32, _ here: Place, _ how: String) -> [Finding] {
    let entry = entries[Int(index)]
    if entry.isFrameOfBuffer { return bufferReturned(index, here, how) }
    entries[Int(index)].recordFreed = here
    if entry.isTainted || entry.isSeen { return [] }
    entries[Int(index)].isTainted = true
    let state = entry.state == .pending ? "is pending" : "has ended, and its packet has not been dequeued"
    return [
      Finding(
        .overlappedStackGone,
        "the OVERLAPPED of a \(entry.kind.words) is on the stack of a function that has \(how); the operation \(state)",
        entry, at: here, label: "seen here, after the function was gone")
    ]
  }

  private mutating func bufferReturned(_ index: Int32, _ here: Place, _ how: String) -> [Finding] {
    let entry = entries[Int(index)]
    if entry.bufferFreed != nil || entry.isTainted || entry.isSeen || entry.state != .pending { return [] }
    entries[Int(index)].bufferFreed = here
    entries[Int(index)].isTainted = true
    return [
      Finding(
        .bufferStackGone,
        "the buffer of a pending \(entry.kind.words) is on the stack of a function that has \(how)",
        entry, at: here, label: "seen here, after the function was gone")
    ]
  }
}
