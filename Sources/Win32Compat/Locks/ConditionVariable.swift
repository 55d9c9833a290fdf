// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32
internal import Synchronization

/// A queue of sleepers in the program's 8 bytes: at 0 a word that every wake changes,
/// at 4 the number of threads that sleep or are about to. Wake-ups may be spurious,
/// as on Windows.
@safe
private struct Sleepers {
  private let wakes: Stable<Atomic<UInt32>>
  private let count: Stable<Atomic<UInt32>>

  init(_ variable: PCONDITION_VARIABLE) {
    wakes = unsafe Stable(UnsafeMutableRawPointer(variable), offset: 0)
    count = unsafe Stable(UnsafeMutableRawPointer(variable), offset: 4)
  }

  /// Sleeps with the program's lock given up; TRUE unless the time ran out.
  func sleep(_ milliseconds: DWORD, giveUp: () -> Void, takeBack: () -> Void) -> BOOL {
    count.value.wrappingAdd(1, ordering: .sequentiallyConsistent)
    let seen = wakes.value.load(ordering: .sequentiallyConsistent)
    giveUp()
    let deadline = Wait.deadline(milliseconds)
    let isWoken = Blocking.whileAsleep { Futex.wait(wakes.value, whileEqualTo: seen, until: deadline) }
    count.value.wrappingSubtract(1, ordering: .relaxed)
    takeBack()
    return isWoken ? 1 : LastError.fail(ERROR_TIMEOUT)
  }

  func wake(_ most: Int32) {
    wakes.value.wrappingAdd(1, ordering: .sequentiallyConsistent)
    if count.value.load(ordering: .sequentiallyConsistent) != 0 { Futex.wake(wakes.value, count: most) }
  }
}

@c @implementation public func InitializeConditionVariable(_ variable: PCONDITION_VARIABLE?) {
  guard let variable = unsafe variable else { return }
  unsafe variable.pointee = RTL_CONDITION_VARIABLE()
}

@c @implementation public func SleepConditionVariableCS(
  _ variable: PCONDITION_VARIABLE?, _ section: PCRITICAL_SECTION?, _ milliseconds: DWORD
) -> BOOL {
  guard let variable = unsafe variable, let section = unsafe section else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  return unsafe Sleepers(variable).sleep(
    milliseconds, giveUp: { unsafe CriticalSection.leave(section) },
    takeBack: { unsafe CriticalSection.enter(section) })
}

@c @implementation public func SleepConditionVariableSRW(
  _ variable: PCONDITION_VARIABLE?, _ lock: PSRWLOCK?, _ milliseconds: DWORD, _ flags: ULONG
) -> BOOL {
  guard let variable = unsafe variable, let lock = unsafe lock, flags <= 1 else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  let slim = unsafe SlimLock(lock)
  let isShared = flags == 1
  return unsafe Sleepers(variable).sleep(
    milliseconds, giveUp: { isShared ? slim.releaseShared() : slim.releaseExclusive() },
    takeBack: { isShared ? slim.acquireShared() : slim.acquireExclusive() })
}

@c @implementation public func WakeConditionVariable(_ variable: PCONDITION_VARIABLE?) {
  guard let variable = unsafe variable else { return }
  unsafe Sleepers(variable).wake(1)
}

@c @implementation public func WakeAllConditionVariable(_ variable: PCONDITION_VARIABLE?) {
  guard let variable = unsafe variable else { return }
  unsafe Sleepers(variable).wake(.max)
}
