// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// A call that a pool's thread makes: what TP_CALLBACK_INSTANCE stands for. One for each
/// thread, used again.
@safe
struct CallbackInstance: ~Copyable {
  fileprivate var object: Stable<PoolObject>?
  /// Threads that wait for the object's calls wait for this one too.
  fileprivate var isAssociated = false
  // What is to be done when the function has returned.
  var event: HANDLE?
  var semaphore: (HANDLE, count: DWORD)?
  var mutex: HANDLE?
  var section: PCRITICAL_SECTION?

  init() {}
}

extension Stable where Value == CallbackInstance {
  private var windows: PTP_CALLBACK_INSTANCE { unsafe OpaquePointer(address) }

  func perform(_ packet: Packet) {
    let key = PoolKey(packet.key)
    if let function = unsafe key.function {
      // The raw status, as Windows passes it (rule TP-1).
      return unsafe function(packet.status, packet.bytes, LPOVERLAPPED(bitPattern: packet.token))
    }
    if let inner = key.inputOutput {
      guard let object = Stable<PoolObject>.retained(inner.word, .poolInner) else { return }
      perform(object, packet)
      return object.release()
    }
    perform(key.object, packet)
  }

  private func perform(_ object: Stable<PoolObject>, _ packet: Packet) {
    // Also gives back the reference of a packet whose call was taken back.
    defer { object.release() }
    guard object.begin() else { return }
    value.object = object
    value.isAssociated = true
    if object.value.environment.runsLong { givePlaceAway() }
    call(object, packet)
    if let finalization = unsafe object.value.environment.finalization {
      unsafe finalization(windows, object.value.context)
    }
    finish()
    disassociate()
    if case .simple = object.value.function { object.value.environment.group?.remove(object) }
    value.object = nil
  }

  private func call(_ object: Stable<PoolObject>, _ packet: Packet) {
    let context = unsafe object.value.context
    let name = unsafe OpaquePointer(bitPattern: object.value.handle.word)
    switch object.value.function {
    case .simple(let function): unsafe function(windows, context)
    case .work(let function): unsafe function(windows, context, name)
    case .timer(let function): unsafe function(windows, context, name)
    case .wait(let function): unsafe function(windows, context, name, DWORD(packet.token))
    case .inputOutput(let function):
      unsafe function(
        windows, context, PVOID(bitPattern: packet.token), ULONG(StatusTable.win32(packet.status)),
        ULONG_PTR(packet.bytes), name)
    case .workItem(let function): _ = unsafe function(context)
    case .timerOrWait(let function):
      RegisteredWait.watchAgain(object)
      unsafe function(context, packet.token == 0 ? 0 : 1)
    }
  }

  /// Its page promises no order.
  private func finish() {
    if let section = unsafe value.section { unsafe LeaveCriticalSection(section) }
    if let mutex = unsafe value.mutex { _ = unsafe ReleaseMutex(mutex) }
    if let (semaphore, count) = unsafe value.semaphore {
      _ = unsafe ReleaseSemaphore(semaphore, LONG(clamping: count), nil)
    }
    if let event = unsafe value.event { _ = unsafe SetEvent(event) }
    unsafe value.section = nil
    unsafe value.mutex = nil
    unsafe value.semaphore = nil
    unsafe value.event = nil
  }

  func disassociate() {
    guard value.isAssociated, let object = value.object else { return }
    value.isAssociated = false
    object.end()
  }

  /// This thread is busy for long: it does not count for the pool's concurrency until
  /// it comes back.
  func givePlaceAway() { _ = Stable<Waiter>.current.block() }

  var hasOtherThreads: Bool { value.object?.value.environment.pool.hasOthers ?? false }

  /// The call that this thread makes, if that is the one that `instance` names.
  static func current(_ instance: PTP_CALLBACK_INSTANCE?) -> Self? {
    guard let record = unsafe Threads.record, let instance = unsafe instance else { return nil }
    let current = unsafe Stable<ThreadRecord>(address: record).value.callback
    return unsafe current?.address == UnsafeMutableRawPointer(instance) ? current : nil
  }
}

extension Stable where Value == PoolObject {
  /// Whether the thread is in a call of the object for whose calls it is going to wait.
  @inline(never)
  func lookForItself() {
    guard let record = unsafe Threads.record else { return }
    // SAFETY: the face stores nothing else there.
    let current = unsafe Stable<ThreadRecord>(address: record).value.callback
    guard let current, current.value.isAssociated, current.value.object == self else { return }
    Verifier.finds(
      .waitInOwnCallback, "a callback of a pool waits for the callbacks of its own object, and so for itself",
      value.handle, "waits here")
  }
}

@c @implementation public func CallbackMayRunLong(_ instance: PTP_CALLBACK_INSTANCE?) -> BOOL {
  guard let current = unsafe Stable<CallbackInstance>.current(instance) else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  guard current.hasOtherThreads else { return LastError.fail(ERROR_TOO_MANY_TCBS) }
  current.givePlaceAway()
  return 1
}

@c @implementation public func DisassociateCurrentThreadFromCallback(_ instance: PTP_CALLBACK_INSTANCE?) {
  unsafe Stable<CallbackInstance>.current(instance)?.disassociate()
}

@c @implementation public func SetEventWhenCallbackReturns(
  _ instance: PTP_CALLBACK_INSTANCE?, _ event: HANDLE?
) {
  unsafe Stable<CallbackInstance>.current(instance)?.value.event = unsafe event
}

@c @implementation public func ReleaseSemaphoreWhenCallbackReturns(
  _ instance: PTP_CALLBACK_INSTANCE?, _ semaphore: HANDLE?, _ count: DWORD
) {
  unsafe Stable<CallbackInstance>.current(instance)?.value.semaphore = unsafe semaphore.map { unsafe ($0, count) }
}

@c @implementation public func ReleaseMutexWhenCallbackReturns(
  _ instance: PTP_CALLBACK_INSTANCE?, _ mutex: HANDLE?
) {
  unsafe Stable<CallbackInstance>.current(instance)?.value.mutex = unsafe mutex
}

@c @implementation public func LeaveCriticalSectionWhenCallbackReturns(
  _ instance: PTP_CALLBACK_INSTANCE?, _ section: PCRITICAL_SECTION?
) {
  unsafe Stable<CallbackInstance>.current(instance)?.value.section = unsafe section
}
