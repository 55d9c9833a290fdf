// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// fileapi.h: what a file is.

@c @implementation public func GetFileType(_ file: HANDLE?) -> DWORD {
  let handle = Handle(file)
  do throws(EngineError) {
    let slot: LockedSlot
    let kind = HandleTable.kind(of: handle)
    switch kind {
    case .file?, .pipe?, .folder?, .socket?: slot = try HandleTable.lock(handle, kind ?? .file, for: .lookUp)
    default: throw EngineError(.lookUp, handle, .invalidHandle)
    }
    defer { slot.unlock() }
    LastError.code = 0
    switch kind {
    case .folder?: return DWORD(FILE_TYPE_DISK)
    case .file? where slot.file.value.isRegular: return DWORD(FILE_TYPE_DISK)
    case .file?: return DWORD(FILE_TYPE_CHAR)
    case .pipe? where slot.socket.value.fileFace.contains(.characters): return DWORD(FILE_TYPE_CHAR)
    default: return DWORD(FILE_TYPE_PIPE)
    }
  } catch {
    LastError.code = UInt32(StatusTable.win32(error))
    return DWORD(FILE_TYPE_UNKNOWN)
  }
}

@c @implementation public func GetFileInformationByHandle(
  _ file: HANDLE?, _ information: LPBY_HANDLE_FILE_INFORMATION?
) -> BOOL {
  guard let information = unsafe information else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  let handle = Handle(file)
  do throws(EngineError) {
    let facts: SystemCalls.FileFacts?
    if HandleTable.kind(of: handle) == .folder {
      facts = try FolderObject.facts(handle)
    } else {
      facts = try File.withDescriptor(handle, .lookUp) { SystemCalls.facts(of: $0.value.descriptor) }
    }
    guard let facts else { return LastError.fail(ERROR_GEN_FAILURE) }
    unsafe information.pointee = BY_HANDLE_FILE_INFORMATION(facts)
    return 1
  } catch {
    return LastError.fail(StatusTable.file(error))
  }
}

extension BY_HANDLE_FILE_INFORMATION {
  init(_ facts: SystemCalls.FileFacts) {
    self.init()
    dwFileAttributes = FileAttributes.of(facts)
    // Without a time of birth, the last change is the oldest thing known.
    ftCreationTime = FILETIME(nanosecondsSince1970: facts.born != 0 ? facts.born : facts.modified)
    ftLastAccessTime = FILETIME(nanosecondsSince1970: facts.accessed)
    ftLastWriteTime = FILETIME(nanosecondsSince1970: facts.modified)
    dwVolumeSerialNumber = DWORD(truncatingIfNeeded: facts.device)
    nFileSizeHigh = DWORD(truncatingIfNeeded: facts.size >> 32)
    nFileSizeLow = DWORD(truncatingIfNeeded: facts.size)
    nNumberOfLinks = facts.links
    nFileIndexHigh = DWORD(truncatingIfNeeded: facts.number >> 32)
    nFileIndexLow = DWORD(truncatingIfNeeded: facts.number)
  }
}

extension FILETIME {
  init(nanosecondsSince1970 nanoseconds: Int64) {
    let ticks = CalendarTime.ticks(nanosecondsSince1970: nanoseconds)
    self.init(
      dwLowDateTime: DWORD(truncatingIfNeeded: ticks), dwHighDateTime: DWORD(truncatingIfNeeded: ticks >> 32))
  }
}

enum FileAttributes {
  /// Nobody may write: read only. Files are "archive", as Windows makes them.
  static func of(_ facts: SystemCalls.FileFacts) -> DWORD {
    let isReadOnly = facts.mode & 0o222 == 0
    let type = SystemCalls.FileType(facts) == .folder ? FILE_ATTRIBUTE_DIRECTORY : FILE_ATTRIBUTE_ARCHIVE
    return DWORD(type) | (isReadOnly ? DWORD(FILE_ATTRIBUTE_READONLY) : 0)
  }
}

@c @implementation public func GetFileAttributesA(_ name: LPCSTR?) -> DWORD {
  unsafe attributes(name.map { unsafe WindowsText.string($0) })
}

@c @implementation public func GetFileAttributesW(_ name: LPCWSTR?) -> DWORD {
  unsafe attributes(name.map { unsafe WindowsText.string($0) })
}

private func attributes(_ name: String??) -> DWORD {
  do throws(FileName.Refusal) {
    let path = try FileName.path(name)
    guard let facts = SystemCalls.facts(ofPath: path) else {
      throw FileName.Refusal(FileName.code(errno: Errno.noSuchFile, path: path))
    }
    return FileAttributes.of(facts)
  } catch {
    LastError.code = UInt32(bitPattern: error.code)
    return .max
  }
}
