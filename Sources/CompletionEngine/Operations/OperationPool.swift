// SPDX-License-Identifier: Apache-2.0

/// Records for operations whose owner has no room for one: some with each thread, the
/// rest in common. Bounded by the most that were ever in flight at once.
///
/// Whoever takes a record gives it back: the engine when an operation by value has
/// ended (Transfer), the face in its `completion`.
package enum OperationPool {
  /// A thread that gives back more than it takes passes half of these on.
  private static let keptByThread = 64
  private static let common = Guarded<Spare>(Spare())

  private struct Spare: @unchecked Sendable {
    // Sendable: only ever reached under the lock.
    var first: Stable<Operation>?
    var count = 0
  }

  @inline(__always)
  package static func take(
    _ kind: Operation.Kind, token: UInt, _ completion: @escaping Completion
  ) -> Stable<Operation> {
    let thread = Stable<Waiter>.current
    let record = thread.value.spareRecords ?? refill(thread)
    thread.value.spareRecords = record.value.next
    thread.value.spareCount &-= 1
    record.value.kind = kind
    record.value.token = token
    unsafe record.value.completion = completion
    record.value.progress = 0
    record.value.vectorCount = 0
    record.value.flags = 0
    record.value.isPlain = false
    record.value.context = 0
    record.value.submitter = thread.value.id
    return record
  }

  @inline(__always)
  package static func give(back record: Stable<Operation>) {
    if Modes.areOn { Verifier.givesBack(record) }
    keep(record)
  }

  /// As `give(back:)`, after the verifier was told what became of the operation.
  @inline(__always)
  static func keep(_ record: Stable<Operation>) {
    let thread = Stable<Waiter>.current
    record.value.next = thread.value.spareRecords
    thread.value.spareRecords = record
    thread.value.spareCount &+= 1
    if thread.value.spareCount > keptByThread { passOn(thread, all: false) }
  }

  /// The thread ends. It may have records although it never took one: it ended the
  /// operations of others.
  static func giveBackAll(of thread: Stable<Waiter>) { passOn(thread, all: true) }

  /// Gets half a thread's share from the common ones, or makes a new one. Answers the
  /// first of them.
  @inline(never)
  private static func refill(_ thread: Stable<Waiter>) -> Stable<Operation> {
    common.withLock { spare in
      for _ in 0..<keptByThread / 2 {
        guard let record = spare.first else { break }
        spare.first = record.value.next
        spare.count -= 1
        record.value.next = thread.value.spareRecords
        thread.value.spareRecords = record
        thread.value.spareCount += 1
      }
    }
    if let record = thread.value.spareRecords { return record }
    thread.value.spareCount = 1
    return unsafe Stable(Operation(.receive, token: 0) { _, _, _, _, _ in false })
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
