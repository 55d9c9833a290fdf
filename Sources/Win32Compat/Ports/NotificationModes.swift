// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// winbase.h: SetFileCompletionNotificationModes. Rules SKIP-*.
@c @implementation public func SetFileCompletionNotificationModes(_ file: HANDLE!, _ flags: UCHAR) -> BOOL {
  let known = UCHAR(FILE_SKIP_COMPLETION_PORT_ON_SUCCESS | FILE_SKIP_SET_EVENT_ON_HANDLE)
  guard flags & ~known == 0 else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  do throws(EngineError) {
    // Whatever else the handle names, it is no socket.
    let kind = HandleTable.kind(of: Handle(file)).flatMap { $0.doesIO ? $0 : nil } ?? .socket
    let slot = try HandleTable.lock(Handle(file), kind, for: .option)
    defer { slot.unlock() }
    // A mode cannot be taken back (rule SKIP-4).
    let skipsPacket = flags & UCHAR(FILE_SKIP_COMPLETION_PORT_ON_SUCCESS) != 0
    let keepsQuiet = flags & UCHAR(FILE_SKIP_SET_EVENT_ON_HANDLE) != 0
    switch kind {
    case .file:
      if skipsPacket { slot.file.value.skipsPacketOnSuccess = true }
      if keepsQuiet { slot.file.value.face.insert(.keepsQuiet) }
    case .socket:
      if skipsPacket { slot.socket.value.skipsPacketOnSuccess = true }
      if keepsQuiet { slot.socket.value.face.insert(.keepsQuiet) }
    default:
      if skipsPacket { slot.socket.value.skipsPacketOnSuccess = true }
      if keepsQuiet { slot.socket.value.fileFace.insert(.keepsQuiet) }
    }
    if keepsQuiet { AwaitedIO.keepQuiet(kind == .file ? slot.file.value.handle : slot.socket.value.handle) }
    return 1
  } catch {
    return LastError.fail(StatusTable.win32(error))
  }
}
