// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// handleapi.h: CloseHandle, for every kind (rules HANDLE-3, HANDLE-6).
@c @implementation public func CloseHandle(_ object: HANDLE!) -> BOOL {
  let handle = Handle(object)
  do throws(EngineError) {
    switch HandleTable.kind(of: handle) {
    case .port?: try Port.close(handle)
    case .socket?: try SocketClosing.close(handle)
    case .file?:
      // Others may open or delete it from here on, whatever still runs.
      try File.abandon(handle) { OpenFiles.remove($0) }
    case .pipe?:
      try Socket.abandon(handle, kind: .pipe) { NamedPipes.remove($0) }
    case .folder?: try Socket.abandon(handle, kind: .folder)
    case let kind? where kind.isClosable:
      HandleTable.closeAndUnlock(try HandleTable.lock(handle, kind, for: .close), handle)
    case _: throw EngineError(.close, handle, .invalidHandle)
    }
    if Modes.areOn { Verifier.closes(handle) }
    return 1
  } catch {
    return LastError.fail(StatusTable.win32(error))
  }
}
