// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// fileapi.h: FindFirstChangeNotification and its relatives: a folder's handle that is
/// waited for itself (AwaitedIO), and a request for changes that nobody reads. Rule FILE-15.
private enum ChangeNotification {
  static func first(_ name: String??, _ isDeep: BOOL, _ filter: DWORD) -> HANDLE? {
    let interest = FolderChanges.interest(filter)
    guard !interest.isEmpty, filter & ~0x17f == 0 else { return unsafe refuse(ERROR_INVALID_PARAMETER) }
    let access = DWORD(FILE_LIST_DIRECTORY)
    let share = DWORD(FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE)
    let opened = unsafe Opening.answer(
      name, access, share, DWORD(OPEN_EXISTING), DWORD(FILE_FLAG_BACKUP_SEMANTICS) | DWORD(FILE_FLAG_OVERLAPPED))
    if Int(bitPattern: opened) == -1 { return unsafe opened }
    let handle = Handle(opened)
    guard HandleTable.kind(of: handle) == .folder else {
      OpenObject.close(handle)
      return unsafe refuse(ERROR_DIRECTORY)
    }
    do throws(EngineError) {
      try Folder.withLocked(handle) { folder throws(EngineError) in
        folder.value.fileFace.insert(.notifies)
        try folder.value.beginWatch(interest, isDeep: isDeep != 0)
      }
      // Its state counts from now on.
      AwaitedIO.retained(handle, .folder)?.release()
      try ask(handle)
      LastError.code = 0
      return unsafe opened
    } catch {
      OpenObject.close(handle)
      return unsafe refuse(StatusTable.file(error))
    }
  }

  /// The handle is signalled by the next change, or by one that has come already.
  static func next(_ handle: Handle) -> BOOL {
    do throws(EngineError) {
      let isOne = try Folder.withLocked(handle) { $0.value.fileFace.contains(.notifies) }
      guard isOne else { return LastError.fail(ERROR_INVALID_HANDLE) }
      try ask(handle)
      return 1
    } catch {
      return LastError.fail(StatusTable.file(error))
    }
  }

  private static func ask(_ handle: Handle) throws(EngineError) {
    try Folder.withLocked(handle) { folder throws(EngineError) in
      let record = unsafe OperationPool.take(.watchFolder, token: 0, ended)
      do throws(EngineError) {
        _ = try folder.value.submitWatch(record)
      } catch {
        OperationPool.give(back: record)
        throw error
      }
    }
  }

  private static let ended: Completion = { folder, address, code, _, _ in
    if code == 0 { _ = unsafe Stable<Socket>(address: folder).value.takeChanges() }
    OperationPool.give(back: unsafe OverlappedRecord(address: address))
    return false
  }

  private static func refuse(_ code: Int32) -> HANDLE? {
    LastError.code = UInt32(bitPattern: code)
    return unsafe HANDLE(bitPattern: -1)
  }
}

@c @implementation public func FindFirstChangeNotificationA(
  _ name: LPCSTR?, _ isDeep: BOOL, _ filter: DWORD
) -> HANDLE? {
  unsafe ChangeNotification.first(name.map { unsafe WindowsText.string($0) }, isDeep, filter)
}

@c @implementation public func FindFirstChangeNotificationW(
  _ name: LPCWSTR?, _ isDeep: BOOL, _ filter: DWORD
) -> HANDLE? {
  unsafe ChangeNotification.first(name.map { unsafe WindowsText.string($0) }, isDeep, filter)
}

@c @implementation public func FindNextChangeNotification(_ change: HANDLE?) -> BOOL {
  ChangeNotification.next(Handle(change))
}

@c @implementation public func FindCloseChangeNotification(_ change: HANDLE?) -> BOOL { unsafe CloseHandle(change) }
