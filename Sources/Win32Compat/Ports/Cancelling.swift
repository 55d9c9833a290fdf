// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// ioapiset.h: CancelIo, CancelIoEx. Rules CANCEL-*.

@c @implementation public func CancelIoEx(_ file: HANDLE!, _ overlapped: LPOVERLAPPED!) -> BOOL {
  let token = UInt(bitPattern: overlapped)
  do throws(EngineError) {
    try Cancelling.cancel(Handle(file), token: token == 0 ? nil : token, submitter: nil)
    return 1
  } catch {
    return LastError.fail(StatusTable.win32(error))
  }
}

@c @implementation public func CancelIo(_ file: HANDLE!) -> BOOL {
  do throws(EngineError) {
    try Cancelling.cancel(Handle(file), token: nil, submitter: Stable<Waiter>.current.value.id)
    return 1
  } catch {
    // Nothing to cancel is no failure here (rule CANCEL-8).
    return error.cause == .notFound ? 1 : LastError.fail(StatusTable.win32(error))
  }
}

enum Cancelling {
  /// Cancels what was issued on this handle: pending on its socket, or, for an AcceptEx
  /// that has got its connection and waits for data, on the accepted one.
  ///
  /// - Parameters:
  ///   - token: One OVERLAPPED, nil for all.
  ///   - submitter: One thread's operations, nil for all.
  static func cancel(_ handle: Handle, token: UInt?, submitter: Int32?) throws(EngineError) {
    func fits(_ operation: borrowing CompletionEngine.Operation) -> Bool {
      (token == nil || operation.token == token) && (submitter == nil || operation.submitter == submitter)
    }
    switch HandleTable.kind(of: handle) {
    case .file?: try File.cancel(handle, where: fits)
    case .pipe?: try Socket.cancel(handle, kind: .pipe, where: fits)
    case .folder?: try Socket.cancel(handle, kind: .folder, where: fits)
    default: try cancelOnSocket(handle, token: token, submitter: submitter)
    }
  }

  private static func cancelOnSocket(_ handle: Handle, token: UInt?, submitter: Int32?) throws(EngineError) {
    let elsewhere = AcceptedFirstData.cancel(HandleTable.first(handle), token: token ?? 0, submitter: submitter)
    do throws(EngineError) {
      try Socket.cancel(handle) {
        $0.context & AcceptedFirstData.foreign == 0 && (token == nil || $0.token == token)
          && (submitter == nil || $0.submitter == submitter)
      }
    } catch  where error.cause == .notFound && elsewhere > 0 {
    }
  }
}

/// Ends the blocking call that a thread is in. Rule CANCEL-15.
@c @implementation public func CancelSynchronousIo(_ thread: HANDLE?) -> BOOL {
  guard let object = unsafe Stable<WaitObject>.retained(thread, .thread) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  defer { object.release() }
  var number: Int32 = 0
  Dispatcher.lock.withLock {
    if case .thread(let signal) = object.value.signal { number = signal.kernelNumber }
  }
  return number != 0 && BlockedThreads.cancel(number) ? 1 : LastError.fail(ERROR_NOT_FOUND)
}
