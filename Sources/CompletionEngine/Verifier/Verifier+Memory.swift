// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem
internal import Synchronization

/// What the verifier is told of memory: freed, on the stacks of threads, registered.
extension Verifier {
  /// The face gives memory of the program's back. Answers whether it must not.
  @inline(never)
  static func keeps(_ base: UnsafeMutableRawPointer, _ size: Int, _ how: Ledger.Freeing) -> Bool {
    guard isOn, csystem_is_exiting() == 0 else { return false }
    return freed(MemoryRange(base: UInt(bitPattern: base), length: UInt(size)), how) != 0
  }

  static func freed(_ block: MemoryRange, _ how: Ledger.Freeing) -> Int32 {
    var isNeeded = false
    // The thread may hold a lock of the program's allocator, or of Swift's runtime.
    perform(mustBeSoon: true) { ledger in
      var findings: [Finding] = []
      if ledger.count == 0, ledger.failedReceives.isEmpty { return findings }
      var hasCandidate = !ledger.failedReceives.isEmpty
      if !hasCandidate { ledger.forEachCandidate(block) { _ in hasCandidate = true } }
      if hasCandidate { isNeeded = ledger.free(block, how, here(), &findings) }
      return findings
    }
    return isNeeded && how != .sanitized ? 1 : 0
  }

  /// Called where threads come by: whether what they have submitted still has its memory.
  @inline(never)
  package static func passesBy() {
    guard isOn, onStacks.load(ordering: .relaxed) > 0 else { return }
    lookAtStack(here())
  }

  @inline(never)
  static func threadEnds() {
    guard isOn else { return }
    StarvedPorts.threadEnds(Stable<Waiter>.current.value.id)
    if onStacks.load(ordering: .relaxed) > 0 {
      let place = here()
      perform { $0.threadEnds(place) }
    }
    csystem_forget_stacks()
  }

  static func lookAtStack(_ place: Place) {
    if onStacks.load(ordering: .relaxed) > 0 { perform { $0.lookAtStack(place) } }
  }

  // MARK: Registered memory

  @inline(never)
  package static func registers(_ base: UInt, length: Int) {
    guard isOn else { return }
    let place = here()
    perform {
      if $0.registered.count < Limits.watchedHandles { $0.registered[base] = (length, place) }
      return []
    }
  }

  @inline(never)
  package static func deregisters(_ base: UInt) {
    guard isOn else { return }
    perform {
      $0.registered[base] = nil
      return []
    }
  }
}
