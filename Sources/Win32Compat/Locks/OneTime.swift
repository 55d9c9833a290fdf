// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32
internal import Synchronization

/// A function that runs once, in the program's 8 bytes: 0 not yet, 1 running, 3
/// running and somebody waits, 2 plus the function's context afterwards. A context
/// keeps its low two bits free, as Windows asks for.
@safe
private struct OneTime {
  private static let running: UInt = 1
  private static let awaited: UInt = 3
  private static let done: UInt = 2

  private let state: Stable<Atomic<UInt>>
  private let lowHalf: Stable<Atomic<UInt32>>

  init(_ once: PINIT_ONCE) {
    state = unsafe Stable(UnsafeMutableRawPointer(once), offset: 0)
    lowHalf = unsafe Stable(UnsafeMutableRawPointer(once), offset: 0)
  }

  /// The context; nil when `body` reported a failure, after which it may run again.
  func run(_ body: () -> UInt?) -> UInt? {
    while true {
      let seen = state.value.load(ordering: .acquiring)
      if seen & 3 == Self.done {
        if Modes.areOn { unsafe Sanitizers.acquire(state.address) }
        return seen & ~3
      }
      if seen == 0 {
        if change(0, to: Self.running) { return finish(body()) }
      } else if seen == Self.awaited || change(seen, to: Self.awaited) {
        Blocking.whileAsleep {
          _ = Futex.wait(lowHalf.value, whileEqualTo: UInt32(Self.awaited), until: .never)
        }
      }
    }
  }

  private func finish(_ context: UInt?) -> UInt? {
    let after = context.map { $0 & ~3 | Self.done } ?? 0
    if Modes.areOn { unsafe Sanitizers.release(state.address) }
    if state.value.exchange(after, ordering: .acquiringAndReleasing) == Self.awaited {
      Futex.wake(lowHalf.value, count: .max)
    }
    return context.map { $0 & ~3 }
  }

  private func change(_ from: UInt, to: UInt) -> Bool {
    state.value.compareExchange(expected: from, desired: to, ordering: .acquiring).exchanged
  }
}

@c @implementation public func InitOnceExecuteOnce(
  _ once: PINIT_ONCE?, _ function: PINIT_ONCE_FN?, _ parameter: PVOID?,
  _ context: UnsafeMutablePointer<LPVOID?>?
) -> BOOL {
  guard let once = unsafe once, let function = unsafe function else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  let result = unsafe OneTime(once).run {
    var made: PVOID?
    return unsafe function(once, parameter, &made) != 0 ? UInt(bitPattern: made) : nil
  }
  guard let result else { return 0 }
  if let context = unsafe context { unsafe context.pointee = LPVOID(bitPattern: result) }
  return 1
}
