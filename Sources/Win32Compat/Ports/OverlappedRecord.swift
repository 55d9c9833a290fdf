// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// The engine's record for one operation of a Windows program.
///
/// OVERLAPPED has no room for it: Internal must read STATUS_PENDING, InternalHigh
/// keeps its old value until completion, Offset is the program's (rules EVENT-1,
/// EVENT-7). So records come from the engine's pool and go back when the operation
/// ends. That also makes a second submission of a pending OVERLAPPED harmless to us
/// (LIVE-3).
typealias OverlappedRecord = Stable<CompletionEngine.Operation>

extension OperationPool {
  @inline(__always)
  static func take(
    _ kind: CompletionEngine.Operation.Kind, _ overlapped: UnsafeMutablePointer<OVERLAPPED>,
    _ completion: @escaping Completion
  ) -> OverlappedRecord {
    unsafe take(kind, token: UInt(bitPattern: overlapped), completion)
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
    if Modes.areOn { unsafe willStore(overlapped) }
    unsafe overlapped.pointee.Internal = UInt(StatusTable.pending)
    if let event = unsafe overlapped.pointee.hEvent {
      _ = EventObject.reset(handleWord: UInt(bitPattern: event))
    }
  }

  /// As `begin`, when hEvent is known to be null.
  @inline(__always)
  static func beginWithoutEvent(_ overlapped: UnsafeMutablePointer<OVERLAPPED>) {
    if Modes.areOn { unsafe willStore(overlapped) }
    unsafe overlapped.pointee.Internal = UInt(StatusTable.pending)
  }

  /// As `beginWithoutEvent`, for one buffer by value.
  @inline(__always)
  static func begin(
    _ kind: CompletionEngine.Operation.Kind, _ overlapped: UnsafeMutablePointer<OVERLAPPED>, on handle: SOCKET,
    _ buffers: LPWSABUF
  ) {
    if Modes.areOn {
      unsafe WatchedOperations.begins(kind, overlapped, on: handle, buffers)
      unsafe willStore(overlapped)
    }
    unsafe overlapped.pointee.Internal = UInt(StatusTable.pending)
  }

  /// A sanitizer in the program is told: this library is not instrumented.
  @inline(never)
  private static func willStore(_ overlapped: UnsafeMutablePointer<OVERLAPPED>) {
    guard Modes.current.contains(.sanitized) else { return }
    unsafe Sanitizers.willWrite(overlapped, MemoryLayout<OVERLAPPED>.size)
    unsafe Sanitizers.release(overlapped)
  }

  /// Stores the result and sets the event. Answers whether a packet is wanted: not
  /// when the low bit of hEvent is set (rule EVENT-4).
  @inline(__always)
  static func finish(
    _ overlapped: UnsafeMutablePointer<OVERLAPPED>, _ status: UInt32, _ bytes: Int
  ) -> Bool {
    if Modes.areOn {
      if let isWanted = unsafe WatchedOperations.ends(overlapped, status, bytes) { return isWanted }
      unsafe willStore(overlapped)
    }
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
    let status = unsafe UInt32(truncatingIfNeeded: SharedWord.read(&overlapped.pointee.Internal))
    if Modes.areOn { unsafe Sanitizers.acquire(overlapped) }
    return status
  }
}
