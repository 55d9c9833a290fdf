// SPDX-License-Identifier: Apache-2.0

extension Socket {
  /// An event base saw the descriptor become ready: performs what waits for it.
  ///
  /// Runs in the thread that runs the base. The handle may have been closed since,
  /// or its slot reused: then there is nothing to do.
  static func becameReady(_ handle: Handle, _ readiness: Readiness) {
    guard let slot = HandleTable.lockIfOpen(handle, .socket) else { return }
    slot.socket.value.becameReady(readiness)
    slot.unlockAfterOperations()
  }

  @inline(__always)
  mutating func becameReady(_ readiness: Readiness) {
    // A base that still runs for the backstop may tell of a socket that has a port
    // by now; then its leader is another thread.
    let fromBase = port.map { Stable<Waiter>.current.value.leading == $0 } ?? true
    if readiness.canRead {
      receiving.becameReady(hasEnded: readiness.hasEnded)
      performReceives(fromBase: fromBase)
    }
    if readiness.canWrite {
      sending.becameReady(hasEnded: false)
      performSends(fromBase: fromBase)
    }
  }

  /// Receives and accepts, oldest first, until one must wait.
  mutating func performReceives(fromBase: Bool) {
    isStarved = false
    while let operation = receives.first {
      let attempt =
        operation.value.kind == .accept ? attemptAccept(operation) : attemptReceive(operation)
      switch attempt {
      case .wouldBlock: return
      case .starved:
        isStarved = true
        return listForRevisit()
      case .done(let result):
        finishReceive(operation, .success, result, fromBase: fromBase)
      case .failed(let error):
        finishReceive(operation, Status(code: error), operation.value.progress, fromBase: fromBase)
      }
    }
    // Libevent reports a reset as readable and no more. One that came with the data
    // just taken has no edge of its own.
    if receiving.isDry, isStream {
      isInDoubt = true
      listForRevisit()
    }
  }

  /// Sends and connects, oldest first, until one must wait.
  mutating func performSends(fromBase: Bool) {
    isStarved = false
    while let operation = sends.first {
      let attempt =
        operation.value.kind == .connect ? attemptConnect(operation) : attemptSend(operation)
      switch attempt {
      case .wouldBlock: return
      case .starved:
        isStarved = true
        return listForRevisit()
      case .done(let result):
        finishSend(operation, .success, result, fromBase: fromBase)
      case .failed(let error):
        finishSend(operation, Status(code: error), operation.value.progress, fromBase: fromBase)
      }
    }
  }

  @inline(__always)
  private mutating func finishReceive(
    _ operation: Stable<Operation>, _ status: Status, _ result: Int, fromBase: Bool
  ) {
    receives.removeFirst()
    deliver(operation, status, result, fromBase: fromBase, hadWaited: true)
  }

  @inline(__always)
  private mutating func finishSend(
    _ operation: Stable<Operation>, _ status: Status, _ result: Int, fromBase: Bool
  ) {
    sends.removeFirst()
    deliver(operation, status, result, fromBase: fromBase, hadWaited: true)
  }
}
