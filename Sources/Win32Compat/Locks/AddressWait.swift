// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32
internal import Synchronization

/// Waiting for a value of 1, 2, 4 or 8 bytes to change. Addresses share a few words
/// to sleep on: a wake-up reaches all sleepers of its word, and those of other
/// addresses look and sleep on, so that waits may end spuriously but never miss one.
private struct AddressWords: ~Copyable {
  private static let shared = Stable(AddressWords())

  private let wakes = InlineArray<64, Atomic<UInt32>> { _ in Atomic(0) }

  private static func index(_ address: UInt) -> Int {
    Int((address >> 3 &* 0x9E37_79B9_7F4A_7C15) >> 58)
  }

  static func wait(_ address: UInt, _ isUnchanged: () -> Bool, until deadline: Deadline) -> Bool {
    let index = index(address)
    while true {
      let seen = shared.value.wakes[index].load(ordering: .acquiring)
      if !isUnchanged() { return true }
      let isInTime = Blocking.whileAsleep {
        Futex.wait(shared.value.wakes[index], whileEqualTo: seen, until: deadline)
      }
      if !isInTime { return false }
      if shared.value.wakes[index].load(ordering: .acquiring) != seen { return true }
    }
  }

  static func wake(_ address: UInt) {
    let index = index(address)
    shared.value.wakes[index].wrappingAdd(1, ordering: .releasing)
    Futex.wake(shared.value.wakes[index], count: .max)
  }
}

@c @implementation public func WaitOnAddress(
  _ address: UnsafeMutableRawPointer?, _ compare: PVOID?, _ size: SIZE_T, _ milliseconds: DWORD
) -> BOOL {
  guard let address = unsafe address, let compare = unsafe compare, [1, 2, 4, 8].contains(size) else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  let isUnchanged = {
    // SAFETY: the caller's addresses have `size` bytes, the first one aligned to them.
    switch size {
    case 1:
      unsafe Stable<Atomic<UInt8>>(address: address).value.load(ordering: .acquiring)
        == compare.loadUnaligned(as: UInt8.self)
    case 2:
      unsafe Stable<Atomic<UInt16>>(address: address).value.load(ordering: .acquiring)
        == compare.loadUnaligned(as: UInt16.self)
    case 4:
      unsafe Stable<Atomic<UInt32>>(address: address).value.load(ordering: .acquiring)
        == compare.loadUnaligned(as: UInt32.self)
    default:
      unsafe Stable<Atomic<UInt64>>(address: address).value.load(ordering: .acquiring)
        == compare.loadUnaligned(as: UInt64.self)
    }
  }
  let isChanged = AddressWords.wait(
    UInt(bitPattern: address), isUnchanged, until: Wait.deadline(milliseconds))
  return isChanged ? 1 : LastError.fail(ERROR_TIMEOUT)
}

@c @implementation public func WakeByAddressSingle(_ address: PVOID?) {
  AddressWords.wake(UInt(bitPattern: address))
}

@c @implementation public func WakeByAddressAll(_ address: PVOID?) {
  AddressWords.wake(UInt(bitPattern: address))
}
