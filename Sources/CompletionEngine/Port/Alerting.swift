// SPDX-License-Identifier: Apache-2.0

/// Calling a thread back from its dequeue although nothing has come: it leaves with
/// `timedOut`, or with the packet that was there first.
///
/// Takes no lock, so that it can be done under any. The face sees to it that the
/// thread neither leaves its port nor ends while another one alerts it.
extension Port {
  /// Binds this thread to a port before its first dequeue.
  package static func bindThread(to handle: Handle) throws(EngineError) -> Stable<Waiter> {
    let waiter = Stable<Waiter>.current
    _ = try waiter.bind(to: handle)
    return waiter
  }

  /// This thread has nothing more to do with its port: a place that it holds is free.
  package static func unbindThread() { Stable<Waiter>.current.leavePort() }
}

extension Stable where Value == Waiter {
  /// Before and after a dequeue from which this thread may be called back. It has
  /// dequeued from the same port before, or `bindThread`, so that it is bound to it.
  package func forgetAlerts() {
    value.isAlerted.store(false, ordering: .sequentiallyConsistent)
    value.released.store(0, ordering: .sequentiallyConsistent)
  }

  /// From any thread, between this thread's two calls of `forgetAlerts`.
  package func alert() { alert(on: value.boundPort) }

  /// As `alert`, for a caller who keeps the port himself.
  package func alert(on port: Stable<Port>?) {
    value.isAlerted.store(true, ordering: .sequentiallyConsistent)
    let isParked = value.released.compareExchange(
      expected: 0, desired: Waiter.isCalled, ordering: .sequentiallyConsistent
    ).exchanged
    if isParked { Futex.wake(value.released, count: 1) }
    // It may be the one that leads. If another one does, that looks up for nothing.
    port?.value.base.interrupt()
  }

  @inline(__always)
  var isAlerted: Bool { value.isAlerted.load(ordering: .sequentiallyConsistent) }
}
