// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32
internal import Synchronization

/// A recursive lock in the program's 40 bytes. Taking a free one and giving it back
/// are one atomic instruction each.
///
/// | bytes | field          | use                                          |
/// |-------|----------------|----------------------------------------------|
/// | 8     | LockCount      | -1 free, -2 held, -6 held and somebody sleeps |
/// | 12    | RecursionCount | how often its owner has entered              |
/// | 16    | OwningThread   | number of the owner, 0 when free             |
/// | 32    | SpinCount      | kept for the program; we do not spin         |
@safe
private struct Section {
  private static let free = UInt32(bitPattern: -1)
  private static let held = UInt32(bitPattern: -2)
  private static let awaited = UInt32(bitPattern: -6)

  private let section: LPCRITICAL_SECTION
  private let count: Stable<Atomic<UInt32>>
  private let owner: Stable<Atomic<UInt>>

  @inline(__always)
  init(_ section: LPCRITICAL_SECTION) {
    unsafe self.section = section
    count = unsafe Stable(UnsafeMutableRawPointer(section), offset: 8)
    owner = unsafe Stable(UnsafeMutableRawPointer(section), offset: 16)
  }

  func begin(spins: DWORD) {
    unsafe section.pointee = RTL_CRITICAL_SECTION()
    // What Windows leaves there for a section without debug information.
    unsafe section.pointee.DebugInfo = PRTL_CRITICAL_SECTION_DEBUG(bitPattern: -1)
    unsafe section.pointee.LockCount = -1
    unsafe section.pointee.SpinCount = UInt(spins & 0xff_ffff)
  }

  func end() {
    unsafe section.pointee = RTL_CRITICAL_SECTION()
    unsafe section.pointee.LockCount = -1
  }

  func setSpins(_ spins: DWORD) -> DWORD {
    let before = unsafe section.pointee.SpinCount
    unsafe section.pointee.SpinCount = UInt(spins & 0xff_ffff)
    return DWORD(truncatingIfNeeded: before)
  }

  @inline(__always)
  func tryEnter() -> Bool {
    let thread = UInt(Threads.number)
    if owner.value.load(ordering: .relaxed) == thread {
      unsafe section.pointee.RecursionCount += 1
      return true
    }
    let (taken, _) = count.value.compareExchange(
      expected: Self.free, desired: Self.held, successOrdering: .acquiring,
      failureOrdering: .relaxed)
    if taken { own(thread) }
    return taken
  }

  @inline(__always)
  func enter() {
    if !tryEnter() { waitToEnter() }
  }

  @inline(__always)
  private func own(_ thread: UInt) {
    if Modes.areOn { unsafe Sanitizers.acquire(section) }
    owner.value.store(thread, ordering: .relaxed)
    unsafe section.pointee.RecursionCount = 1
  }

  @inline(never)
  private func waitToEnter() {
    Blocking.whileAsleep {
      // Marked as awaited even when we get it at once: one needless wake-up later,
      // instead of counting who sleeps.
      while count.value.exchange(Self.awaited, ordering: .acquiring) != Self.free {
        _ = Futex.wait(count.value, whileEqualTo: Self.awaited, until: .never)
      }
    }
    own(UInt(Threads.number))
  }

  /// Any thread may leave, as on Windows; leaving a free section does nothing.
  @inline(__always)
  func leave() {
    if unsafe section.pointee.RecursionCount > 1 {
      unsafe section.pointee.RecursionCount -= 1
      return
    }
    if unsafe section.pointee.RecursionCount < 1 { return }
    if Modes.areOn { unsafe Sanitizers.release(section) }
    unsafe section.pointee.RecursionCount = 0
    owner.value.store(0, ordering: .relaxed)
    if count.value.exchange(Self.free, ordering: .releasing) == Self.awaited {
      // Only the address is used: the section may be gone by now.
      Futex.wake(count.value, count: 1)
    }
  }
}

/// For condition variables, which give the section up while they sleep.
enum CriticalSection {
  static func enter(_ section: LPCRITICAL_SECTION) { unsafe Section(section).enter() }
  static func leave(_ section: LPCRITICAL_SECTION) { unsafe Section(section).leave() }
}

@c @implementation public func InitializeCriticalSection(_ section: LPCRITICAL_SECTION?) {
  guard let section = unsafe section else { return }
  unsafe Section(section).begin(spins: 0)
}

@c @implementation public func InitializeCriticalSectionAndSpinCount(
  _ section: LPCRITICAL_SECTION?, _ spins: DWORD
) -> BOOL {
  guard let section = unsafe section else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  unsafe Section(section).begin(spins: spins)
  return 1
}

@c @implementation public func InitializeCriticalSectionEx(
  _ section: LPCRITICAL_SECTION?, _ spins: DWORD, _ flags: DWORD
) -> BOOL {
  guard let section = unsafe section else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  unsafe Section(section).begin(spins: spins)
  return 1
}

@c @implementation public func SetCriticalSectionSpinCount(
  _ section: LPCRITICAL_SECTION?, _ spins: DWORD
) -> DWORD {
  guard let section = unsafe section else { return 0 }
  return unsafe Section(section).setSpins(spins)
}

@c @implementation public func EnterCriticalSection(_ section: LPCRITICAL_SECTION?) {
  guard let section = unsafe section else { return }
  unsafe Section(section).enter()
}

@c @implementation public func TryEnterCriticalSection(_ section: LPCRITICAL_SECTION?) -> BOOL {
  guard let section = unsafe section else { return 0 }
  return unsafe Section(section).tryEnter() ? 1 : 0
}

@c @implementation public func LeaveCriticalSection(_ section: LPCRITICAL_SECTION?) {
  guard let section = unsafe section else { return }
  unsafe Section(section).leave()
}

@c @implementation public func DeleteCriticalSection(_ section: LPCRITICAL_SECTION?) {
  guard let section = unsafe section else { return }
  unsafe Section(section).end()
}
