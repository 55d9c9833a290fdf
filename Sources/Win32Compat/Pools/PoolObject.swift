// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32
internal import Synchronization

/// A function that a pool calls, again and again: work, a timer, a wait, the
/// completions of a handle. Known to the program by the value of a handle.
///
/// Lives while anybody refers to it: its handle, each call that is queued or to be
/// expected, a timer that is set, a wait.
@safe
struct PoolObject: ~Copyable {
  @safe
  enum Function {
    case simple(PTP_SIMPLE_CALLBACK)
    case work(PTP_WORK_CALLBACK)
    case timer(PTP_TIMER_CALLBACK)
    case wait(PTP_WAIT_CALLBACK)
    case inputOutput(PTP_WIN32_IO_CALLBACK)
    case workItem(LPTHREAD_START_ROUTINE)
    /// Of timer queues and registered waits.
    case timerOrWait(WAITORTIMERCALLBACK)
  }

  let function: Function
  let context: PVOID?
  let environment: PoolEnvironment
  /// What the program knows it by; `none` for calls that it knows nothing of.
  fileprivate(set) var handle = Handle.none

  fileprivate let lock = Lock()
  // The lock guards what follows.
  /// Calls that are queued, or that a started operation will bring, and not begun.
  var pending = 0
  /// Packets that come for calls which were taken back.
  var skipped = 0
  var running = 0
  /// Counts changes, for threads that wait for the calls to end.
  let changes = Atomic<UInt32>(0)
  var timing = PoolTiming()
  var watch: Stable<Watch>?
  /// Of completions: what their packets are found by.
  var innerHandle = Handle.none
  /// Of timer queues and registered waits: set when the last call has ended after the
  /// object was given up.
  var completionEvent = Handle.none
  var isGivenUp = false
  var repeatedWait: RegisteredWait?

  fileprivate let references = Atomic<Int>(1)

  fileprivate init(_ function: Function, _ context: PVOID?, _ environment: PoolEnvironment) {
    self.function = function
    unsafe self.context = unsafe context
    self.environment = environment
  }

  /// - Returns: false when the call was taken back.
  mutating func begin() -> Bool {
    if skipped > 0 {
      skipped -= 1
      return false
    }
    guard pending > 0 else { return false }
    pending -= 1
    running += 1
    return true
  }

  /// A call that was announced does not come. False when none was.
  mutating func expectOneLess() -> Bool {
    if pending > 0 {
      pending -= 1
    } else if skipped > 0 {
      skipped -= 1
    } else {
      return false
    }
    return true
  }

  mutating func takeBack() {
    skipped += pending
    pending = 0
  }

  var hasPending: Bool { pending > 0 }
  var isBusy: Bool { pending > 0 || running > 0 }
}

extension Stable where Value == PoolObject {
  static func make(
    _ function: PoolObject.Function, _ context: PVOID?, _ environment: PoolEnvironment
  ) -> Self {
    unsafe Stable(PoolObject(function, context, environment))
  }

  /// Gives it a handle, which takes over the caller's reference, and makes it a member
  /// of its group; false, with the last error set, when there is none to be had.
  func open(_ kind: HandleKind) -> Bool {
    do throws(EngineError) {
      value.handle = try unsafe HandleTable.insert(kind, address) { address in
        unsafe Stable<PoolObject>(address: address).release()
      }
      value.environment.group?.add(self)
      return true
    } catch {
      release()
      LastError.code = UInt32(StatusTable.win32(error))
      return false
    }
  }

  /// The object of a handle, with a reference for the caller.
  static func retained(_ word: UInt, _ kind: HandleKind) -> Self? {
    guard let slot = try? HandleTable.lock(Handle(word: word), kind, for: .lookUp) else { return nil }
    defer { slot.unlock() }
    // SAFETY: slots of these kinds hold the address of a PoolObject.
    let object = unsafe Self(address: slot.value.object!)
    // An inner handle keeps nobody alive.
    return object.retainIfAlive() ? object : nil
  }

  /// Closes the handle. False when that was done already.
  func close() -> Bool {
    guard let slot = try? HandleTable.lock(value.handle, kind, for: .close) else { return false }
    value.environment.group?.remove(self)
    HandleTable.closeAndUnlock(slot, value.handle)
    return true
  }

  private var kind: HandleKind { HandleTable.kind(of: value.handle) ?? .poolWork }

  func locked<Result>(_ body: (inout PoolObject) -> Result) -> Result {
    value.lock.withLock { body(&value) }
  }

  func retain() { value.references.wrappingAdd(1, ordering: .relaxed) }

  private func retainIfAlive() -> Bool {
    var count = value.references.load(ordering: .relaxed)
    while count > 0 {
      let (done, original) = value.references.compareExchange(
        expected: count, desired: count + 1, ordering: .relaxed)
      if done { return true }
      count = original
    }
    return false
  }

  func release() {
    guard value.references.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 else { return }
    if let slot = try? HandleTable.lock(value.innerHandle, .poolInner, for: .close) {
      HandleTable.closeAndUnlock(slot, value.innerHandle)
    }
    value.timing.end()
    value.repeatedWait?.target.release()
    value.environment.release()
    destroy()
  }
}
