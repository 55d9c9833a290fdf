// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

enum SemaphoreObject {
  fileprivate static func create(_ initial: LONG, _ maximum: LONG, _ name: ObjectName?) -> HANDLE? {
    guard maximum > 0, initial >= 0, initial <= maximum else {
      LastError.code = UInt32(bitPattern: ERROR_INVALID_PARAMETER)
      return nil
    }
    let signal = Signal.semaphore(SemaphoreSignal(count: initial, maximum: maximum))
    return unsafe Stable<WaitObject>.create(.semaphore, signal, name: name)
  }

  /// The count before; nil, and nothing changed, when the maximum would be exceeded.
  fileprivate static func release(
    _ object: Stable<WaitObject>, _ count: LONG, to woken: inout WokenThreads
  ) -> LONG? {
    guard case .semaphore(var semaphore) = object.value.signal else { return nil }
    let before = semaphore.count
    guard count <= semaphore.maximum - before else { return nil }
    semaphore.count += count
    object.value.signal = .semaphore(semaphore)
    Dispatcher.announce(object, to: &woken)
    return before
  }
}

@c @implementation public func CreateSemaphoreA(
  _ security: LPSECURITY_ATTRIBUTES?, _ initial: LONG, _ maximum: LONG, _ name: LPCSTR?
) -> HANDLE? {
  unsafe SemaphoreObject.create(initial, maximum, ObjectName(name))
}

@c @implementation public func CreateSemaphoreW(
  _ security: LPSECURITY_ATTRIBUTES?, _ initial: LONG, _ maximum: LONG, _ name: LPCWSTR?
) -> HANDLE? {
  unsafe SemaphoreObject.create(initial, maximum, ObjectName(name))
}

@c @implementation public func ReleaseSemaphore(
  _ semaphore: HANDLE?, _ count: LONG, _ previous: LPLONG?
) -> BOOL {
  guard count > 0 else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  var woken = WokenThreads()
  let before: LONG?
  do throws(EngineError) {
    let handle = Handle(word: UInt(bitPattern: semaphore))
    before = try Stable<WaitObject>.withLocked(handle, .semaphore) { object in
      Dispatcher.lock.withLock { SemaphoreObject.release(object, count, to: &woken) }
    }
  } catch {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  guard let before else { return LastError.fail(ERROR_TOO_MANY_POSTS) }
  woken.wake()
  if let previous = unsafe previous { unsafe previous.pointee = before }
  return 1
}
