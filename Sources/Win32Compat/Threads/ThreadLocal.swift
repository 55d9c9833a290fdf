// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32
internal import Synchronization

/// The values of one thread, by index. A value stored before its index was freed and
/// given out again carries another stamp, and reads as NULL.
struct ThreadSlots: ~Copyable {
  private struct Entry {
    var stamp: UInt32 = 0
    var value: UInt = 0
  }

  private var entries: [Entry] = []

  func value(_ index: Int) -> UInt {
    guard index < entries.count, entries[index].stamp == ThreadIndexes.stamp(index) else { return 0 }
    return entries[index].value
  }

  mutating func set(_ index: Int, _ value: UInt) {
    if index >= entries.count {
      // Most programs use few indexes.
      let count = min(ThreadIndexes.count, (index / 64 + 1) * 64)
      entries.append(contentsOf: repeatElement(Entry(), count: count - entries.count))
    }
    entries[index] = Entry(stamp: ThreadIndexes.stamp(index), value: value)
  }
}

/// Which indexes are given out.
enum ThreadIndexes {
  /// As many as Windows has.
  static let count = 1088

  private struct Table: ~Copyable {
    /// Odd while the index is given out; grows at every change.
    let stamps = InlineArray<1088, Atomic<UInt32>> { _ in Atomic(0) }
  }

  private static let table = Stable(Table())

  static func stamp(_ index: Int) -> UInt32 {
    table.value.stamps[index].load(ordering: .relaxed)
  }

  static func take() -> Int? {
    for index in 0..<count {
      let stamp = stamp(index)
      if stamp & 1 == 0, advance(index, from: stamp) { return index }
    }
    return nil
  }

  static func giveBack(_ index: Int) -> Bool {
    let stamp = stamp(index)
    return stamp & 1 == 1 && advance(index, from: stamp)
  }

  private static func advance(_ index: Int, from stamp: UInt32) -> Bool {
    table.value.stamps[index].compareExchange(
      expected: stamp, desired: stamp &+ 1, ordering: .relaxed
    ).exchanged
  }
}

@c @implementation public func TlsAlloc() -> DWORD {
  guard let index = ThreadIndexes.take() else {
    LastError.code = UInt32(bitPattern: ERROR_NO_MORE_ITEMS)
    return TLS_OUT_OF_INDEXES
  }
  return DWORD(index)
}

@c @implementation public func TlsFree(_ index: DWORD) -> BOOL {
  guard index < ThreadIndexes.count, ThreadIndexes.giveBack(Int(index)) else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  return 1
}

/// Success clears the last error, so that a stored NULL can be told from a failure.
@c @implementation public func TlsGetValue(_ index: DWORD) -> LPVOID? {
  guard index < ThreadIndexes.count else {
    LastError.code = UInt32(bitPattern: ERROR_INVALID_PARAMETER)
    return nil
  }
  LastError.code = 0
  guard let record = unsafe Threads.record else { return nil }
  return unsafe LPVOID(bitPattern: Stable<ThreadRecord>(address: record).value.slots.value(Int(index)))
}

@c @implementation public func TlsSetValue(_ index: DWORD, _ value: LPVOID?) -> BOOL {
  guard index < ThreadIndexes.count else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  Stable<ThreadRecord>.current.value.slots.set(Int(index), UInt(bitPattern: value))
  return 1
}
