// SPDX-License-Identifier: Apache-2.0

public import CWin32

/// Files, pipes and devices are not implemented: every call says so, and changes
/// nothing.

@c @implementation public func CreateFileA(
  _: LPCSTR?, _: DWORD, _: DWORD, _: LPSECURITY_ATTRIBUTES?, _: DWORD, _: DWORD, _: HANDLE?
) -> HANDLE? {
  unsafe LastError.noFile()
}

@c @implementation public func CreateFileW(
  _: LPCWSTR?, _: DWORD, _: DWORD, _: LPSECURITY_ATTRIBUTES?, _: DWORD, _: DWORD, _: HANDLE?
) -> HANDLE? {
  unsafe LastError.noFile()
}

@c @implementation public func FlushFileBuffers(_: HANDLE?) -> BOOL { LastError.unimplemented() }

@c @implementation public func SetEndOfFile(_: HANDLE?) -> BOOL { LastError.unimplemented() }

@c @implementation public func DeleteFileA(_: LPCSTR?) -> BOOL { LastError.unimplemented() }

@c @implementation public func DeleteFileW(_: LPCWSTR?) -> BOOL { LastError.unimplemented() }

@c @implementation public func GetFileSizeEx(
  _: HANDLE?, _: PLARGE_INTEGER?
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func SetFilePointerEx(
  _: HANDLE?, _: LARGE_INTEGER, _: PLARGE_INTEGER?, _: DWORD
) -> BOOL {
  LastError.unimplemented()
}

/// INVALID_FILE_SIZE.
@c @implementation public func GetFileSize(
  _: HANDLE?, _: LPDWORD?
) -> DWORD {
  LastError.unimplemented(.max)
}

/// INVALID_SET_FILE_POINTER.
@c @implementation public func SetFilePointer(
  _: HANDLE?, _: LONG, _: PLONG?, _: DWORD
) -> DWORD {
  LastError.unimplemented(.max)
}

/// FILE_TYPE_UNKNOWN.
@c @implementation public func GetFileType(_: HANDLE?) -> DWORD { LastError.unimplemented(0) }

@c @implementation public func GetTempPathA(
  _: DWORD, _: LPSTR?
) -> DWORD {
  LastError.unimplemented(0)
}

@c @implementation public func GetTempFileNameA(
  _: LPCSTR?, _: LPCSTR?, _: UINT, _: LPSTR?
) -> UINT {
  LastError.unimplemented(0)
}

@c @implementation public func DeviceIoControl(
  _: HANDLE?, _: DWORD, _: LPVOID?, _: DWORD, _: LPVOID?, _: DWORD, _: LPDWORD?, _: LPOVERLAPPED?
) -> BOOL {
  LastError.unimplemented()
}

// MARK: Pipes

@c @implementation public func CreateNamedPipeA(
  _: LPCSTR?, _: DWORD, _: DWORD, _: DWORD, _: DWORD, _: DWORD, _: DWORD, _: LPSECURITY_ATTRIBUTES?
) -> HANDLE? {
  unsafe LastError.noFile()
}

@c @implementation public func CreateNamedPipeW(
  _: LPCWSTR?, _: DWORD, _: DWORD, _: DWORD, _: DWORD, _: DWORD, _: DWORD,
  _: LPSECURITY_ATTRIBUTES?
) -> HANDLE? {
  unsafe LastError.noFile()
}

@c @implementation public func ConnectNamedPipe(
  _: HANDLE?, _: LPOVERLAPPED?
) -> BOOL {
  LastError.unimplemented()
}

@c @implementation public func DisconnectNamedPipe(_: HANDLE?) -> BOOL { LastError.unimplemented() }

// MARK: Results and cancelling

