// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32
internal import Synchronization

/// For threads that wait for the result of one operation without an event: woken
/// whenever any operation ends, they look whether it was theirs.
///
/// Two columns, both sequentially consistent, so that one of them sees the other:
///
///   the operation ends            the thread waits
///   result := done                waiters += 1
///   waiters > 0 ? raise           result == pending ? sleep
enum ResultSignal {
  private static let word = WaiterCount()

  @inline(__always)
  static func raiseIfAwaited() {
    if isAwaited() { word.raise() }
  }

  @inline(__always)
  private static func isAwaited() -> Bool { AwaitedResults.count > 0 }

  static func wait(whileNotFinished overlapped: UnsafeMutablePointer<OVERLAPPED>) {
    AwaitedResults.change(1)
    let wasRunning = Stable<Waiter>.current.block()
    while true {
      let seen = word.seen()
      if unsafe OverlappedState.status(overlapped) != StatusTable.pending { break }
      word.sleep(whileEqualTo: seen)
    }
    Stable<Waiter>.current.unblock(wasRunning)
    AwaitedResults.change(-1)
  }

  /// Counts results that were waited for.
  private struct WaiterCount: ~Copyable, Sendable {
    private let count = Atomic<UInt32>(0)

    borrowing func raise() {
      count.wrappingAdd(1, ordering: .releasing)
      Futex.wake(count, count: .max)
    }

    borrowing func seen() -> UInt32 { count.load(ordering: .acquiring) }

    borrowing func sleep(whileEqualTo seen: UInt32) {
      _ = Futex.wait(count, whileEqualTo: seen, until: .never)
    }
  }
}
