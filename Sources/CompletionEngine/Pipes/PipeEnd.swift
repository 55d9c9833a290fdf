// SPDX-License-Identifier: Apache-2.0

/// What a Socket needs to be one end of a pipe. Guarded by the lock of its handle's slot.
///
/// An end that waits for its peer has the descriptor of a listening Unix socket; once
/// the peer has come, that one is kept aside and the connection takes its place, under
/// the same handle and association.
package struct PipeEnd: ~Copyable {
  package enum Form: Sendable {
    /// Bytes in order, over a Unix stream.
    case stream
    /// Messages, each sent as a length of four bytes and its bytes over a Unix stream.
    case messages
    /// Any descriptor that can be read and written and waited for.
    case descriptor
  }

  package enum Phase: Sendable { case listening, connected, disconnected }

  package let form: Form
  package internal(set) var phase: Phase
  /// A read of a message ends with that message.
  package var readsMessages = false

  // The message that is being read.
  /// Bytes of it that are still to come; nil between two messages.
  var messageLeft: Int?
  var header: UInt32 = 0
  var headerCount = 0

  /// The listening descriptor while the end is not listening; -1 for one without.
  var listener: Int32 = -1

  init(_ form: Form, _ phase: Phase) {
    self.form = form
    self.phase = phase
  }
}

extension Stable where Value == PipeEnd {
  func end() {
    if value.listener >= 0 { SystemCalls.close(value.listener) }
    destroy()
  }
}

/// Pipes by handle.
package enum Pipe {
  /// An end whose peer is there. The handle owns the descriptor; on failure it is closed.
  package static func adopt(
    _ descriptor: Int32, _ form: PipeEnd.Form, isOverlapped: Bool
  ) throws(EngineError) -> Handle {
    try make(descriptor, PipeEnd(form, .connected), isOverlapped)
  }

  /// An end that waits for its peer on a listening Unix stream.
  package static func listen(
    _ descriptor: Int32, _ form: PipeEnd.Form, isOverlapped: Bool
  ) throws(EngineError) -> Handle {
    try make(descriptor, PipeEnd(form, .listening), isOverlapped)
  }

  private static func make(
    _ descriptor: Int32, _ end: consuming PipeEnd, _ isOverlapped: Bool
  ) throws(EngineError) -> Handle {
    try Socket.adopt(
      descriptor, isStream: true, isOverlapped: isOverlapped, kind: .pipe, pipe: Stable(end))
  }

  /// Runs `body` with the end locked.
  package static func withLocked<Result, Failure: Error>(
    _ handle: Handle, _ operation: EngineError.Operation, refusal: (EngineError) -> Failure,
    _ body: (Stable<Socket>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let slot: LockedSlot
    do throws(EngineError) {
      slot = try HandleTable.lock(handle, .pipe, for: operation)
    } catch {
      throw refusal(error)
    }
    defer { slot.unlockAfterOperations() }
    return try body(slot.socket)
  }

  package static func withLocked<Result>(
    _ handle: Handle, _ operation: EngineError.Operation, _ body: (Stable<Socket>) throws(EngineError) -> Result
  ) throws(EngineError) -> Result {
    try withLocked(handle, operation, refusal: { $0 }, body)
  }
}
