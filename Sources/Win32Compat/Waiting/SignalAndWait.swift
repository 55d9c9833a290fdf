// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Signals one object, then waits for another. Two steps, as its page says: other
/// threads may see the state in between.
@c @implementation public func SignalObjectAndWait(
  _ signalled: HANDLE?, _ object: HANDLE?, _ milliseconds: DWORD, _ alertable: BOOL
) -> DWORD {
  let kind = HandleTable.kind(of: Handle(word: UInt(bitPattern: signalled)))
  let isDone: BOOL =
    switch kind {
    case .event?: unsafe SetEvent(signalled)
    case .semaphore?: unsafe ReleaseSemaphore(signalled, 1, nil)
    case .mutex?: unsafe ReleaseMutex(signalled)
    default: LastError.fail(ERROR_INVALID_HANDLE)
    }
  return unsafe isDone == 0 ? Wait.failed : Wait.one(object, milliseconds, alertable: alertable != 0)
}
