// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// What outlives a process for those who hold its handle.
struct ProcessSignal {
  let number: Int32
  /// Tells of the end; `.none` for this process itself.
  var watch = Handle.none
  /// Of a child: its first thread, retained.
  var thread: Stable<WaitObject>?
  /// What TerminateProcess gave.
  var wantedCode: UInt32?
  var exitCode = ThreadSignal.stillActive
  var hasEnded = false
}

/// Processes as objects that threads wait for. Rules PROC-*.
///
/// References: each handle, each wait, each job, and the watch until the process has ended,
/// so that a child is reaped even when nobody has a handle.
enum ProcessObject {
  /// Those that run, by number: one object for one process.
  private static let running = Guarded<[Int32: Stable<WaitObject>]>([:])

  /// The object of a process by its number, with a reference for the caller.
  static func find(_ number: Int32) throws(EngineError) -> Stable<WaitObject> {
    if number == Process.id {
      WaitObject.process.value.retain()
      return WaitObject.process
    }
    if let known = known(number) { return known }
    return try watch(number)
  }

  private static func known(_ number: Int32) -> Stable<WaitObject>? {
    running.withLock { running in
      let object = running[number]
      object?.value.retain()
      return object
    }
  }

  /// A new object for a process that runs, with a reference for the caller.
  static func watch(_ number: Int32, isSuspended: Bool? = nil) throws(EngineError) -> Stable<WaitObject> {
    let object = Stable(WaitObject(.process, .process(ProcessSignal(number: number))))
    var thread: Stable<WaitObject>?
    if let isSuspended {
      thread = Stable(WaitObject(.thread, .thread(ThreadSignal(number: UInt32(number)))))
      if isSuspended { thread?.value.suspensions.store(1, ordering: .relaxed) }
    }
    object.value.retain()
    let other = running.withLock { running in
      // Somebody may have been faster.
      let other = running[number]
      if let other { other.value.retain() } else { running[number] = object }
      return other
    }
    if let other {
      object.release()
      object.release()
      return other
    }
    do throws(EngineError) {
      // It may end before this returns: what `ended` does waits for the lock.
      try Dispatcher.lock.withLock { () throws(EngineError) in
        var signal = ProcessSignal(number: number)
        signal.thread = thread
        object.value.signal = .process(signal)
      }
      let watch = try unsafe ProcessWatch.begin(number, object.address) { context, end in
        ended(unsafe Stable<WaitObject>(address: context), end)
      }
      let hasEnded = Dispatcher.lock.withLock {
        guard case .process(var signal) = object.value.signal else { return true }
        signal.watch = watch
        object.value.signal = .process(signal)
        if let thread, case .thread(var threadSignal) = thread.value.signal {
          threadSignal.process = watch
          thread.value.signal = .thread(threadSignal)
        }
        return signal.hasEnded
      }
      if hasEnded { ProcessWatch.end(watch) }
      return object
    } catch {
      _ = running.withLock { $0.removeValue(forKey: number) }
      object.release()
      object.release()
      throw error
    }
  }

  /// Called once, by the backstop.
  private static func ended(_ object: Stable<WaitObject>, _ end: ProcessEnd?) {
    guard case .process(let signal) = (Dispatcher.lock.withLock { object.value.signal }) else { return }
    _ = running.withLock { $0.removeValue(forKey: signal.number) }
    let code = ExitCode.of(end, wanted: signal.wantedCode)
    // Jobs first: whoever has waited for the process finds their packets queued.
    Jobs.processEnded(object, signal.number, code, end)
    var woken = WokenThreads()
    var watch = Handle.none
    Dispatcher.lock.withLock {
      guard case .process(var signal) = object.value.signal else { return }
      signal.hasEnded = true
      signal.exitCode = code
      watch = signal.watch
      object.value.signal = .process(signal)
      Dispatcher.announce(object, to: &woken)
      if let thread = signal.thread, case .thread(var threadSignal) = thread.value.signal {
        threadSignal.hasEnded = true
        threadSignal.exitCode = code
        thread.value.signal = .thread(threadSignal)
        Dispatcher.announce(thread, to: &woken)
      }
    }
    woken.wake()
    ProcessWatch.end(watch)
    object.release()
  }

  /// Ends a process; answers a Win32 code, 0 when it will end.
  static func terminate(_ object: Stable<WaitObject>, _ code: UInt32) -> Int32 {
    if object == WaitObject.process { SystemCalls.endAtOnce(Int32(bitPattern: code)) }
    let watch: Handle? = Dispatcher.lock.withLock {
      guard case .process(var signal) = object.value.signal, !signal.hasEnded else { return nil }
      // The first one who ends it says with which code.
      if signal.wantedCode == nil { signal.wantedCode = code }
      object.value.signal = .process(signal)
      return signal.watch
    }
    guard let watch else { return ERROR_ACCESS_DENIED }
    let result = ProcessWatch.signal(watch, KernelSignal.kill)
    return result == 0 ? 0 : ERROR_ACCESS_DENIED
  }
}

extension Stable where Value == WaitObject {
  /// The state of a process' object.
  var process: ProcessSignal {
    Dispatcher.lock.withLock {
      guard case .process(let process) = value.signal else { preconditionFailure("not a process") }
      return process
    }
  }
}

/// Numbers of signal(7).
enum KernelSignal {
  static let interrupt: Int32 = 2
  static let illegal: Int32 = 4
  static let abort: Int32 = 6
  static let bus: Int32 = 7
  static let arithmetic: Int32 = 8
  static let kill: Int32 = 9
  static let segment: Int32 = 11
  static let terminate: Int32 = 15
  static let goOn: Int32 = 18
}

/// How a process has ended, as Windows says it: signals are what the same mistake gives
/// there.
enum ExitCode {
  static func of(_ end: ProcessEnd?, wanted: UInt32?) -> UInt32 {
    // Somebody else's child does not tell.
    guard let end else { return wanted ?? 0 }
    if let code = end.code { return UInt32(code) }
    if end.signal == KernelSignal.kill, let wanted { return wanted }
    return of(signal: end.signal)
  }

  private static func of(signal: Int32) -> UInt32 {
    switch signal {
    case KernelSignal.segment, KernelSignal.bus: 0xC000_0005
    case KernelSignal.illegal: 0xC000_001D
    case KernelSignal.arithmetic: 0xC000_0094
    case KernelSignal.interrupt, KernelSignal.terminate: 0xC000_013A
    // What abort() of the C run-time library exits with.
    case KernelSignal.abort: 3
    default: 128 + UInt32(signal)
    }
  }

  /// Whether it is that of an exception nobody has handled (Microsoft Learn,
  /// JOBOBJECT_ASSOCIATE_COMPLETION_PORT).
  static func isAbnormal(_ code: UInt32) -> Bool { code >> 30 == 3 }
}
