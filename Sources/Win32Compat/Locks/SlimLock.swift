// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32
internal import Synchronization

/// One exclusive owner or several readers, in the program's 8 bytes.
///
/// | bytes | use                                                                |
/// |-------|--------------------------------------------------------------------|
/// | 0     | bits 0–29 readers, all ones for an exclusive owner;                |
/// |       | bit 30 readers sleep here; bit 31 somebody sleeps for exclusive use |
/// | 4     | grows when a sleeper for exclusive use is woken                    |
///
/// Whoever frees the lock clears both bits, wakes one sleeper for exclusive use and
/// all readers. That one takes the lock with bit 31 set, since others may sleep
/// beside it, or sets the bit again before it sleeps: so none is forgotten.
@safe
struct SlimLock {
  private static let owners: UInt32 = 1 << 30 - 1
  private static let exclusive = owners
  private static let readersSleep: UInt32 = 1 << 30
  private static let writersSleep: UInt32 = 1 << 31

  private let state: Stable<Atomic<UInt32>>
  private let turn: Stable<Atomic<UInt32>>

  @inline(__always)
  init(_ lock: UnsafeMutableRawPointer) {
    state = unsafe Stable(lock, offset: 0)
    turn = unsafe Stable(lock, offset: 4)
  }

  @inline(__always)
  private func change(_ from: UInt32, to: UInt32) -> Bool {
    state.value.weakCompareExchange(
      expected: from, desired: to, successOrdering: .acquiring, failureOrdering: .relaxed
    ).exchanged
  }

  // MARK: Exclusive

  @inline(__always)
  func acquireExclusive() {
    if !change(0, to: Self.exclusive) { Blocking.whileAsleep { waitForExclusive() } }
    if Modes.areOn { unsafe Sanitizers.acquire(state.address) }
  }

  func tryAcquireExclusive() -> Bool {
    var seen = state.value.load(ordering: .relaxed)
    while seen & Self.owners == 0 {
      if change(seen, to: seen | Self.exclusive) {
        if Modes.areOn { unsafe Sanitizers.acquire(state.address) }
        return true
      }
      seen = state.value.load(ordering: .relaxed)
    }
    return false
  }

  private func waitForExclusive() {
    var others: UInt32 = 0
    while true {
      let seen = state.value.load(ordering: .relaxed)
      if seen & Self.owners == 0 {
        if change(seen, to: seen | Self.exclusive | others) { return }
        continue
      }
      let turn = self.turn.value.load(ordering: .acquiring)
      if seen & Self.writersSleep == 0, !change(seen, to: seen | Self.writersSleep) {
        continue
      }
      // Freed since: then either the state differs, or it was freed, woken and taken
      // again, and the turn differs.
      let now = state.value.load(ordering: .relaxed)
      if now & Self.owners == 0 || now & Self.writersSleep == 0 { continue }
      _ = Futex.wait(self.turn.value, whileEqualTo: turn, until: .never)
      others = Self.writersSleep
    }
  }

  func releaseExclusive() {
    if Modes.areOn { unsafe Sanitizers.release(state.address) }
    wake(state.value.exchange(0, ordering: .releasing))
  }

  // MARK: Shared

  @inline(__always)
  func acquireShared() {
    if !tryAcquireShared(yielding: true) { Blocking.whileAsleep { waitForShared() } }
  }

  func tryAcquireShared() -> Bool { tryAcquireShared(yielding: false) }

  /// - Parameter yielding: Whether sleepers for exclusive use go first.
  @inline(__always)
  private func tryAcquireShared(yielding: Bool) -> Bool {
    while true {
      let seen = state.value.load(ordering: .relaxed)
      // One short of all ones: the most readers there can be.
      if seen & Self.owners >= Self.exclusive - 1 { return false }
      if yielding, seen & Self.writersSleep != 0 { return false }
      if change(seen, to: seen + 1) {
        if Modes.areOn { unsafe Sanitizers.acquire(state.address) }
        return true
      }
    }
  }

  private func waitForShared() {
    while !tryAcquireShared(yielding: true) {
      let seen = state.value.load(ordering: .relaxed)
      // Free, with the bits about to be cleared by whoever freed it.
      if seen & Self.owners == 0 { continue }
      let asleep = seen | Self.readersSleep
      if seen == asleep || change(seen, to: asleep) {
        _ = Futex.wait(state.value, whileEqualTo: asleep, until: .never)
      }
    }
  }

  func releaseShared() {
    if Modes.areOn { unsafe Sanitizers.release(state.address) }
    var seen = state.value.wrappingSubtract(1, ordering: .releasing).newValue
    while seen != 0, seen & Self.owners == 0 {
      if change(seen, to: 0) { return wake(seen) }
      seen = state.value.load(ordering: .relaxed)
    }
  }

  @inline(__always)
  private func wake(_ before: UInt32) {
    if before & Self.writersSleep != 0 {
      turn.value.wrappingAdd(1, ordering: .releasing)
      Futex.wake(turn.value, count: 1)
    }
    if before & Self.readersSleep != 0 { Futex.wake(state.value, count: .max) }
  }
}

@c @implementation public func InitializeSRWLock(_ lock: PSRWLOCK?) {
  guard let lock = unsafe lock else { return }
  unsafe lock.pointee = RTL_SRWLOCK()
}

@c @implementation public func AcquireSRWLockExclusive(_ lock: PSRWLOCK?) {
  guard let lock = unsafe lock else { return }
  unsafe SlimLock(lock).acquireExclusive()
}

@c @implementation public func AcquireSRWLockShared(_ lock: PSRWLOCK?) {
  guard let lock = unsafe lock else { return }
  unsafe SlimLock(lock).acquireShared()
}

@c @implementation public func ReleaseSRWLockExclusive(_ lock: PSRWLOCK?) {
  guard let lock = unsafe lock else { return }
  unsafe SlimLock(lock).releaseExclusive()
}

@c @implementation public func ReleaseSRWLockShared(_ lock: PSRWLOCK?) {
  guard let lock = unsafe lock else { return }
  unsafe SlimLock(lock).releaseShared()
}

@c @implementation public func TryAcquireSRWLockExclusive(_ lock: PSRWLOCK?) -> BOOLEAN {
  guard let lock = unsafe lock else { return 0 }
  return unsafe SlimLock(lock).tryAcquireExclusive() ? 1 : 0
}

@c @implementation public func TryAcquireSRWLockShared(_ lock: PSRWLOCK?) -> BOOLEAN {
  guard let lock = unsafe lock else { return 0 }
  return unsafe SlimLock(lock).tryAcquireShared() ? 1 : 0
}
