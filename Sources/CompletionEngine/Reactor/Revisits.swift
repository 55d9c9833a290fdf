// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem
internal import Synchronization

/// Sockets that no edge will speak for: the backstop looks at them again.
///
/// *Starved*: an accept or a send for which the process had no descriptor or the
/// kernel no memory. *In doubt*: a stream whose last edge brought data, and perhaps
/// a reset with it.
enum Revisits {
  /// Swapped with `visiting`. Both have room from the beginning, so that the threads
  /// that list a socket do not allocate.
  private static let listed = Guarded(emptyList())
  private static let starvedCount = Atomic<Int>(0)
  private static let urgent = Atomic<Bool>(false)

  static var isEmpty: Bool { listed.withLock { $0.isEmpty } }
  static var isUrgent: Bool { urgent.load(ordering: .relaxed) }

  static func add(_ handle: Handle) {
    let isFirst = listed.withLock { handles in
      handles.append(handle)
      return handles.count == 1
    }
    if isFirst { Backstop.notice() }
  }

  static func becameStarved() { starvedCount.wrappingAdd(1, ordering: .relaxed) }

  /// A descriptor was closed: a starved listener may go on at once.
  static func descriptorWasFreed() {
    guard starvedCount.load(ordering: .relaxed) > 0 else { return }
    urgent.store(true, ordering: .relaxed)
    Backstop.notice()
  }

  // The backstop thread's own: kept, so that looking again allocates nothing.
  private nonisolated(unsafe) static var visiting = emptyList()
  private nonisolated(unsafe) static var doubtful: [Handle] = []
  private nonisolated(unsafe) static var entries: [pollfd] = []

  private static func emptyList() -> [Handle] {
    var list: [Handle] = []
    list.reserveCapacity(Limits.revisitsWithoutAllocation)
    return list
  }

  /// Runs in the backstop thread.
  static func perform() {
    urgent.store(false, ordering: .relaxed)
    starvedCount.store(0, ordering: .relaxed)
    listed.withLock { unsafe swap(&$0, &visiting) }
    for handle in unsafe visiting { visit(handle) }
    unsafe visiting.removeAll(keepingCapacity: true)
    resolveDoubts()
  }

  private static func visit(_ handle: Handle) {
    guard let slot = HandleTable.lockSocketIfOpen(handle) else { return }
    slot.socket.value.isListedForRevisit = false
    if slot.socket.value.isStarved {
      slot.socket.value.becameReady(Readiness(canRead: true, canWrite: true, hasEnded: false))
    }
    if slot.socket.value.isInDoubt {
      slot.socket.value.isInDoubt = false
      unsafe doubtful.append(handle)
      unsafe entries.append(pollfd(fd: slot.socket.value.descriptor, events: 0, revents: 0))
    }
    slot.unlockAfterOperations()
  }

  /// One poll(2) for all: errors are reported without being asked for. A descriptor
  /// that was closed and reused meanwhile gives at worst a needless attempt.
  private static func resolveDoubts() {
    if unsafe !doubtful.isEmpty, unsafe SystemCalls.poll(&entries, atMost: 0) > 0 {
      for (handle, entry) in unsafe zip(doubtful, entries) where entry.revents != 0 {
        Socket.becameReady(handle, Readiness(canRead: true, canWrite: true, hasEnded: true))
      }
    }
    unsafe doubtful.removeAll(keepingCapacity: true)
    unsafe entries.removeAll(keepingCapacity: true)
  }
}
