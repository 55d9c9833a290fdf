// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// The engine's record for one operation of a Windows program.
///
/// OVERLAPPED has no room for it: Internal must read STATUS_PENDING, InternalHigh
/// keeps its old value until completion, Offset is the program's (rules EVENT-1,
/// EVENT-7). So records come from a pool and go back when the operation ends. That
/// also makes a second submission of a pending OVERLAPPED harmless to us (LIVE-3).
typealias OverlappedRecord = Stable<CompletionEngine.Operation>

/// Records not in use: some with each thread, the rest in common. Bounded by the most
/// that were ever in flight at once.
enum RecordPool {
  /// A thread that gives back more than it takes passes half of these on.
  private static let keptByThread = 64
  private static let common = Guarded<Spare>(Spare())

  private struct Spare: @unchecked Sendable {
    // Sendable: only ever reached under the mutex.
    var first: OverlappedRecord?
    var count = 0
  }

  @inline(__always)
  static func take(
    _ kind: CompletionEngine.Operation.Kind, _ overlapped: UnsafeMutablePointer<OVERLAPPED>,
    _ completion: @escaping Completion
  ) -> OverlappedRecord {
    let thread = Stable<Waiter>.current
    guard let record = thread.value.spareRecords else {
      refill(thread)
      return unsafe take(kind, overlapped, completion, thread.value.spareRecords!, thread)
    }
    return unsafe take(kind, overlapped, completion, record, thread)
  }

  @inline(__always)
  private static func take(
    _ kind: CompletionEngine.Operation.Kind, _ overlapped: UnsafeMutablePointer<OVERLAPPED>,
    _ completion: @escaping Completion, _ record: OverlappedRecord, _ thread: Stable<Waiter>
  ) -> OverlappedRecord {
    thread.value.spareRecords = record.value.next
    thread.value.spareCount &-= 1
    record.value.kind = kind
    record.value.token = UInt(bitPattern: overlapped)
    unsafe record.value.completion = completion
    record.value.progress = 0
    record.value.vectorCount = 0
    record.value.flags = 0
    record.value.context = 0
    record.value.submitter = thread.value.id
    return record
  }

  @inline(__always)
  static func give(back record: OverlappedRecord) {
    let thread = Stable<Waiter>.current
    record.value.next = thread.value.spareRecords
    thread.value.spareRecords = record
    thread.value.spareCount &+= 1
    if thread.value.spareCount > keptByThread { passOn(thread, all: false) }
  }

  /// Gets half a thread's share from the common ones, or makes new ones.
  @inline(never)
  private static func refill(_ thread: Stable<Waiter>) {
    thread.value.onExit = { passOn($0, all: true) }
    let isFilled = common.withLock { spare in
      for _ in 0..<keptByThread / 2 {
        guard let record = spare.first else { break }
        spare.first = record.value.next
        spare.count -= 1
        record.value.next = thread.value.spareRecords
        thread.value.spareRecords = record
        thread.value.spareCount += 1
      }
      return thread.value.spareRecords != nil
    }
    if isFilled { return }
    thread.value.spareRecords = unsafe OverlappedRecord(
      CompletionEngine.Operation(.receive, token: 0, completion: OverlappedTransfer.ended))
    thread.value.spareCount = 1
  }

  @inline(never)
  private static func passOn(_ thread: Stable<Waiter>, all: Bool) {
    common.withLock { spare in
      while let record = thread.value.spareRecords, all || thread.value.spareCount > keptByThread / 2 {
        thread.value.spareRecords = record.value.next
        thread.value.spareCount -= 1
        record.value.next = spare.first
        spare.first = record
        spare.count += 1
      }
    }
  }
}

extension Stable where Value == CompletionEngine.Operation {
  /// The program's OVERLAPPED.
  @inline(__always)
  var overlapped: UnsafeMutablePointer<OVERLAPPED> {
    // SAFETY: the token of a compat record is the address the program gave; it stays
    // valid until the packet is dequeued (Microsoft Learn, OVERLAPPED).
    unsafe UnsafeMutablePointer(bitPattern: value.token)!
  }
}

/// What the program sees in its OVERLAPPED.
enum OverlappedState {
  /// From here until the end of the operation Internal reads STATUS_PENDING.
  @inline(__always)
  static func begin(_ overlapped: UnsafeMutablePointer<OVERLAPPED>) {
    unsafe overlapped.pointee.Internal = UInt(StatusTable.pending)
    if let event = unsafe overlapped.pointee.hEvent {
      _ = EventObject.reset(handleWord: UInt(bitPattern: event))
    }
  }

  /// Stores the result and sets the event. Answers whether a packet is wanted: not
  /// when the low bit of hEvent is set (rule EVENT-4).
  @inline(__always)
  static func finish(
    _ overlapped: UnsafeMutablePointer<OVERLAPPED>, _ status: UInt32, _ bytes: Int
  ) -> Bool {
    // A program that polls Internal may free the OVERLAPPED as soon as it changes.
    let event = unsafe UInt(bitPattern: overlapped.pointee.hEvent)
    unsafe overlapped.pointee.InternalHigh = UInt(bitPattern: bytes)
    unsafe SharedWord.publish(UInt(status), at: &overlapped.pointee.Internal)
    if event == 0 { return true }
    _ = EventObject.signal(handleWord: event & ~1)
    return event & 1 == 0
  }

  @inline(__always)
  static func status(_ overlapped: UnsafeMutablePointer<OVERLAPPED>) -> UInt32 {
    unsafe UInt32(truncatingIfNeeded: SharedWord.read(&overlapped.pointee.Internal))
  }
}
