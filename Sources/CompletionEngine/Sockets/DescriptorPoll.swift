// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem
internal import Synchronization

/// A socket whose descriptor stays open until `unpin`, whatever happens to its
/// handle.
package struct PinnedSocket {
  package let handle: Handle
  package let descriptor: Int32
  private let slot: Stable<HandleSlot>

  package init(_ handle: Handle) throws(EngineError) {
    self.handle = handle
    slot = try HandleTable.lock(handle, .socket, for: .lookUp)
    descriptor = slot.socket.value.descriptor
    slot.pin()
    slot.unlock()
  }

  package func unpin() { HandleTable.unpin(slot, handle) }
}

/// poll(2) over a list of descriptors. A thread that waits here gives its place on
/// its port away meanwhile, and is let out when one of the sockets is closed.
package struct DescriptorPoll {
  private var entries: [pollfd] = []
  private var handles: [Handle] = []

  package init() {}

  /// Answers the entry's index.
  ///
  /// - Parameter handle: Whose close ends the wait.
  package mutating func add(_ descriptor: Int32, _ events: Int16, _ handle: Handle = .none) -> Int {
    entries.append(pollfd(fd: descriptor, events: events, revents: 0))
    handles.append(HandleTable.first(handle))
    return entries.count - 1
  }

  package mutating func wait(atMost nanoseconds: Int64?) -> Int {
    if nanoseconds == 0 { return SystemCalls.poll(&entries, atMost: 0) }
    let thread = Stable<Waiter>.current
    thread.prepareToBeInterrupted()
    let interruption = thread.value.interruptDescriptor
    entries.append(pollfd(fd: interruption, events: Int16(POLLIN), revents: 0))
    Self.waiting.withLock { $0.append(Entry(interruption: interruption, handles: handles)) }
    Self.waitingCount.wrappingAdd(1, ordering: .sequentiallyConsistent)
    // One that was closed before it was listed has nobody to tell of it.
    let isLate = handles.indices.contains { isClosed($0) }
    let wasRunning = thread.block()
    var result = SystemCalls.poll(&entries, atMost: isLate ? 0 : nanoseconds)
    thread.unblock(wasRunning)
    Self.waitingCount.wrappingSubtract(1, ordering: .relaxed)
    Self.waiting.withLock { list in list.removeAll { $0.interruption == interruption } }
    if entries.removeLast().revents != 0 {
      SystemCalls.drain(interruption)
      result -= 1
    }
    return result
  }

  package func result(_ index: Int) -> Int16 { entries[index].revents }

  /// Whether the entry's socket was closed.
  package func isClosed(_ index: Int) -> Bool {
    handles[index] != .none && !HandleTable.isAlive(handles[index])
  }

  private struct Entry {
    let interruption: Int32
    let handles: [Handle]
  }

  private static let waiting = Guarded<[Entry]>([])
  private static let waitingCount = Atomic<Int>(0)

  /// The socket was closed.
  @inline(__always)
  static func interruptThose(watching handle: Handle) {
    if waitingCount.load(ordering: .sequentiallyConsistent) > 0 { interruptNow(handle) }
  }

  @inline(never)
  private static func interruptNow(_ handle: Handle) {
    waiting.withLock { list in
      for entry in list where entry.handles.contains(handle) { SystemCalls.signal(entry.interruption) }
    }
  }
}
