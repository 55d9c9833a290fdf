// SPDX-License-Identifier: Apache-2.0

/// Somebody who waits for the port itself rather than for its packets (rule PORT-14): a
/// port is signalled while packets lie on it that no dequeuing thread is on its way to,
/// and once it is closed.
@safe
package struct PortObserver: ~Copyable {
  package typealias Notice = @convention(c) (_ context: UnsafeMutableRawPointer) -> Void

  package let context: UnsafeMutableRawPointer
  fileprivate let lookAgain: Notice
  fileprivate let closed: Notice
  fileprivate let end: Notice

  /// - Parameters:
  ///   - lookAgain: `hasUnclaimedPackets` may have become true. Called under no lock of the
  ///     port's, maybe under that of another handle's slot.
  ///   - closed: The port was closed; nobody may ask it anything after `end`.
  ///   - end: The port is no more.
  package init(
    context: UnsafeMutableRawPointer, lookAgain: @escaping Notice, closed: @escaping Notice, end: @escaping Notice
  ) {
    unsafe self.context = context
    unsafe self.lookAgain = lookAgain
    unsafe self.closed = closed
    unsafe self.end = end
  }
}

extension Port {
  /// Runs `body` with the context of the port's one observer, which `make` makes for the
  /// first who asks; the handle's slot is locked.
  package static func withObserver<Result>(
    of handle: Handle, orMake make: (Stable<Port>) -> PortObserver, _ body: (UnsafeMutableRawPointer) -> Result
  ) throws(EngineError) -> Result {
    let slot = try HandleTable.lock(handle, .port, for: .lookUp)
    defer { slot.unlock() }
    let port = slot.port
    let observer =
      port.value.observer
      ?? {
        let made = Stable(make(port))
        port.value.lock.withLock {
          port.value.observer = made
          port.value.lifecycle.notes.insert(.observed)
        }
        return made
      }()
    return unsafe body(observer.value.context)
  }
}

extension Stable where Value == Port {
  package var hasUnclaimedPackets: Bool { value.lock.withLock { value.lifecycle.hasUnclaimed } }

  /// What a look at the port's state under its lock has brought up; the lock is not held.
  @inline(never)
  func attend(to notes: PortLifecycle.Notes) {
    if notes.contains(.heldUp) { Backstop.hurry() }
    if notes.contains(.observed), let observer = value.observer {
      unsafe observer.value.lookAgain(observer.value.context)
    }
  }

  func tellObserverOfClose() {
    if let observer = value.observer { unsafe observer.value.closed(observer.value.context) }
  }

  func endObserver() {
    guard let observer = value.observer else { return }
    unsafe observer.value.end(observer.value.context)
    observer.destroy()
  }
}
