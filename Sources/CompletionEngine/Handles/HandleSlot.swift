// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// What a handle names. Faces above the engine add kinds of their own from 16 up.
@usableFromInline
package struct HandleKind: Equatable, Sendable {
  @usableFromInline package let rawValue: UInt8
  @inlinable
  @inline(__always)
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  @inlinable package static var port: HandleKind { HandleKind(rawValue: 1) }
  @inlinable package static var socket: HandleKind { HandleKind(rawValue: 2) }
  /// A file, or a descriptor that is never ready.
  @inlinable package static var file: HandleKind { HandleKind(rawValue: 3) }
  /// A stream with two ends that is no socket to the program; beneath it is a Socket.
  @inlinable package static var pipe: HandleKind { HandleKind(rawValue: 4) }
  /// A folder that tells of changes in it; beneath it is a Socket.
  @inlinable package static var folder: HandleKind { HandleKind(rawValue: 5) }
  /// Another name of a resource that has a handle of its own (HandleAlias).
  @inlinable package static var alias: HandleKind { HandleKind(rawValue: 6) }

  /// A process whose end is watched for (ProcessWatch).
  @inlinable package static var processWatch: HandleKind { HandleKind(rawValue: 7) }

  /// Not the engine's own.
  @inlinable package var isOfFace: Bool { rawValue >= 16 }

  @inlinable
  package static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }
}

/// Ends a resource after its last use; gets the address given at `insert`.
package typealias Destructor = @convention(c) (UnsafeMutableRawPointer) -> Void

/// One entry of the handle table: 32 bytes that never move and are never freed.
///
/// `lock` guards all fields, and the resource behind `object` as far as that
/// resource says so. `state` may also be read without the lock.
@safe
package struct HandleSlot: ~Copyable {
  // What the lock guards comes first: ThreadSanitizer books a change of any field
  // under the record's address.
  /// The resource; in a vacant slot, the next vacant one.
  package var object: UnsafeMutableRawPointer?
  var destructor: Destructor?
  private let stateWord = Atomic<UInt64>(0)
  let lock = Lock()
  private let kindByte = Atomic<UInt8>(0)

  init() {}

  /// Set under the lock while the slot is vacant; may be read without.
  @inline(__always)
  package var kind: HandleKind {
    get { HandleKind(rawValue: kindByte.load(ordering: .relaxed)) }
    set { kindByte.store(newValue.rawValue, ordering: .relaxed) }
  }

  @inline(__always)
  var state: HandleState {
    get { HandleState(word: stateWord.load(ordering: .acquiring)) }
    set { stateWord.store(newValue.word, ordering: .releasing) }
  }
}

/// A slot whose lock this thread holds.
package typealias LockedSlot = Stable<HandleSlot>

extension Stable where Value == HandleSlot {
  @inline(__always)
  package func unlock() { value.lock.unlock() }

  /// As `unlock`, when operations may have ended under the lock.
  @inline(__always)
  package func unlockAfterOperations() {
    value.lock.unlock()
    AfterUnlock.perform()
  }

  /// The handle that names it now. The lock is held.
  var handle: Handle { HandleTable.handle(of: self) }

  /// Whether a thread uses the resource without the lock.
  package var isPinned: Bool { value.state.pins > 0 }

  /// Keeps the resource alive beyond the lock, until `HandleTable.unpin`.
  package func pin() { value.state.pin() }
}
