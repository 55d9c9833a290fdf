// SPDX-License-Identifier: Apache-2.0

/// A thread belongs to the port it last dequeued from, until it names another or
/// ends, and counts against that port's limit only (rule PORT-12). Being bound
/// also keeps the port's memory alive, so that a dequeue needs no reference count.
extension Stable where Value == Waiter {
  @inline(__always)
  func bind(to handle: Handle) throws(EngineError) -> Stable<Port> {
    if let port = portIfBound(to: handle) { return port }
    return try rebind(to: handle)
  }

  /// The port of this handle, without a lock, when the thread is bound to it.
  @inline(__always)
  func portIfBound(to handle: Handle) -> Stable<Port>? {
    guard value.boundHandle == handle, let slot = value.boundSlot,
      slot.value.state.admits(generation: handle.generation)
    else { return nil }
    return value.boundPort
  }

  @inline(never)
  private func rebind(to handle: Handle) throws(EngineError) -> Stable<Port> {
    let slot = try HandleTable.lock(handle, .port, for: .dequeue)
    let port = slot.port
    port.value.retain()
    slot.unlock()
    leavePort()
    port.value.lock.withLock { port.value.lifecycle.list(self) }
    value.boundPort = port
    value.boundHandle = handle
    value.boundSlot = slot
    return port
  }

  func leavePort() {
    guard let port = value.boundPort else { return }
    port.stopRunning(self)
    port.value.lock.withLock { port.value.lifecycle.unlist(self) }
    value.boundPort = nil
    value.boundHandle = .none
    port.release()
  }

  /// The thread is about to block in something that is not its port: its place goes
  /// to another one (rule PORT-9). Answers what `unblock` needs.
  package func block() -> Bool {
    value.isFresh = false
    guard let port = value.boundPort else { return false }
    return port.stopRunning(self)
  }

  /// The thread runs again.
  package func unblock(_ wasRunning: Bool) {
    guard wasRunning, let port = value.boundPort else { return }
    port.value.lock.withLock { port.value.lifecycle.resumeRunning(self) }
  }
}

extension Stable where Value == Port {
  /// Answers whether it was running; the backstop may have given its place away.
  @discardableResult
  fileprivate func stopRunning(_ waiter: Stable<Waiter>) -> Bool {
    let (wasRunning, wake) = value.lock.withLock {
      (waiter.value.isRunning, value.lifecycle.stopRunning(waiter))
    }
    perform(wake)
    return wasRunning
  }
}

extension Stable where Value == HandleSlot {
  /// The port behind a locked slot of kind `.port`.
  @inline(__always)
  var port: Stable<Port> {
    // SAFETY: slots of kind `.port` hold the address of a Port, and the handle's own
    // reference keeps it alive while the slot is open.
    unsafe Stable<Port>(address: value.object!)
  }
}
