// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Setting and resetting events, also for operations that complete. Takes the event's
/// slot lock and the dispatcher's, so it may be called with a socket's slot locked.
enum EventObject {
  /// False when the word names no event. The low two bits are ignored.
  static func signal(handleWord: UInt) -> Bool { change(handleWord) { set($0, true, to: &$1) } }

  static func reset(handleWord: UInt) -> Bool { change(handleWord) { set($0, false, to: &$1) } }

  /// Ends the waits of this moment only.
  fileprivate static func pulse(handleWord: UInt) -> Bool {
    change(handleWord) { event, woken in
      set(event, true, to: &woken)
      set(event, false, to: &woken)
    }
  }

  /// Sets an event that the caller has a reference to.
  static func set(_ event: Stable<WaitObject>) {
    var woken = WokenThreads()
    Dispatcher.lock.withLock { set(event, true, to: &woken) }
    woken.wake()
  }

  static func reset(_ event: Stable<WaitObject>) {
    var unused = WokenThreads()
    Dispatcher.lock.withLock { set(event, false, to: &unused) }
  }

  private static func change(
    _ word: UInt, _ body: (Stable<WaitObject>, inout WokenThreads) -> Void
  ) -> Bool {
    var woken = WokenThreads()
    do throws(EngineError) {
      try Stable<WaitObject>.withLocked(Handle(word: word), .event) { event in
        Dispatcher.lock.withLock { body(event, &woken) }
      }
    } catch {
      return false
    }
    woken.wake()
    return true
  }

  private static func set(
    _ object: Stable<WaitObject>, _ isSet: Bool, to woken: inout WokenThreads
  ) {
    guard case .event(var event) = object.value.signal, event.isSet != isSet else { return }
    event.isSet = isSet
    object.value.signal = .event(event)
    if isSet { Dispatcher.announce(object, to: &woken) }
  }

  fileprivate static func create(_ isManual: Bool, _ isSet: Bool, _ name: ObjectName?) -> HANDLE? {
    let signal = Signal.event(EventSignal(isManual: isManual, isSet: isSet))
    return unsafe Stable<WaitObject>.create(.event, signal, name: name)
  }

  fileprivate static func open(_ name: ObjectName?) -> HANDLE? {
    unsafe Stable<WaitObject>.open(.event, name)
  }
}

@c @implementation public func CreateEventA(
  _ security: LPSECURITY_ATTRIBUTES?, _ manual: BOOL, _ initial: BOOL, _ name: LPCSTR?
) -> HANDLE? {
  unsafe EventObject.create(manual != 0, initial != 0, ObjectName(name))
}

@c @implementation public func CreateEventW(
  _ security: LPSECURITY_ATTRIBUTES?, _ manual: BOOL, _ initial: BOOL, _ name: LPCWSTR?
) -> HANDLE? {
  unsafe EventObject.create(manual != 0, initial != 0, ObjectName(name))
}

@c @implementation public func OpenEventA(_ access: DWORD, _ inherit: BOOL, _ name: LPCSTR?) -> HANDLE? {
  unsafe EventObject.open(ObjectName(name))
}

@c @implementation public func OpenEventW(_ access: DWORD, _ inherit: BOOL, _ name: LPCWSTR?) -> HANDLE? {
  unsafe EventObject.open(ObjectName(name))
}

@c @implementation public func SetEvent(_ event: HANDLE?) -> BOOL {
  EventObject.signal(handleWord: UInt(bitPattern: event)) ? 1 : LastError.fail(ERROR_INVALID_HANDLE)
}

@c @implementation public func ResetEvent(_ event: HANDLE?) -> BOOL {
  EventObject.reset(handleWord: UInt(bitPattern: event)) ? 1 : LastError.fail(ERROR_INVALID_HANDLE)
}

@c @implementation public func PulseEvent(_ event: HANDLE?) -> BOOL {
  EventObject.pulse(handleWord: UInt(bitPattern: event)) ? 1 : LastError.fail(ERROR_INVALID_HANDLE)
}

// MARK: Winsock's names for manual-reset events

@c @implementation public func WSACreateEvent() -> WSAEVENT? { unsafe EventObject.create(true, false, nil) }

@c @implementation public func WSASetEvent(_ event: WSAEVENT?) -> BOOL {
  EventObject.signal(handleWord: UInt(bitPattern: event)) ? 1 : LastError.fail(ERROR_INVALID_HANDLE)
}

@c @implementation public func WSAResetEvent(_ event: WSAEVENT?) -> BOOL {
  EventObject.reset(handleWord: UInt(bitPattern: event)) ? 1 : LastError.fail(ERROR_INVALID_HANDLE)
}

@c @implementation public func WSACloseEvent(_ event: WSAEVENT?) -> BOOL {
  let handle = Handle(word: UInt(bitPattern: event))
  guard let slot = try? HandleTable.lock(handle, .event, for: .close) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  HandleTable.closeAndUnlock(slot, handle)
  return 1
}
