// SPDX-License-Identifier: Apache-2.0

internal import CSystem

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
/// its port away meanwhile.
package struct DescriptorPoll {
  private var entries: [pollfd] = []

  package init() {}

  /// Answers the entry's index.
  package mutating func add(_ descriptor: Int32, _ events: Int16) -> Int {
    entries.append(pollfd(fd: descriptor, events: events, revents: 0))
    return entries.count - 1
  }

  package mutating func wait(atMost nanoseconds: Int64?) -> Int {
    let thread = Stable<Waiter>.current
    let wasRunning = nanoseconds == 0 ? false : thread.block()
    defer { thread.unblock(wasRunning) }
    return SystemCalls.poll(&entries, atMost: nanoseconds)
  }

  package func result(_ index: Int) -> Int16 { entries[index].revents }
}
