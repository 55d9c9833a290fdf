// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// GetQueuedCompletionStatusEx with its last argument TRUE. Rules EX-6, EX-9.
enum AlertableDequeue {
  /// The oldest packet; nil when this thread made procedure calls instead. Packets that
  /// are there come first, and the calls stay queued.
  static func next(_ port: Handle, _ patience: Patience) throws(EngineError) -> Packet? {
    let thread = Stable<ThreadRecord>.current
    // Also binds the thread to the port, where others can alert it.
    do throws(EngineError) {
      return try Port.dequeue(port, .none)
    } catch  where error.cause == .timedOut {
      if ProcedureCalls.run(thread) { return nil }
      if patience == .none { throw error }
    }
    guard begin(thread) else {
      ProcedureCalls.run(thread)
      return nil
    }
    do throws(EngineError) {
      defer { end(thread) }
      return try Port.dequeue(port, patience)
    } catch  where error.cause == .timedOut {
      if ProcedureCalls.run(thread) { return nil }
      throw error
    }
  }

  /// False when a call has come meanwhile.
  private static func begin(_ thread: Stable<ThreadRecord>) -> Bool {
    let waiter = Stable<Waiter>.current
    return Dispatcher.lock.withLock {
      guard thread.value.object.value.calls.isEmpty else { return false }
      waiter.forgetAlerts()
      thread.value.alertness = .dequeuing(waiter)
      return true
    }
  }

  private static func end(_ thread: Stable<ThreadRecord>) {
    // Nobody alerts this thread once the lock is given back.
    Dispatcher.lock.withLock {
      thread.value.alertness = .none
      Stable<Waiter>.current.forgetAlerts()
    }
  }
}
