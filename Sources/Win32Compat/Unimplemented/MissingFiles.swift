// SPDX-License-Identifier: Apache-2.0

public import CWin32

/// Devices are not implemented: the call says so, and changes nothing.

@c @implementation public func DeviceIoControl(
  _: HANDLE?, _: DWORD, _: LPVOID?, _: DWORD, _: LPVOID?, _: DWORD, _: LPDWORD?, _: LPOVERLAPPED?
) -> BOOL {
  LastError.unimplemented()
}
