// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// ioapiset.h: CancelIo, CancelIoEx. Rules CANCEL-*.

@c @implementation public func CancelIoEx(_ file: HANDLE!, _ overlapped: LPOVERLAPPED!) -> BOOL {
  let handle = Handle(file)
  let token = UInt(bitPattern: overlapped)
  do throws(EngineError) {
    let inAccept = AcceptedFirstData.cancel(handle, token: token, submitter: nil)
    do throws(EngineError) {
      try Socket.cancel(handle) { token == 0 || $0.token == token }
    } catch where error.cause == .notFound && inAccept > 0 {
    }
    return 1
  } catch {
    return LastError.fail(cancelCode(error, handle))
  }
}

@c @implementation public func CancelIo(_ file: HANDLE!) -> BOOL {
  let handle = Handle(file)
  let thread = Stable<Waiter>.current.value.id
  do throws(EngineError) {
    _ = AcceptedFirstData.cancel(handle, token: 0, submitter: thread)
    try Socket.cancel(handle) { $0.submitter == thread }
    return 1
  } catch {
    if error.cause == .notFound { return 1 }
    return LastError.fail(cancelCode(error, handle))
  }
}

/// A handle that is open, but takes no overlapped operations, has none to cancel.
private func cancelCode(_ error: EngineError, _ handle: Handle) -> Int32 {
  error.cause == .wrongKind ? ERROR_NOT_FOUND : StatusTable.win32(error)
}
