// SPDX-License-Identifier: Apache-2.0

/// What has become of handles: who opened and closed them, which keys they carry, and
/// which of them failed to be connected.
struct HandleHistory {
  struct Opened {
    var kind: HandleKind
    var place: Place
  }

  private(set) var opened: [UInt32: Opened] = [:]
  private var closed: [UInt32: Place] = [:]
  private var keys: [UInt32: UInt] = [:]
  private var unconnected: [UInt32: (entry: Watched, told: Place)] = [:]

  mutating func open(_ handle: Handle, _ kind: HandleKind, _ here: Place) {
    closed[handle.rawValue] = nil
    if opened.count < Limits.watchedHandles { opened[handle.rawValue] = Opened(kind: kind, place: here) }
  }

  mutating func close(_ handle: Handle, _ here: Place) {
    opened[handle.rawValue] = nil
    keys[handle.rawValue] = nil
    unconnected[handle.rawValue] = nil
    if closed.count >= Limits.watchedHandles { closed.removeAll() }
    closed[handle.rawValue] = here
  }

  mutating func associate(_ handle: Handle, key: UInt) { keys[handle.rawValue] = key }

  func hasPort(_ handle: Handle) -> Bool { keys[handle.rawValue] != nil }
  func key(of handle: Handle) -> UInt { keys[handle.rawValue] ?? 0 }

  // MARK: Use after the end

  func refuse(_ error: EngineError, _ here: Place) -> [Finding] {
    if error.cause == .invalidHandle, let closing = closed[error.handle.rawValue] {
      // A thread that comes back to a port which was closed meanwhile has no other way to
      // learn of it.
      if error.operation == .dequeue { return [] }
      if error.operation == .close {
        return [
          Finding(.closedTwice, "a handle was closed that had been closed before", error.handle, here, closing)
        ]
      }
      return [
        Finding(
          .handleAfterClose, "a handle was used after it had been closed (\(error.operation))", error.handle, here,
          closing)
      ]
    }
    if error.cause == .system(Errno.notConnected), error.operation == .receive || error.operation == .send,
      let failed = unconnected[error.handle.rawValue]
    {
      return [
        Finding(
          .failedResultUsed,
          "a \(error.operation) on a socket whose \(failed.entry.kind.words) had failed", failed.entry, at: here,
          label: "used here", failed.told, "the failure was dequeued here")
      ]
    }
    return []
  }

  mutating func rememberFailure(of entry: Watched, _ told: Place) {
    let handle = entry.kind == .accept ? entry.target : entry.handle
    guard entry.kind == .accept || entry.kind == .connect, closed[handle.rawValue] == nil else { return }
    if unconnected.count < Limits.watchedHandles { unconnected[handle.rawValue] = (entry, told) }
  }

  mutating func forgetFailure(of handle: Handle, by kind: Operation.Kind, _ target: Handle) {
    if unconnected.isEmpty { return }
    if kind == .connect { unconnected[handle.rawValue] = nil }
    if kind == .accept { unconnected[target.rawValue] = nil }
  }
}
