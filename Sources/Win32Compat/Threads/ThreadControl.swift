// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

extension Stable where Value == WaitObject {
  /// Changes the state of the thread that `handle` names; nil when it names none.
  fileprivate static func withThread<Result>(
    _ handle: HANDLE?, _ body: (inout ThreadSignal) -> Result
  ) -> Result? {
    guard let object = unsafe retained(handle, .thread) else { return nil }
    defer { object.release() }
    return Dispatcher.lock.withLock {
      guard case .thread(var thread) = object.value.signal else { return nil }
      defer { object.value.signal = .thread(thread) }
      return body(&thread)
    }
  }
}

/// The number of a running thread that Linux knows it by; 0 when it has none. For the C side.
@c @implementation public func iocp_inner_thread_number(_ thread: UnsafeMutableRawPointer?) -> Int32 {
  unsafe Stable<WaitObject>.withThread(thread) { $0.kernelNumber } ?? 0
}

private let levels: Set<Int32> = [-15, -2, -1, 0, 1, 2, 15]

/// A hint: kept for GetThreadPriority. Linux lets only the privileged raise one, even
/// back to where it was, so the scheduler is not told.
@c @implementation public func SetThreadPriority(_ thread: HANDLE?, _ priority: Int32) -> BOOL {
  guard levels.contains(priority) else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  let isKnown = unsafe Stable<WaitObject>.withThread(thread) { $0.priority = priority } != nil
  return isKnown ? 1 : LastError.fail(ERROR_INVALID_HANDLE)
}

@c @implementation public func GetThreadPriority(_ thread: HANDLE?) -> Int32 {
  if let priority = unsafe Stable<WaitObject>.withThread(thread, { $0.priority }) { return priority }
  LastError.code = UInt32(bitPattern: ERROR_INVALID_HANDLE)
  return THREAD_PRIORITY_ERROR_RETURN
}

/// Answers the processors before, 0 when it failed. A thread that has not begun yet
/// cannot be moved.
@c @implementation public func SetThreadAffinityMask(_ thread: HANDLE?, _ mask: DWORD_PTR) -> DWORD_PTR {
  // With the dispatcher's lock held the thread cannot end, nor its number be reused.
  let before = unsafe Stable<WaitObject>.withThread(thread) { thread -> UInt64? in
    guard thread.kernelNumber != 0, let before = Threads.affinity(ofThread: thread.kernelNumber),
      Threads.setAffinity(ofThread: thread.kernelNumber, UInt64(mask)) == 0
    else { return nil }
    return before
  }
  switch before {
  case nil: LastError.code = UInt32(bitPattern: ERROR_INVALID_HANDLE)
  case .some(nil): LastError.code = UInt32(bitPattern: ERROR_INVALID_PARAMETER)
  case .some(let mask?): return DWORD_PTR(mask)
  }
  return 0
}

/// Only a thread that has not begun can be suspended once more: nothing on Linux stops
/// a running one without risk to the locks it holds.
@c @implementation public func SuspendThread(_ thread: HANDLE?) -> DWORD {
  guard let object = unsafe Stable<WaitObject>.retained(thread, .thread) else {
    LastError.code = UInt32(bitPattern: ERROR_INVALID_HANDLE)
    return .max
  }
  defer { object.release() }
  let before = Dispatcher.lock.withLock {
    let count = object.value.suspensions.load(ordering: .relaxed)
    if count > 0 { object.value.suspensions.store(count + 1, ordering: .relaxed) }
    return count
  }
  if before > 0 { return before }
  LastError.code = UInt32(bitPattern: ERROR_CALL_NOT_IMPLEMENTED)
  return .max
}

/// Not implemented: a thread that is ended from outside keeps its locks for ever.
@c @implementation public func TerminateThread(_ thread: HANDLE?, _ code: DWORD) -> BOOL {
  LastError.fail(ERROR_CALL_NOT_IMPLEMENTED)
}
