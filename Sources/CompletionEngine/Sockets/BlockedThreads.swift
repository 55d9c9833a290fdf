// SPDX-License-Identifier: Apache-2.0

/// Threads that sleep in a blocking call on a socket now, so that the call can be
/// cancelled by the thread's number. The list's lock is taken last.
package enum BlockedThreads {
  private static let asleep = Guarded<[Stable<Waiter>]>([])

  static func enter(_ thread: Stable<Waiter>) {
    asleep.withLock { threads in
      thread.value.isCancelled = false
      threads.append(thread)
    }
  }

  /// Answers whether the call was cancelled.
  static func leave(_ thread: Stable<Waiter>) -> Bool {
    asleep.withLock { threads in
      if let index = threads.firstIndex(of: thread) { threads.swapAt(index, threads.count - 1) }
      threads.removeLast()
      return thread.value.isCancelled
    }
  }

  /// Ends the blocking call of a thread; false when it is in none.
  ///
  /// - Parameter number: The kernel's number of the thread, gettid(2).
  package static func cancel(_ number: Int32) -> Bool {
    asleep.withLock { threads in
      guard let thread = threads.first(where: { $0.value.id == number }) else { return false }
      thread.value.isCancelled = true
      SystemCalls.signal(thread.value.interruptDescriptor)
      return true
    }
  }
}
