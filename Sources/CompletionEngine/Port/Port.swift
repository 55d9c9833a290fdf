// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Ends what a packet's token stands for; its key says which kind of thing that is.
package typealias DroppedPacket = @convention(c) (_ key: UInt, _ token: UInt) -> Void

/// A completion port: packets, the threads that wait for them, and the event base
/// that tells of readiness. Performs what its lifecycle decides.
///
/// Lives while anybody refers to it: its handle, associated sockets, threads bound
/// to it, the backstop. The last `release` destroys it.
package struct Port: ~Copyable {
  /// Guarded by `lock`. First, since ThreadSanitizer books a change of any field
  /// under the record's address.
  package var lifecycle: PortLifecycle
  let lock = Lock()

  // Everywhere.
  let base: EventBase
  private let references = Atomic<Int>(1)
  /// Handles that name it; the last one to be closed closes the port.
  let handles = Atomic<Int>(1)
  /// Operations that ever had to wait for readiness here. Those that have ended are
  /// counted by the lifecycle: its lock is taken for their packets anyway.
  let waited = Atomic<Int>(0)
  /// Whether somebody sleeps in, or works for, the event base.
  let isLed = Atomic<Bool>(false)
  /// Closed, and not looked after by the backstop any more.
  let isForgotten = Atomic<Bool>(false)
  /// How often somebody began to; the backstop compares.
  let leads = Atomic<UInt32>(0)
  let leadsAtLastLook = Atomic<UInt32>(0)
  /// Guarded by `lock`, and by the slot's lock of any of its handles; set once.
  var observer: Stable<PortObserver>?
  /// Told of each packet that the port drops because it is closed.
  let onDrop: DroppedPacket?

  private init(limit: Int32, base: consuming EventBase, onDrop: DroppedPacket?) {
    lifecycle = PortLifecycle(limit: limit)
    self.base = base
    self.onDrop = onDrop
  }

  static func make(limit: Int32, onDrop: DroppedPacket? = nil) throws(EngineError) -> Stable<Port> {
    Stable(Port(limit: limit, base: try EventBase.make(), onDrop: onDrop))
  }

  @inline(__always)
  package borrowing func retain() { references.wrappingAdd(1, ordering: .relaxed) }

  @inline(__always)
  fileprivate borrowing func releaseReference() -> Bool {
    references.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0
  }
}

extension Stable where Value == Port {
  package func release() {
    guard value.releaseReference() else { return }
    endObserver()
    // What a run under chaos keeps goes with the port.
    value.lifecycle.chaos?.destroy()
    destroy()
  }

  /// Queues a packet of an operation; dropped when the port was closed.
  ///
  /// - Parameter hadWaited: The operation was counted in `waited`.
  @inline(__always)
  package func push(_ packet: Packet, fromBase: Bool, hadWaited: Bool) {
    value.lock.lock()
    if hadWaited { value.lifecycle.ended &+= 1 }
    if value.lifecycle.isClosed {
      value.lock.unlock()
      // A socket's slot is locked: the token's owner runs when it is not any more.
      if let onDrop = value.onDrop { AfterUnlock.drop(packet, onDrop) }
      return
    }
    if Modes.areOn { willQueue(packet) }
    let wake =
      fromBase ? value.lifecycle.pushFromBase(packet) : value.lifecycle.push(packet)
    let notes = value.lifecycle.notes
    value.lock.unlock()
    perform(wake)
    if notes != [] { attend(to: notes) }
  }

  /// Queues a packet by hand.
  package func post(_ packet: Packet, handle: Handle) throws(EngineError) {
    if Modes.areOn { willPost() }
    value.lock.lock()
    guard !value.lifecycle.isClosed, value.lifecycle.queue.count < Limits.packetsPerPort else {
      let cause: EngineError.Cause = value.lifecycle.isClosed ? .invalidHandle : .queueFull
      value.lock.unlock()
      throw EngineError(.post, handle, cause)
    }
    let wake = value.lifecycle.push(packet)
    let notes = value.lifecycle.notes
    value.lock.unlock()
    perform(wake)
    if notes != [] { attend(to: notes) }
  }

  /// An operation has ended without a packet.
  func noteEnded() { value.lock.withLock { value.lifecycle.ended &+= 1 } }

  /// Whether operations wait here for readiness. The port's lock is held.
  @inline(__always)
  var hasPendingLocked: Bool {
    value.waited.load(ordering: .sequentiallyConsistent) != value.lifecycle.ended
  }

  /// Whether a new operation may add a packet.
  @inline(__always)
  var hasRoom: Bool { value.lifecycle.queue.count < Limits.packetsPerPort }

  /// Carries out a decision. The port's lock is not held.
  @inline(__always)
  func perform(_ wake: PortLifecycle.Wake) {
    switch wake {
    case .nobody: break
    case .thread(let waiter): waiter.release()
    case .leader: value.base.interrupt()
    }
  }

  func close() {
    value.lock.lock()
    while let packet = value.lifecycle.takeAnother() {
      // Not under the lock: the owner may do as it likes.
      value.lock.unlock()
      if Modes.areOn { Verifier.drops(packet) }
      value.onDrop?(packet.key, packet.token)
      value.lock.lock()
    }
    var wake = value.lifecycle.close()
    value.lock.unlock()
    repeat {
      perform(wake)
      wake = value.lock.withLock { value.lifecycle.abandonOne() }
    } while wake != .nobody
    tellObserverOfClose()
    Backstop.forget(self)
  }
}
