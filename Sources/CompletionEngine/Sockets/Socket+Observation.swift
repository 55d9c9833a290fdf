// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Somebody who wants to know when a socket becomes ready, whatever operations wait.
@safe
package struct Observer: ~Copyable {
  package typealias Notice =
    @convention(c) (_ socket: UnsafeMutableRawPointer, _ context: UnsafeMutableRawPointer) -> Void

  fileprivate let notify: Notice
  fileprivate let end: @convention(c) (_ context: UnsafeMutableRawPointer) -> Void
  package let context: UnsafeMutableRawPointer

  /// - Parameters:
  ///   - notify: Called under the lock of the socket's slot, after the operations that
  ///     waited. Must not call the engine on that handle, nor wait.
  ///   - end: Called once, when the socket is observed no more.
  package init(
    context: UnsafeMutableRawPointer, _ notify: @escaping Notice,
    _ end: @escaping @convention(c) (UnsafeMutableRawPointer) -> Void
  ) {
    unsafe self.context = context
    unsafe self.notify = notify
    unsafe self.end = end
  }
}

extension Socket {
  /// Puts an observer in the place of the former one. Counts as an operation that waits:
  /// somebody has to look at the descriptor (P8).
  package mutating func observe(by new: consuming Observer?) throws(EngineError) {
    let hadOne = observer != nil
    guard let new = new else {
      endObservation()
      if hadOne { port?.noteEnded() }
      return
    }
    try registerBoth()
    endObservation()
    observer = Stable(new)
    if !hadOne { port?.noteWaiting(1) }
  }

  private mutating func registerBoth() throws(EngineError) {
    if readRegistration == nil { readRegistration = readinessPort.value.base.registerReading(descriptor, handle) }
    if writeRegistration == nil { writeRegistration = readinessPort.value.base.registerWriting(descriptor, handle) }
    if readRegistration == nil || writeRegistration == nil {
      throw EngineError(.option, handle, .system(SystemCalls.lastError))
    }
  }

  package var observerContext: UnsafeMutableRawPointer? { unsafe observer?.value.context }

  mutating func endObservation() {
    guard let former = observer else { return }
    observer = nil
    unsafe former.value.end(former.value.context)
    former.destroy()
  }

  @inline(never)
  mutating func notifyObserver(fromBase: Bool) {
    guard let observer else { return }
    // The edge for writing may come first: what a receive waits for is not for others.
    if !receives.isEmpty {
      receiving.becameReady(hasEnded: false)
      performReceives(fromBase: fromBase)
    }
    // SAFETY: sockets live at fixed addresses (Stable); the callee keeps no pointer.
    unsafe withUnsafeMutablePointer(to: &self) { socket in
      unsafe observer.value.notify(socket, observer.value.context)
    }
  }

  /// What poll(2) says of these events now.
  package func poll(_ events: Int16) -> Int16 {
    var entries = [pollfd(fd: descriptor, events: events, revents: 0)]
    return SystemCalls.poll(&entries, atMost: 0) > 0 ? entries[0].revents : 0
  }
}
