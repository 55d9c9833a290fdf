// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// The one wait behind all wait functions.
enum Wait {
  static let failed: DWORD = 0xFFFF_FFFF
  static let timedOut: DWORD = 258
  static let abandoned: DWORD = 0x80
  static let alerted: DWORD = 0xC0
  static let most = 64

  static func deadline(_ milliseconds: DWORD) -> Deadline {
    milliseconds == .max ? .never : .after(milliseconds: milliseconds)
  }

  /// Waits for one or all of `handles`; answers what the wait functions return. An
  /// alertable wait makes this thread's procedure calls, and has taken nothing then.
  static func wait(
    _ handles: UnsafeBufferPointer<HANDLE?>, all: Bool, _ milliseconds: DWORD, alertable: Bool
  ) -> DWORD {
    if Modes.areOn { Verifier.passesBy() }
    let thread = Stable<ThreadRecord>.current
    let result = unsafe wait(thread, handles, all, milliseconds, alertable)
    // Not before the links are free again: calls may wait too.
    if result == alerted { ProcedureCalls.run(thread) }
    return result
  }

  private static func wait(
    _ thread: Stable<ThreadRecord>, _ handles: UnsafeBufferPointer<HANDLE?>, _ all: Bool,
    _ milliseconds: DWORD, _ alertable: Bool
  ) -> DWORD {
    thread.prepareLinks(handles.count)
    thread.value.waitsForAll = all
    defer { releaseObjects(thread) }
    for index in handles.indices {
      guard let object = unsafe Stable<WaitObject>.retained(handles[index]) else {
        return unsafe fail(StatusTable.win32(EngineError(.lookUp, Handle(handles[index]), .invalidHandle)))
      }
      thread.value.links[index].value.object = object
    }
    if all, namesOneTwice(thread) { return fail(ERROR_INVALID_PARAMETER) }
    thread.prepareToSleep()
    let outcome = Dispatcher.lock.withLock {
      Dispatcher.begin(thread, mayWait: milliseconds != 0, isAlertable: alertable)
    }
    let ending = outcome == .waiting ? sleep(thread, until: deadline(milliseconds)) : outcome
    if Modes.areOn { followSignals(thread, ending) }
    return result(ending)
  }

  /// A sanitizer is told whose signals have ended the wait.
  @inline(never)
  private static func followSignals(_ thread: Stable<ThreadRecord>, _ outcome: Dispatcher.Outcome) {
    guard case .taken(let taken, _) = outcome else { return }
    for index in 0..<thread.value.linksInUse where thread.value.waitsForAll || index == taken {
      if let object = thread.value.links[index].value.object { unsafe Sanitizers.acquire(object.address) }
    }
  }

  private static func sleep(
    _ thread: Stable<ThreadRecord>, until deadline: Deadline
  ) -> Dispatcher.Outcome {
    Blocking.whileAsleep {
      if !thread.sleep(until: deadline) {
        if Dispatcher.lock.withLock({ Dispatcher.giveUp(thread) }) { return .timedOut }
        // It ended in the moment our time ran out: what it took is ours, and the
        // wake-up that belongs to it is on its way.
        while !thread.sleep(until: .never) {}
      }
      return thread.value.outcome
    }
  }

  private static func result(_ outcome: Dispatcher.Outcome) -> DWORD {
    switch outcome {
    case .taken(let index, let isAbandoned): DWORD(index) + (isAbandoned ? abandoned : 0)
    case .alerted: alerted
    case .timedOut, .waiting: timedOut
    }
  }

  private static func releaseObjects(_ thread: Stable<ThreadRecord>) {
    for index in 0..<thread.value.linksInUse {
      thread.value.links[index].value.object?.release()
      thread.value.links[index].value.object = nil
    }
    thread.value.linksInUse = 0
  }

  private static func namesOneTwice(_ thread: Stable<ThreadRecord>) -> Bool {
    let count = thread.value.linksInUse
    for index in 1..<max(1, count) {
      for earlier in 0..<index
      where thread.value.links[earlier].value.object == thread.value.links[index].value.object {
        return true
      }
    }
    return false
  }

  private static func fail(_ code: Int32) -> DWORD {
    LastError.code = UInt32(bitPattern: code)
    return failed
  }

  static func one(_ handle: HANDLE?, _ milliseconds: DWORD, alertable: Bool = false) -> DWORD {
    var handle = unsafe handle
    return unsafe withUnsafePointer(to: &handle) { pointer in
      unsafe wait(
        UnsafeBufferPointer(start: pointer, count: 1), all: false, milliseconds, alertable: alertable)
    }
  }

  fileprivate static func several(
    _ count: DWORD, _ handles: UnsafePointer<HANDLE?>?, _ all: Bool, _ milliseconds: DWORD,
    alertable: Bool = false
  ) -> DWORD {
    guard count > 0, count <= most, let handles = unsafe handles else {
      return fail(ERROR_INVALID_PARAMETER)
    }
    // SAFETY: the caller's array has `count` entries.
    return unsafe wait(
      UnsafeBufferPointer(start: handles, count: Int(count)), all: all, milliseconds,
      alertable: alertable)
  }
}

@c @implementation public func WaitForSingleObject(_ object: HANDLE?, _ milliseconds: DWORD) -> DWORD {
  unsafe Wait.one(object, milliseconds)
}

@c @implementation public func WaitForSingleObjectEx(
  _ object: HANDLE?, _ milliseconds: DWORD, _ alertable: BOOL
) -> DWORD {
  unsafe Wait.one(object, milliseconds, alertable: alertable != 0)
}

@c @implementation public func WaitForMultipleObjects(
  _ count: DWORD, _ objects: UnsafePointer<HANDLE?>?, _ all: BOOL, _ milliseconds: DWORD
) -> DWORD {
  unsafe Wait.several(count, objects, all != 0, milliseconds)
}

@c @implementation public func WaitForMultipleObjectsEx(
  _ count: DWORD, _ objects: UnsafePointer<HANDLE?>?, _ all: BOOL, _ milliseconds: DWORD,
  _ alertable: BOOL
) -> DWORD {
  unsafe Wait.several(count, objects, all != 0, milliseconds, alertable: alertable != 0)
}

@c @implementation public func WSAWaitForMultipleEvents(
  _ count: DWORD, _ events: UnsafePointer<WSAEVENT?>?, _ all: BOOL, _ milliseconds: DWORD,
  _ alertable: BOOL
) -> DWORD {
  unsafe Wait.several(count, events, all != 0, milliseconds, alertable: alertable != 0)
}
