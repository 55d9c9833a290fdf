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
    let operation = transfer.record(.receive)
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
    guard transfer.length > 0, isStream, decideToSend() == .attempt else {
      return try submitSend(transfer, after: nil)
    }
    let sent = unsafe SystemCalls.send(descriptor, transfer.base, transfer.length, 0)
    guard sent == transfer.length else { return try submitSend(transfer, after: sent) }
    // A send that went through says that no reset came before it.
    isInDoubt = false
    if !Modes.areOn || Verifier.ends(token: transfer.token, .success) {
      ResultWords.storeSuccess(sent, at: transfer.token)
    }
    if !skipsPacketOnSuccess {
      port?.push(
        Packet(key: key, token: transfer.token, bytes: UInt32(truncatingIfNeeded: sent)),
        fromBase: false, hadWaited: false)
    }
    return .completed(sent)
  }

  /// A send that needs a record.
  ///
  /// - Parameter result: What the kernel answered to a first attempt; nil before one.
  @inline(never)
  private mutating func submitSend(
    _ transfer: Transfer, after result: Int?
  ) throws(EngineError) -> Submission {
    let operation = transfer.record(.send)
    do throws(EngineError) {
      guard let result else { return try submitSend(operation) }
      return try settle(attemptSend(operation, after: result), operation)
    } catch {
      OperationPool.give(back: operation)
      throw error
    }
  }
}
