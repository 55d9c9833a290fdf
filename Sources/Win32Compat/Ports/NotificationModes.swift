// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// winbase.h: SetFileCompletionNotificationModes. Rules SKIP-*.
///
/// FILE_SKIP_SET_EVENT_ON_HANDLE changes nothing here: no handle has an event of its
/// own that an operation could set.
@c @implementation public func SetFileCompletionNotificationModes(_ file: HANDLE!, _ flags: UCHAR) -> BOOL {
  let known = UCHAR(FILE_SKIP_COMPLETION_PORT_ON_SUCCESS | FILE_SKIP_SET_EVENT_ON_HANDLE)
  guard flags & ~known == 0 else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  do throws(EngineError) {
    // Whatever else the handle names, it is no socket.
    let kind = HandleTable.kind(of: Handle(file)).flatMap { $0.doesIO ? $0 : nil } ?? .socket
    let slot = try HandleTable.lock(Handle(file), kind, for: .option)
    defer { slot.unlock() }
    // A mode cannot be taken back (rule SKIP-4).
    guard flags & UCHAR(FILE_SKIP_COMPLETION_PORT_ON_SUCCESS) != 0 else { return 1 }
    if kind == .file {
      slot.file.value.skipsPacketOnSuccess = true
    } else {
      slot.socket.value.skipsPacketOnSuccess = true
    }
    return 1
  } catch {
    return LastError.fail(StatusTable.win32(error))
  }
}
