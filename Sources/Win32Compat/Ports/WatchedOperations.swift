// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// What the verifier is told of operations with an OVERLAPPED.
enum WatchedOperations {
  /// The record says what is going to be submitted.
  ///
  /// - Parameters:
  ///   - moreBytes: What the operation stores behind the bytes it asks for.
  ///   - target: Who gets the connection of an accept.
  @inline(__always)
  static func begins(
    _ record: OverlappedRecord, on handle: Handle, moreBytes: Int = 0, target: Handle = .none
  ) {
    if Modes.areOn { Verifier.begins(record, on: handle, moreBytes: moreBytes, target: target) }
  }

  /// One buffer, by value. The caller has looked whether a mode is on.
  @inline(never)
  static func begins(
    _ kind: CompletionEngine.Operation.Kind, _ overlapped: LPOVERLAPPED, on handle: SOCKET, _ buffers: LPWSABUF
  ) {
    let buffer = unsafe MemoryRange(base: UInt(bitPattern: buffers.pointee.buf), length: UInt(buffers.pointee.len))
    Verifier.begins(kind, token: UInt(bitPattern: overlapped), on: Handle(word: handle), buffer)
  }

  /// What OverlappedState.finish asks first. Answers what that would, when nothing is to be
  /// stored now: the record is gone, or the result is postponed.
  @inline(never)
  static func ends(_ overlapped: UnsafeMutablePointer<OVERLAPPED>, _ status: UInt32, _ bytes: Int) -> Bool? {
    let token = UInt(bitPattern: overlapped)
    // A handle that somebody waits for is signalled now, and that is a look at the result.
    if ending(status) == .cancelled, let handle = Verifier.handleIfCanWait(token), !AwaitedIO.isKnown(handle) {
      let event = unsafe UInt(bitPattern: overlapped.pointee.hEvent)
      if event & 1 != 0 || !Verifier.hasPort(token) {
        unsafe PostponedResult.store(overlapped, status, bytes, event)
        return event & 1 == 0
      }
    }
    return Verifier.ends(token: token, ending(status)) ? nil : true
  }

  /// The same, of a result that has been postponed, or is a completion routine's. Answers
  /// whether the record is still there.
  @inline(never)
  static func ends(_ overlapped: UnsafeMutablePointer<OVERLAPPED>, _ status: UInt32) -> Bool {
    Verifier.ends(token: UInt(bitPattern: overlapped), ending(status))
  }

  private static func ending(_ status: UInt32) -> Watched.Ending {
    switch status {
    case StatusTable.success, StatusTable.bufferOverflow: .success
    case StatusTable.cancelled, StatusTable.connectionAborted: .cancelled
    default: .failed
    }
  }
}
