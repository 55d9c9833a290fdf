// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Ports by handle.
extension Port {
  /// Makes an empty port.
  ///
  /// - Parameters:
  ///   - concurrency: Threads that may run at once; 0 means one for each
  ///     processor that this process may use.
  ///   - onDrop: Called for each packet that is dropped because the port is closed.
  package static func create(
    concurrency: UInt32, onDrop: DroppedPacket? = nil
  ) throws(EngineError) -> Handle {
    if HandleTable.isForked { throw EngineError(.createPort, .none, .usedAfterFork) }
    let limit =
      concurrency == 0
      ? SystemCalls.processors : Int32(min(concurrency, UInt32(Int32.max)))
    let port = try make(limit: limit, onDrop: onDrop)
    if Modes.areOn { port.value.lifecycle.chaos = PortChaos.make() }
    do throws(EngineError) {
      let handle = try unsafe HandleTable.insert(.port, port.address) { address in
        unsafe Stable<Port>(address: address).release()
      }
      Backstop.watch(port)
      return handle
    } catch {
      port.release()
      throw error
    }
  }

  package static func post(_ handle: Handle, _ packet: Packet) throws(EngineError) {
    if let port = Stable<Waiter>.current.portIfBound(to: handle) {
      return try port.post(packet, handle: handle)
    }
    let slot = try HandleTable.lock(handle, .port, for: .post)
    defer { slot.unlock() }
    try slot.port.post(packet, handle: handle)
  }

  /// A further handle to the same port.
  package static func duplicate(_ handle: Handle) throws(EngineError) -> Handle {
    let slot = try HandleTable.lock(handle, .port, for: .lookUp)
    let port = slot.port
    port.value.retain()
    port.value.handles.wrappingAdd(1, ordering: .relaxed)
    slot.unlock()
    do throws(EngineError) {
      return try unsafe HandleTable.insert(.port, port.address) { address in
        unsafe Stable<Port>(address: address).release()
      }
    } catch {
      port.releaseHandle()
      port.release()
      throw error
    }
  }

  /// Closes a handle and, with the last one, the port: queued packets are dropped, every
  /// waiting thread leaves with `portClosed`, associated sockets go on without a port.
  package static func close(_ handle: Handle) throws(EngineError) {
    let slot = try HandleTable.lock(handle, .port, for: .close)
    let port = slot.port
    port.value.retain()
    HandleTable.closeAndUnlock(slot, handle)
    port.releaseHandle()
    port.release()
  }

  /// The port itself, with a reference for the caller.
  package static func retained(_ handle: Handle) throws(EngineError) -> Stable<Port> {
    let slot = try HandleTable.lock(handle, .port, for: .lookUp)
    defer { slot.unlock() }
    slot.port.value.retain()
    return slot.port
  }

  /// Packets queued now.
  package static func count(_ handle: Handle) throws(EngineError) -> Int {
    let slot = try HandleTable.lock(handle, .port, for: .lookUp)
    defer { slot.unlock() }
    let port = slot.port
    return port.value.lock.withLock { port.value.lifecycle.queue.count }
  }
}

extension Stable where Value == Port {
  fileprivate func releaseHandle() {
    if value.handles.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 { close() }
  }
}
