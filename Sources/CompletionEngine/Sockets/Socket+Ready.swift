// SPDX-License-Identifier: Apache-2.0

extension Socket {
  /// An event base saw the descriptor become ready: performs what waits for it.
  ///
  /// Runs in the thread that runs the base. The handle may have been closed since,
  /// or its slot reused: then there is nothing to do.
  static func becameReady(_ handle: Handle, _ readiness: Readiness) {
    guard let slot = HandleTable.lockSocketIfOpen(handle) else { return }
    slot.socket.value.becameReady(readiness)
    slot.unlockAfterOperations()
  }

  @inline(__always)
  mutating func becameReady(_ readiness: Readiness) {
    // A base that still runs for the backstop may tell of a socket that has a port
    // by now; then its leader is another thread.
    let fromBase = port.map { Stable<Waiter>.current.value.leading == $0 } ?? true
    let areModesOn = Modes.areOn
    if readiness.canRead {
      receiving.becameReady(hasEnded: readiness.hasEnded)
      if areModesOn {
        if !isHeld(isSending: false) { performReceives(fromBase: fromBase) }
      } else {
        performFirstReceive(fromBase: fromBase)
      }
    }
    if readiness.canWrite {
      sending.becameReady(hasEnded: false)
      if !areModesOn || !isHeld(isSending: true) { performSends(fromBase: fromBase) }
    }
    if blocked != nil { interruptBlockedThreads() }
    if observer != nil { notifyObserver(fromBase: fromBase) }
  }

  /// Receives and accepts, by the shortest way for what waits almost always: one plain
  /// receive, with room for more than there is.
  @inline(__always)
  private mutating func performFirstReceive(fromBase: Bool) {
    guard let operation = receives.first, operation.value.isPlain, isStream, operation.value.length > 0,
      !receiving.wasReset
    else { return performReceives(fromBase: fromBase) }
    let count = unsafe SystemCalls.receive(
      descriptor, operation.value.buffer, operation.value.length, 0)
    guard count > 0, count < operation.value.length else {
      return performReceives(fromBase: fromBase, after: count)
    }
    receiving.ranDry()
    receives.removeFirst()
    let packet = Packet(key: key, token: operation.value.token, bytes: UInt32(truncatingIfNeeded: count))
    finishPlain(operation, count)
    port?.push(packet, fromBase: fromBase, hadWaited: true)
    // At the end of the stream nothing is dry, and the next one has its answer.
    if receiving.hasEnded { return performReceives(fromBase: fromBase) }
    noteDoubt()
  }

  /// Receives and accepts, oldest first, until one must wait.
  ///
  /// - Parameter first: What the kernel has answered already to the first receive.
  mutating func performReceives(fromBase: Bool, after first: Int? = nil) {
    var answer = first
    while let operation = receives.first {
      if Modes.areOn { willAttempt(operation) }
      let attempt = attemptInLine(operation, after: answer)
      answer = nil
      let (status, result): (Status, Int)
      switch attempt {
      case .wouldBlock:
        if readRegistration != nil || watchForReading() { return }
        fallthrough
      case .starved:
        receiving.isStarved = true
        return listForRevisit()
      case .done(let count): (status, result) = (.success, count)
      case .failed(let error): (status, result) = (Status(code: error), operation.value.progress)
      }
      receives.removeFirst()
      deliver(operation, status, result, fromBase: fromBase, hadWaited: true)
    }
    noteDoubt()
  }

  /// Libevent reports a reset as readable and no more. One that came together with
  /// data has no edge of its own: after a short read, look again later.
  @inline(__always)
  mutating func noteDoubt() {
    guard receiving.isDry, isStream, readRegistration != nil else { return }
    isInDoubt = true
    listForRevisit()
  }

  /// Sends and connects, oldest first, until one must wait.
  mutating func performSends(fromBase: Bool) {
    sending.isStarved = false
    while let operation = sends.first {
      if Modes.areOn { willAttempt(operation) }
      let attempt = attemptInSendLine(operation)
      let (status, result): (Status, Int)
      switch attempt {
      case .wouldBlock:
        if writeRegistration != nil || watchForWriting() { return }
        fallthrough
      case .starved:
        sending.isStarved = true
        return listForRevisit()
      case .done(let count): (status, result) = (.success, count)
      case .failed(let error): (status, result) = (Status(code: error), operation.value.progress)
      }
      sends.removeFirst()
      deliver(operation, status, result, fromBase: fromBase, hadWaited: true)
    }
  }
}
