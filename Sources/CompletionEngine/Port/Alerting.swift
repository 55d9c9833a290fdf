// SPDX-License-Identifier: Apache-2.0

/// Calling a thread back from its dequeue although nothing has come: it leaves with
/// `timedOut`, or with the packet that was there first.
///
/// Takes no lock, so that it can be done under any. The face sees to it that the
/// thread neither leaves its port nor ends while another one alerts it.
extension Stable where Value == Waiter {
  /// Before and after a dequeue from which this thread may be called back. It has
  /// dequeued from the same port before, so that it is bound to it.
  package func forgetAlerts() {
    value.isAlerted.store(false, ordering: .sequentiallyConsistent)
    value.released.store(0, ordering: .sequentiallyConsistent)
  }

  /// From any thread, between this thread's two calls of `forgetAlerts`.
  package func alert() {
    value.isAlerted.store(true, ordering: .sequentiallyConsistent)
    let isParked = value.released.compareExchange(
      expected: 0, desired: Waiter.isCalled, ordering: .sequentiallyConsistent
    ).exchanged
    if isParked { Futex.wake(value.released, count: 1) }
    // It may be the one that leads. If another one does, that looks up for nothing.
    value.boundPort?.value.base.interrupt()
  }

  @inline(__always)
  var isAlerted: Bool { value.isAlerted.load(ordering: .sequentiallyConsistent) }
}
