// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Sockets, files, pipes and folders as objects that threads wait for: signalled when an
/// operation without hEvent has ended, not signalled from the beginning of the next one on
/// (rule EVENT-6). Made when somebody first waits for one; up to then a handle counts as
/// signalled unless something is pending on it.
enum AwaitedIO {
  private struct Entry {
    /// Retained.
    let object: Stable<WaitObject>
    /// FILE_SKIP_SET_EVENT_ON_HANDLE.
    let stays: Bool
  }

  /// By the first handle of each. Its lock is taken under those of slots.
  private static let entries = Guarded<[Handle: Entry]>([:])

  private static let notices: Void = AwaitedHandle.tell(
    AwaitedHandle.Notices(
      began: { handle in entries.withLock { $0[handle]?.object }.map { EventObject.reset($0) } },
      counts: { record in ends(record) },
      ended: { handle in signal(handle) },
      closed: { handle in entries.withLock { $0.removeValue(forKey: handle) }?.object.release() }))

  /// The object of an open handle of this kind, with a reference for the caller.
  static func retained(_ handle: Handle, _ kind: HandleKind) -> Stable<WaitObject>? {
    _ = notices
    guard let slot = try? HandleTable.lock(handle, kind, for: .lookUp) else { return nil }
    defer { slot.unlock() }
    let first = kind == .file ? slot.file.value.handle : slot.socket.value.handle
    return entries.withLock { entries in
      let object: Stable<WaitObject>
      if let known = entries[first] {
        object = known.object
      } else {
        let isPending = kind == .file ? slot.file.value.becomeAwaited() : slot.socket.value.becomeAwaited()
        object = Stable(WaitObject(kind, .event(EventSignal(isManual: true, isSet: !isPending))))
        let face = kind == .file ? slot.file.value.face.contains(.keepsQuiet) : slot.socket.value.keepsQuiet(kind)
        entries[first] = Entry(object: object, stays: face)
      }
      object.value.retain()
      return object
    }
  }

  /// The handle is not set by operations any more.
  static func keepQuiet(_ first: Handle) {
    entries.withLock { entries in
      if let entry = entries[first] { entries[first] = Entry(object: entry.object, stays: true) }
    }
  }

  /// Whether anybody has ever waited for this handle.
  static func isKnown(_ first: Handle) -> Bool { entries.withLock { $0[first] != nil } }

  /// An operation that belongs to this handle has ended. Waits for nobody.
  static func signal(_ first: Handle) {
    let entry = entries.withLock { $0[first] }
    if let entry, !entry.stays { EventObject.set(entry.object) }
  }

  /// An accept that asked for data ends on the accepted socket; what is left there of the
  /// listener's is none of that socket's.
  private static func ends(_ record: OverlappedRecord) -> Bool {
    if record.value.kind == .accept, record.value.length > 0 { return false }
    if record.value.context & AcceptedFirstData.foreign != 0, record.value.kind == .receive { return false }
    // A request of FindNextChangeNotification; a pipe's end that nobody asked about.
    if record.value.token == 0 { return record.value.kind == .watchFolder }
    return unsafe record.overlapped.pointee.hEvent == nil
  }
}

extension Socket {
  fileprivate func keepsQuiet(_ kind: HandleKind) -> Bool {
    kind == .socket ? face.contains(.keepsQuiet) : fileFace.contains(.keepsQuiet)
  }
}

/// A port as an object that threads wait for (rule PORT-14). It asks the port itself, so
/// that a port nobody waits for need not say anything.
enum AwaitedPort {
  /// The object of an open port, with a reference for the caller.
  static func retained(_ handle: Handle) -> Stable<WaitObject>? {
    try? unsafe Port.withObserver(of: handle, orMake: observer) { context in
      let object = unsafe Stable<WaitObject>(address: context)
      object.value.retain()
      return object
    }
  }

  private static func observer(of port: Stable<Port>) -> PortObserver {
    let object = Stable(WaitObject(.port, .port(PortSignal(port: port))))
    return unsafe PortObserver(
      context: object.address, lookAgain: AwaitedPort.announce, closed: AwaitedPort.close, end: AwaitedPort.forget)
  }

  private static let announce: PortObserver.Notice = { announce(unsafe Stable(address: $0)) }

  private static let close: PortObserver.Notice = { context in
    let object = unsafe Stable<WaitObject>(address: context)
    Dispatcher.lock.withLock { object.value.signal = .port(PortSignal(port: nil)) }
    announce(object)
  }

  private static let forget: PortObserver.Notice = { unsafe Stable<WaitObject>(address: $0).release() }

  private static func announce(_ object: Stable<WaitObject>) {
    var woken = WokenThreads()
    Dispatcher.lock.withLock { Dispatcher.announce(object, to: &woken) }
    woken.wake()
  }
}

/// A port's own state, asked for each time; nil once it is closed, which signals it for
/// good.
struct PortSignal {
  let port: Stable<Port>?

  var isSet: Bool { port?.hasUnclaimedPackets ?? true }
}
