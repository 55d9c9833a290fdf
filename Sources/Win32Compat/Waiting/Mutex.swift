// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

enum MutexObject {
  fileprivate static func create(_ isOwned: Bool, _ name: ObjectName?) -> HANDLE? {
    unsafe Stable<WaitObject>.create(.mutex, .mutex(MutexSignal()), name: name) { mutex in
      guard isOwned else { return }
      let thread = Stable<ThreadRecord>.current
      _ = Dispatcher.lock.withLock { Dispatcher.take(mutex, thread) }
    }
  }

  /// False when this thread does not own it.
  fileprivate static func release(_ object: Stable<WaitObject>, to woken: inout WokenThreads) -> Bool {
    guard case .mutex(var mutex) = object.value.signal, mutex.owner == Stable<ThreadRecord>.current else {
      return false
    }
    if mutex.depth > 1 {
      mutex.depth -= 1
      object.value.signal = .mutex(mutex)
    } else {
      Dispatcher.disown(object)
      Dispatcher.announce(object, to: &woken)
    }
    return true
  }
}

@c @implementation public func CreateMutexA(
  _ security: LPSECURITY_ATTRIBUTES?, _ owner: BOOL, _ name: LPCSTR?
) -> HANDLE? {
  unsafe MutexObject.create(owner != 0, ObjectName(name))
}

@c @implementation public func CreateMutexW(
  _ security: LPSECURITY_ATTRIBUTES?, _ owner: BOOL, _ name: LPCWSTR?
) -> HANDLE? {
  unsafe MutexObject.create(owner != 0, ObjectName(name))
}

@c @implementation public func ReleaseMutex(_ mutex: HANDLE?) -> BOOL {
  var woken = WokenThreads()
  let wasOwner: Bool
  // Made before any lock is taken.
  _ = Stable<ThreadRecord>.current
  do throws(EngineError) {
    let handle = Handle(word: UInt(bitPattern: mutex))
    wasOwner = try Stable<WaitObject>.withLocked(handle, .mutex) { object in
      Dispatcher.lock.withLock { MutexObject.release(object, to: &woken) }
    }
  } catch {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  guard wasOwner else { return LastError.fail(ERROR_NOT_OWNER) }
  woken.wake()
  return 1
}
