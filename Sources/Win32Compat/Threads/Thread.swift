// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// What a new thread is to do, handed to it by the one that makes it.
struct ThreadStart {
  /// Where it starts, and what it gets. Suspended, it waits for ResumeThread first.
  @safe
  struct Plan {
    typealias Function = @convention(c) (UnsafeMutableRawPointer?) -> UInt32

    let function: Function
    let parameter: UnsafeMutableRawPointer?
    var stack = 0
    var flags: DWORD = 0
    var closesHandle = false

    fileprivate var isSuspended: Bool { flags & 0x4 != 0 }
    fileprivate var isReservation: Bool { flags & 0x1_0000 != 0 }
    var isValid: Bool { flags & ~0x1_0004 == 0 }

    fileprivate func run() -> UInt32 { unsafe function(parameter) }
  }

  private let plan: Plan
  private let object: Stable<WaitObject>
  private let ownHandle: Handle

  /// Makes a thread and its handle; nil with the last error set when that failed.
  static func create(_ plan: Plan, _ number: UnsafeMutablePointer<UInt32>?) -> HANDLE? {
    let object = Stable(WaitObject(.thread, .thread(ThreadSignal(number: Threads.nextNumber()))))
    if plan.isSuspended { object.value.suspensions.store(1, ordering: .relaxed) }
    guard let handle = unsafe object.makeHandle() else { return nil }
    // Before it runs: programs let the new thread read it.
    if let number = unsafe number { unsafe number.pointee = object.thread.number }
    let name = Handle(word: UInt(bitPattern: handle))
    object.value.retain()
    let start = Stable(
      ThreadStart(plan: plan, object: object, ownHandle: plan.closesHandle ? name : .none))
    if launch(start, stack: stackSize(plan.stack, plan.isReservation)) { return unsafe handle }
    start.destroy()
    object.release()
    if let slot = try? HandleTable.lock(name, .thread, for: .close) {
      HandleTable.closeAndUnlock(slot, name)
    }
    LastError.code = UInt32(bitPattern: ERROR_NOT_ENOUGH_MEMORY)
    return nil
  }

  private static func launch(_ start: Stable<ThreadStart>, stack: Int) -> Bool {
    unsafe Threads.start(stack: stack, { unsafe ThreadStart.run($0) }, start.address) == 0
  }

  /// Windows asks for what to commit at once, unless told that it is what to reserve.
  /// Linux commits what is touched, so only a reservation is a wish to save space.
  private static func stackSize(_ wish: Int, _ isReservation: Bool) -> Int {
    let systemDefault = 8 << 20
    if wish <= 0 || !isReservation && wish <= systemDefault { return 0 }
    // libc's own functions need this much.
    return (max(min(wish, 1 << 40), 256 << 10) + 4095) & ~4095
  }

  private static func run(_ address: UnsafeMutableRawPointer?) {
    guard let address = unsafe address else { return }
    let record = unsafe Stable<ThreadStart>(address: address)
    let start = record.value
    record.destroy()
    start.run()
  }

  private func run() {
    Threads.setNumber(object.thread.number)
    let record = Stable<ThreadRecord>.begin(object)
    record.value.ownHandle = ownHandle
    while true {
      let suspensions = object.value.suspensions.load(ordering: .acquiring)
      if suspensions == 0 { break }
      _ = Futex.wait(object.value.suspensions, whileEqualTo: suspensions, until: .never)
    }
    // Calls that were queued before it began come first (QueueUserAPC's page).
    ProcedureCalls.run(record)
    record.value.exitCode = plan.run()
  }

  /// Ends this thread with an exit code.
  static func exit(_ code: UInt32) -> Never {
    Stable<ThreadRecord>.current.value.exitCode = code
    Threads.leave()
  }
}

@c @implementation public func CreateThread(
  _ security: LPSECURITY_ATTRIBUTES?, _ stack: SIZE_T, _ start: LPTHREAD_START_ROUTINE?,
  _ parameter: LPVOID?, _ flags: DWORD, _ id: LPDWORD?
) -> HANDLE? {
  let plan = unsafe start.map { function in
    unsafe ThreadStart.Plan(
      function: function, parameter: parameter, stack: Int(truncatingIfNeeded: stack), flags: flags)
  }
  guard let plan, plan.isValid else {
    LastError.code = UInt32(bitPattern: ERROR_INVALID_PARAMETER)
    return nil
  }
  return unsafe ThreadStart.create(plan, id)
}

@c @implementation public func ExitThread(_ code: DWORD) -> Never { ThreadStart.exit(code) }

@c @implementation public func GetCurrentThread() -> HANDLE? { unsafe HANDLE(bitPattern: -2) }

@c @implementation public func GetCurrentThreadId() -> DWORD { Threads.number }

@c @implementation public func GetThreadId(_ thread: HANDLE?) -> DWORD {
  guard let object = unsafe Stable<WaitObject>.retained(thread, .thread) else {
    LastError.code = UInt32(bitPattern: ERROR_INVALID_HANDLE)
    return 0
  }
  defer { object.release() }
  return object.thread.number
}

@c @implementation public func GetExitCodeThread(_ thread: HANDLE?, _ code: LPDWORD?) -> BOOL {
  guard let code = unsafe code else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  guard let object = unsafe Stable<WaitObject>.retained(thread, .thread) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  defer { object.release() }
  unsafe code.pointee = object.thread.exitCode
  return 1
}

/// Answers how often the thread was suspended before.
@c @implementation public func ResumeThread(_ thread: HANDLE?) -> DWORD {
  guard let object = unsafe Stable<WaitObject>.retained(thread, .thread) else {
    LastError.code = UInt32(bitPattern: ERROR_INVALID_HANDLE)
    return .max
  }
  defer { object.release() }
  let before = Dispatcher.lock.withLock {
    let count = object.value.suspensions.load(ordering: .relaxed)
    if count > 0 { object.value.suspensions.store(count - 1, ordering: .releasing) }
    return count
  }
  if before == 1 {
    Futex.wake(object.value.suspensions, count: 1)
    if object.thread.process != .none { ProcessObject.resume(object.thread.process) }
  }
  return before
}

extension Stable where Value == WaitObject {
  /// The state of a thread's object.
  var thread: ThreadSignal {
    Dispatcher.lock.withLock {
      guard case .thread(let thread) = value.signal else { preconditionFailure("not a thread") }
      return thread
    }
  }
}
