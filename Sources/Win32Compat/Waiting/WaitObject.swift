// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32
internal import Synchronization

/// An event, a semaphore, a mutex, a timer or a thread; or what does I/O, or a port, once
/// somebody has waited for it.
///
/// Lives while anybody refers to it: each handle, each wait, for a thread's object
/// the thread itself. So a handle may be closed while others wait for the object;
/// they go on waiting for it. The last `release` destroys it.
struct WaitObject: ~Copyable {
  // Dispatcher's lock.
  var signal: Signal
  var firstLink: Stable<WaitLink>?
  var lastLink: Stable<WaitLink>?
  /// Neighbours among the mutexes that one thread owns.
  var nextOwned: Stable<WaitObject>?
  var previousOwned: Stable<WaitObject>?
  /// Of a thread: what it is to call in its next alertable wait, and its record while
  /// it runs.
  var calls = CallQueue()
  var record: Stable<ThreadRecord>?
  /// Of a timer: its call that is queued, and to which thread.
  var timerCall: (Stable<ProcedureCall>, thread: Stable<WaitObject>)?

  // Everywhere.
  let kind: HandleKind
  let name: ObjectName?
  /// A thread does not run while this is above 0.
  let suspensions = Atomic<UInt32>(0)
  private let references = Atomic<Int>(1)

  init(_ kind: HandleKind, _ signal: Signal, name: ObjectName? = nil) {
    self.kind = kind
    self.signal = signal
    self.name = name
  }

  borrowing func retain() { references.wrappingAdd(1, ordering: .relaxed) }

  borrowing func releaseReference() -> Bool {
    references.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0
  }

  /// What GetCurrentProcess stands for: it ends with us, so nobody sees it signalled.
  static let process = Stable(WaitObject(.process, .process(ProcessSignal(number: Process.id))))
}

extension Stable where Value == WaitObject {
  func release() {
    let isLast =
      if let name = value.name {
        name.forget(self) { self.value.releaseReference() }
      } else {
        value.releaseReference()
      }
    guard isLast else { return }
    if value.kind == .mutex {
      // Closed while a thread owned it: that thread must not find it at its end.
      Dispatcher.lock.withLock { Dispatcher.disown(self) }
    }
    if case .process(let process) = value.signal { process.thread?.release() }
    if case .job(let job) = value.signal { Jobs.lastHandleClosed(job.number) }
    if case .timer(let timer) = value.signal {
      // Its procedure call goes with it.
      Dispatcher.lock.withLock { ProcedureCalls.withdraw(self) }?.destroy()
      timer.end()
    }
    destroy()
  }

  /// A handle to this object, which takes over one reference; NULL, and the last
  /// error, when there is no handle to be had.
  func makeHandle() -> HANDLE? {
    do throws(EngineError) {
      let handle = try unsafe HandleTable.insert(value.kind, address) { address in
        unsafe Stable<WaitObject>(address: address).release()
      }
      return unsafe HANDLE(bitPattern: handle.word)
    } catch {
      release()
      LastError.code = UInt32(bitPattern: StatusTable.win32(error))
      return nil
    }
  }

  /// What `handle` names, with a reference for the caller; nil when it is none of the
  /// objects one can wait for.
  static func retained(_ handle: HANDLE?, _ kind: HandleKind? = nil) -> Self? {
    switch Int(bitPattern: handle) {
    case -2:
      if let kind, kind != .thread { return nil }
      let object = Stable<ThreadRecord>.current.value.object
      object.value.retain()
      return object
    case -1:
      if let kind, kind != .process { return nil }
      WaitObject.process.value.retain()
      return WaitObject.process
    default: break
    }
    let handle = Handle(word: UInt(bitPattern: handle))
    guard let kind = kind ?? HandleTable.kind(of: handle) else { return nil }
    if kind.doesIO { return AwaitedIO.retained(handle, kind) }
    if kind == .port { return AwaitedPort.retained(handle) }
    guard kind.isWaitable else { return nil }
    return try? withLocked(handle, kind) { object in
      object.value.retain()
      return object
    }
  }

  /// Runs `body` while the handle's slot is locked, so that the object stays.
  static func withLocked<Result>(
    _ handle: Handle, _ kind: HandleKind, _ body: (Self) -> Result
  ) throws(EngineError) -> Result {
    let slot = try HandleTable.lock(handle, kind, for: .lookUp)
    defer { slot.unlock() }
    // SAFETY: slots of waitable kinds hold the address of a WaitObject, and the
    // handle's own reference keeps it alive while the slot is open.
    return body(unsafe Stable(address: slot.value.object!))
  }
}
