// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem
public import Synchronization

/// Four bytes of mutual exclusion: 0 free, 1 held, 2 held and somebody waits.
///
/// The third mutex of Ulrich Drepper, "Futexes Are Tricky" (2011): a free lock is
/// taken and given back by one atomic instruction each, and the kernel is asked
/// only when two threads meet. Not recursive. Never held across a call that may
/// sleep.
@usableFromInline
package struct Lock: ~Copyable, Sendable {
  @usableFromInline let word = Atomic<UInt32>(0)

  @inlinable
  @inline(__always)
  package init() {}

  @inlinable
  @inline(__always)
  package borrowing func lock() {
    let (taken, _) = word.compareExchange(
      expected: 0, desired: 1, successOrdering: .acquiring, failureOrdering: .relaxed)
    if !taken { waitForLock() }
  }

  /// Takes it if nobody has it, or gives it back within a moment.
  package borrowing func lockSoon() -> Bool {
    for _ in 0..<2000 {
      let (taken, _) = word.compareExchange(
        expected: 0, desired: 1, successOrdering: .acquiring, failureOrdering: .relaxed)
      if taken { return true }
    }
    return false
  }

  @inlinable
  @inline(__always)
  package borrowing func unlock() {
    if word.exchange(0, ordering: .sequentiallyConsistent) == 2 { wakeOne() }
  }

  @inlinable
  @inline(__always)
  package borrowing func withLock<Result: ~Copyable, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lock()
    defer { unlock() }
    return try body()
  }

  @inline(never)
  @usableFromInline
  borrowing func wakeOne() { Futex.wake(word, count: 1) }

  @inline(never)
  @usableFromInline
  borrowing func waitForLock() {
    // Marking the lock "somebody waits" even when we get it at once costs one
    // needless wake-up later, and saves counting the waiters.
    while word.exchange(2, ordering: .acquiring) != 0 {
      _ = Futex.wait(word, whileEqualTo: 2, until: .never)
    }
  }
}

/// Sleeping on a word of memory, futex(2).
package enum Futex {
  /// Sleeps while `word` has the value `expected`, at most until `deadline`.
  ///
  /// Returns false when the deadline has passed; true may be spurious.
  package static func wait(
    _ word: borrowing Atomic<UInt32>, whileEqualTo expected: UInt32, until deadline: Deadline
  ) -> Bool {
    // SAFETY: an Atomic is never copied, so the address that the closure gets is
    // that of the caller's own word, which outlives this call.
    unsafe withUnsafePointer(to: word) { pointer in
      unsafe csystem_futex_wait(
        UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt32.self), expected,
        deadline.nanoseconds) != -ETIMEDOUT
    }
  }

  package static func wake(_ word: borrowing Atomic<UInt32>, count: Int32) {
    // SAFETY: the kernel only compares this address; it reads nothing there.
    unsafe withUnsafePointer(to: word) { pointer in
      unsafe csystem_futex_wake(
        UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt32.self), count)
    }
  }
}
