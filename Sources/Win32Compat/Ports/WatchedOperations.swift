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

  /// One buffer, by value.
  @inline(__always)
  static func begins(
    _ kind: CompletionEngine.Operation.Kind, _ overlapped: LPOVERLAPPED, on handle: SOCKET, _ buffers: LPWSABUF
  ) {
    if Modes.areOn { unsafe beginsPlain(kind, overlapped, handle, buffers) }
  }

  @inline(never)
  private static func beginsPlain(
    _ kind: CompletionEngine.Operation.Kind, _ overlapped: LPOVERLAPPED, _ handle: SOCKET, _ buffers: LPWSABUF
  ) {
    let buffer = unsafe MemoryRange(base: UInt(bitPattern: buffers.pointee.buf), length: UInt(buffers.pointee.len))
    Verifier.begins(kind, token: UInt(bitPattern: overlapped), on: Handle(word: handle), buffer)
  }

  /// What OverlappedState.finish asks first. Answers whether the record is still there.
  @inline(never)
  static func ends(_ overlapped: UnsafeMutablePointer<OVERLAPPED>, _ status: UInt32) -> Bool {
    let ending: Watched.Ending =
      switch status {
      case StatusTable.success, StatusTable.bufferOverflow: .success
      case StatusTable.cancelled, StatusTable.connectionAborted: .cancelled
      default: .failed
      }
    return Verifier.ends(token: UInt(bitPattern: overlapped), ending)
  }
}
