// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// A Socket as an end of a pipe: starting operations, and the change of phases. The slot
/// of its handle is locked.
extension Socket {
  /// The first operation's answer comes from here, or its packet from the event base.
  package mutating func submitPipe(
    _ operation: Stable<Operation>, _ kind: Operation.Kind
  ) throws(EngineError) -> Submission {
    operation.value.kind = kind
    let name: EngineError.Operation = kind == .writePipe ? .write : kind == .readPipe ? .read : .connect
    try checkRoom(name)
    let isSending = kind == .writePipe
    let decision =
      isSending ? sending.decide(hasOthers: !sends.isEmpty, isWatched: false) : decideToReceive()
    if Modes.areOn { begin(operation) }
    if case .refuse(let cause) = decision { throw EngineError(name, handle, cause) }
    if decision == .attempt {
      switch isSending ? attemptInSendLine(operation) : attemptInLine(operation) {
      case .done(let count):
        if Modes.areOn, completesLater(operation, .success, count) { return .pending }
        deliver(operation, .success, count, fromBase: false, hadWaited: false)
        return .completed(count)
      case .failed(Status.truncated.code):
        let count = operation.value.progress
        if Modes.areOn, completesLater(operation, .truncated, count) { return .pending }
        deliver(operation, .truncated, count, fromBase: false, hadWaited: false)
        return .truncated(count)
      case .failed(let error): throw EngineError(name, handle, .system(error))
      case .starved: if isSending { sending.isStarved = true } else { receiving.isStarved = true }
      case .wouldBlock: break
      }
    }
    return isSending ? try waitToSend(operation, name) : try waitToReceive(operation, name)
  }

  /// Takes the peer that has come already, if one has.
  package mutating func takePeer() -> Bool {
    guard let pipe, pipe.value.phase == .listening else { return false }
    let accepted = SystemCalls.accept(descriptor)
    guard accepted >= 0 else { return false }
    pipe.value.listener = swapDescriptor(Int32(accepted))
    pipe.value.phase = .connected
    // Whoever waits for a peer has waited enough.
    performReceives(fromBase: false)
    return true
  }

  /// Parts from the peer; what was pending ends. Peers that came meanwhile are turned
  /// away.
  package mutating func dropPeer() {
    guard let pipe, pipe.value.phase != .disconnected else { return }
    _ = abort(Status(code: ENOTCONN)) { _ in true }
    if pipe.value.phase == .connected, pipe.value.listener >= 0 {
      SystemCalls.close(swapDescriptor(pipe.value.listener))
      pipe.value.listener = -1
    }
    pipe.value.phase = .disconnected
    pipe.value.messageLeft = nil
    pipe.value.headerCount = 0
    turnPeersAway()
  }

  /// Waits for the next peer.
  package mutating func listenAgain() {
    guard let pipe, pipe.value.phase == .disconnected else { return }
    turnPeersAway()
    pipe.value.phase = .listening
  }

  private func turnPeersAway() {
    while case let unwanted = SystemCalls.accept(descriptor), unwanted >= 0 { SystemCalls.close(Int32(unwanted)) }
  }

  /// Whether the peer has gone, read or unread.
  package var hasLostPeer: Bool { SystemCalls.hasPeerEnded(descriptor) }

  /// An operation is aborted. A message of which a part has gone cannot be taken back, and
  /// nothing may follow it: the peer gets to know by the end of the stream.
  mutating func noteAborted(_ operation: Stable<Operation>) {
    guard operation.value.kind == .writePipe, operation.value.progress > 0, let pipe, pipe.value.form == .messages
    else { return }
    _ = shutDown(receiving: false, sending: true)
  }
}

extension HandleTable {
  /// Locks the slot of an open handle that a Socket is behind, whatever its kind.
  @inline(__always)
  static func lockSocketIfOpen(_ handle: Handle) -> LockedSlot? {
    lockIfOpen(handle, .socket) ?? lockIfOpen(handle, .pipe) ?? lockIfOpen(handle, .folder)
  }
}

extension Status {
  /// The message is longer than the buffer; the rest comes with the next read.
  package static let truncated = Status(code: -4)
}

/// Blocking calls on pipes.
extension Pipe {
  /// Performs the operation in this thread, waiting as long as it takes. No packet is
  /// queued, and the record's completion is not called.
  package static func perform(
    _ handle: Handle, _ operation: Stable<Operation>, _ kind: Operation.Kind, until deadline: Deadline = .never
  ) throws(EngineError) -> Submission {
    operation.value.kind = kind
    let isSending = kind == .writePipe
    let name: EngineError.Operation = isSending ? .write : kind == .readPipe ? .read : .connect
    var isTruncated = false
    let result = try Socket.block(handle, kind: .pipe, name, isSending ? .writing : .reading, until: deadline) {
      socket in
      if let pipe = socket.value.pipe, pipe.value.phase == .disconnected { return -Int(ENOTCONN) }
      switch isSending ? socket.value.attemptInSendLine(operation) : socket.value.attemptInLine(operation) {
      case .done(let count): return count
      case .wouldBlock, .starved: return -Int(EAGAIN)
      case .failed(Status.truncated.code):
        isTruncated = true
        return operation.value.progress
      case .failed(let error): return -Int(error)
      }
    }
    if result < 0 { throw EngineError(name, handle, .system(Int32(-result))) }
    return isTruncated ? .truncated(result) : .completed(result)
  }
}
