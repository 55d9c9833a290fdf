// SPDX-License-Identifier: Apache-2.0

/// Handles that somebody waits for themselves, whichever operation ends on them (rule
/// EVENT-6). Only a handle that was waited for once tells of its operations; all others
/// cost one look at a bit when an operation begins.
package enum AwaitedHandle {
  /// Whom to tell: the face, which says so once. All but `closed` are called under the lock
  /// of the handle's slot, and must not call the engine on that handle, nor wait. The
  /// handle is the first one of what it names.
  package struct Notices: Sendable {
    /// An operation has been asked for.
    let began: @Sendable (Handle) -> Void
    /// Whether the operation's end is one of those waited for. Asked while the record and
    /// what its token stands for are still there.
    let counts: @Sendable (Stable<Operation>) -> Bool
    /// Such an operation has ended, and its owner has been told.
    let ended: @Sendable (Handle) -> Void
    /// The last handle was closed, and nothing can reach the resource any more.
    let closed: @Sendable (Handle) -> Void

    package init(
      began: @escaping @Sendable (Handle) -> Void, counts: @escaping @Sendable (Stable<Operation>) -> Bool,
      ended: @escaping @Sendable (Handle) -> Void, closed: @escaping @Sendable (Handle) -> Void
    ) {
      self.began = began
      self.counts = counts
      self.ended = ended
      self.closed = closed
    }
  }

  private static let notices = Guarded<Notices?>(nil)

  package static func tell(_ notices: Notices) { Self.notices.withLock { $0 = notices } }

  @inline(never)
  static func began(_ handle: Handle) { notices.withLock { $0 }?.began(handle) }

  @inline(never)
  static func counts(_ operation: Stable<Operation>) -> Bool { notices.withLock { $0 }?.counts(operation) ?? false }

  @inline(never)
  static func ended(_ handle: Handle) { notices.withLock { $0 }?.ended(handle) }

  static func closed(_ handle: Handle) { notices.withLock { $0 }?.closed(handle) }
}

extension Socket {
  /// From here on the face is told. Also of what is pending: no operation's success is
  /// stored without a word any more.
  ///
  /// - Returns: Whether operations are pending now.
  package mutating func becomeAwaited() -> Bool {
    isAwaited = true
    for first in [receives.first, sends.first] {
      var operation = first
      while let each = operation {
        each.value.isPlain = false
        operation = each.value.next
      }
    }
    return !receives.isEmpty || !sends.isEmpty
  }
}

extension File {
  /// As of a socket. What the blocking threads have counts as pending, too: each of these
  /// operations holds a pin.
  package mutating func becomeAwaited() -> Bool {
    isAwaited = true
    return slot?.isPinned ?? false
  }
}
