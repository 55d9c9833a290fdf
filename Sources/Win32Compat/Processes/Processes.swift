// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// processthreadsapi.h: processes by handle. Rules PROC-*.

@c @implementation public func OpenProcess(_ access: DWORD, _ inherit: BOOL, _ id: DWORD) -> HANDLE? {
  guard id > 0, id <= DWORD(Int32.max) else { return unsafe LastError.none(ERROR_INVALID_PARAMETER) }
  do throws(EngineError) {
    return unsafe try ProcessObject.find(Int32(id)).makeHandle()
  } catch {
    // Nobody has that number; or it is a thread's.
    if case .system(let code) = error.cause, code == Errno.noSuchProcess || code == Errno.invalidArgument {
      return unsafe LastError.none(ERROR_INVALID_PARAMETER)
    }
    return unsafe LastError.none(StatusTable.file(error))
  }
}

@c @implementation public func GetProcessId(_ process: HANDLE?) -> DWORD {
  guard let object = unsafe Stable<WaitObject>.retained(process, .process) else {
    LastError.code = UInt32(ERROR_INVALID_HANDLE)
    return 0
  }
  defer { object.release() }
  return DWORD(object.process.number)
}

@c @implementation public func GetExitCodeProcess(_ process: HANDLE?, _ code: LPDWORD?) -> BOOL {
  guard let code = unsafe code else { return LastError.fail(ERROR_NOACCESS) }
  guard let object = unsafe Stable<WaitObject>.retained(process, .process) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  defer { object.release() }
  unsafe code.pointee = object.process.exitCode
  return 1
}

@c @implementation public func TerminateProcess(_ process: HANDLE?, _ code: UINT) -> BOOL {
  guard let object = unsafe Stable<WaitObject>.retained(process, .process) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  defer { object.release() }
  let error = ProcessObject.terminate(object, code)
  return error == 0 ? 1 : LastError.fail(error)
}

extension ProcessObject {
  /// A thread of another process goes on that was suspended.
  static func resume(_ watch: Handle) { _ = ProcessWatch.signal(watch, KernelSignal.goOn) }

  /// Whether the handle stands for this process.
  static func isThis(_ process: HANDLE?) -> Bool {
    guard let object = unsafe Stable<WaitObject>.retained(process, .process) else { return false }
    defer { object.release() }
    return object == WaitObject.process
  }
}
