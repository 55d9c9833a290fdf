// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// A further handle to whatever has one. Of what does I/O it is the same file object: one
/// association, one file pointer, one set of modes and locks; the last close closes (rules
/// HANDLE-4, CLOSE-9).
@c @implementation public func DuplicateHandle(
  _ sourceProcess: HANDLE?, _ source: HANDLE?, _ targetProcess: HANDLE?, _ target: LPHANDLE?,
  _ access: DWORD, _ inherit: BOOL, _ options: DWORD
) -> BOOL {
  guard unsafe ProcessObject.isThis(sourceProcess), unsafe ProcessObject.isThis(targetProcess) else {
    return LastError.fail(ERROR_CALL_NOT_IMPLEMENTED)
  }
  let handle = Handle(word: UInt(bitPattern: source))
  if HandleTable.kind(of: handle) == .port {
    return unsafe PortHandles.duplicate(handle, target, closesSource: options & DWORD(DUPLICATE_CLOSE_SOURCE) != 0)
  }
  if Int(bitPattern: source) > 0, let kind = HandleTable.kind(of: handle), kind.doesIO {
    return unsafe FileObject.duplicate(
      handle, kind, target, closesSource: options & DWORD(DUPLICATE_CLOSE_SOURCE) != 0)
  }
  guard let object = unsafe Stable<WaitObject>.retained(source) else {
    let isOpen = Int(bitPattern: source) > 0 && HandleTable.isOpen(handle)
    return LastError.fail(isOpen ? ERROR_CALL_NOT_IMPLEMENTED : ERROR_INVALID_HANDLE)
  }
  guard let target = unsafe target else {
    object.release()
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  let kind = object.value.kind
  guard let copy = unsafe object.makeHandle() else { return 0 }
  unsafe target.pointee = copy
  if options & DWORD(DUPLICATE_CLOSE_SOURCE) != 0,
    let slot = try? HandleTable.lock(handle, kind, for: .close)
  {
    HandleTable.closeAndUnlock(slot, handle)
  }
  return 1
}

private enum FileObject {
  static func duplicate(_ source: Handle, _ kind: HandleKind, _ target: LPHANDLE?, closesSource: Bool) -> BOOL {
    guard let target = unsafe target else { return LastError.fail(ERROR_INVALID_PARAMETER) }
    do throws(EngineError) {
      unsafe target.pointee = try (kind == .file ? File.duplicate(source) : Socket.duplicate(source, kind: kind))
        .windows
    } catch {
      return LastError.fail(StatusTable.win32(error))
    }
    return unsafe closesSource ? CloseHandle(source.windows) : 1
  }
}

private enum PortHandles {
  /// Another name of the same queue, which goes with the last of its names (rule
  /// HANDLE-2).
  static func duplicate(_ handle: Handle, _ target: LPHANDLE?, closesSource: Bool) -> BOOL {
    do throws(EngineError) {
      let copy = try Port.duplicate(handle)
      if let target = unsafe target { unsafe target.pointee = copy.windows } else { try Port.close(copy) }
      if closesSource { try Port.close(handle) }
      return 1
    } catch {
      return LastError.fail(StatusTable.win32(error))
    }
  }
}

/// No handle is ever inherited, and none protected from being closed.
@c @implementation public func GetHandleInformation(_ object: HANDLE?, _ flags: LPDWORD?) -> BOOL {
  guard let flags = unsafe flags else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  guard HandleTable.isOpen(Handle(word: UInt(bitPattern: object))) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  unsafe flags.pointee = 0
  return 1
}

/// Flags can be cleared, which they are anyway; they cannot be set.
@c @implementation public func SetHandleInformation(
  _ object: HANDLE?, _ mask: DWORD, _ flags: DWORD
) -> BOOL {
  guard HandleTable.isOpen(Handle(word: UInt(bitPattern: object))) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  guard mask & ~3 == 0 else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  return mask & flags == 0 ? 1 : LastError.fail(ERROR_CALL_NOT_IMPLEMENTED)
}
