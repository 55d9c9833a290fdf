// SPDX-License-Identifier: Apache-2.0

/// Receives and sends of one buffer, by value: the rules of Socket+Submit on the way
/// that almost every operation goes.
extension Socket {
  /// As `receive` with a record of the caller's.
  package static func receive(
    _ handle: Handle, _ transfer: Transfer
  ) throws(EngineError) -> Submission {
    let slot = try HandleTable.lock(handle, .socket, for: .receive)
    defer { slot.unlockAfterOperations() }
    let operation = transfer.record(.receive, isPlain: !slot.socket.value.isAwaited)
    do throws(EngineError) {
      return try slot.socket.value.submitReceive(operation)
    } catch {
      OperationPool.give(back: operation)
      throw error
    }
  }

  /// As `send` with a record of the caller's.
  package static func send(
    _ handle: Handle, _ transfer: Transfer
  ) throws(EngineError) -> Submission {
    let slot = try HandleTable.lock(handle, .socket, for: .send)
    defer { slot.unlockAfterOperations() }
    return try slot.socket.value.submitSend(transfer)
  }

  @inline(__always)
  private mutating func submitSend(_ transfer: Transfer) throws(EngineError) -> Submission {
    try checkRoom(.send)
    guard transfer.length > 0, isStream, !isAwaited, decideToSend() == .attempt, !Modes.areOn else {
      return try submitSend(transfer, after: nil)
    }
    let sent = unsafe SystemCalls.send(descriptor, transfer.base, transfer.length, 0)
    guard sent == transfer.length else { return try submitSend(transfer, after: sent) }
    // A send that went through says that no reset came before it.
    isInDoubt = false
    finish(transfer, sent)
    return .completed(sent)
  }

  /// Ends a transfer that never had a record.
  @inline(__always)
  private func finish(_ transfer: Transfer, _ count: Int) {
    ResultWords.storeSuccess(count, at: transfer.token)
    if skipsPacketOnSuccess { return }
    port?.push(
      Packet(key: key, token: transfer.token, bytes: UInt32(truncatingIfNeeded: count)),
      fromBase: false, hadWaited: false)
  }

  /// What a datagram by value came to.
  package enum Sending {
    /// Sent, its packet queued.
    case completed(Int)
    /// It needs a record. With what the kernel has answered, if it was asked.
    case open(Int?)
  }

  /// Sends one datagram to an address in the kernel's form, `length` bytes, if it can be
  /// done at once. The slot is locked.
  @inline(__always)
  package mutating func sendAtOnce(
    _ transfer: Transfer, to address: UnsafeRawPointer, _ length: UInt32
  ) -> Sending {
    guard !isStream, !isAwaited, !Modes.areOn, port?.hasRoom ?? true, decideToSend() == .attempt else {
      return .open(nil)
    }
    let sent = unsafe SystemCalls.sendTo(descriptor, transfer.base, transfer.length, 0, address, length)
    guard sent == transfer.length else { return .open(sent) }
    // The kernel has bound it, if nobody else had.
    lacksAddress = false
    finish(transfer, sent)
    return .completed(sent)
  }

  /// Goes on with a record after the kernel has answered once.
  package mutating func submitSend(
    _ operation: Stable<Operation>, after result: Int?
  ) throws(EngineError) -> Submission {
    guard let result else { return try submitSend(operation) }
    return try settle(attemptSend(operation, after: result), operation)
  }

  /// A send that needs a record.
  ///
  /// - Parameter result: What the kernel answered to a first attempt; nil before one.
  @inline(never)
  private mutating func submitSend(
    _ transfer: Transfer, after result: Int?
  ) throws(EngineError) -> Submission {
    let operation = transfer.record(.send, isPlain: !isAwaited)
    do throws(EngineError) {
      return try submitSend(operation, after: result)
    } catch {
      OperationPool.give(back: operation)
      throw error
    }
  }
}
