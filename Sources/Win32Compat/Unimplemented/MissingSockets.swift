// SPDX-License-Identifier: Apache-2.0

public import CWin32

/// Socket functions that are not implemented answer WSAEOPNOTSUPP.

// MARK: Names and addresses

@c @implementation public func WSAAddressToStringA(
  _: LPSOCKADDR?, _: DWORD, _: LPWSAPROTOCOL_INFOA?, _: LPSTR?, _: LPDWORD?
) -> INT {
  LastError.failSocket(WSAEOPNOTSUPP)
}

@c @implementation public func WSAStringToAddressA(
  _: LPSTR?, _: INT, _: LPWSAPROTOCOL_INFOA?, _: LPSOCKADDR?, _: LPINT?
) -> INT {
  LastError.failSocket(WSAEOPNOTSUPP)
}

@c @implementation public func InetPtonW(
  _: INT, _: PCWSTR?, _: PVOID?
) -> INT {
  LastError.failSocket(WSAEOPNOTSUPP)
}

@c @implementation public func InetNtopW(
  _: INT, _: UnsafeRawPointer?, _: PWSTR?, _: Int
) -> PCWSTR? {
  unsafe LastError.none(WSAEOPNOTSUPP)
}

/// Answers the code itself, as it does where it is implemented.
@c @implementation public func GetAddrInfoW(
  _: PCWSTR?, _: PCWSTR?, _: UnsafePointer<ADDRINFOW>?, _: UnsafeMutablePointer<PADDRINFOW?>?
) -> INT {
  WSAEOPNOTSUPP
}

@c @implementation public func FreeAddrInfoW(_: PADDRINFOW?) {}

@c @implementation public func GetNameInfoW(
  _: UnsafePointer<SOCKADDR>?, _: iocp_socklen_t, _: PWCHAR?, _: DWORD, _: PWCHAR?, _: DWORD,
  _: INT
) -> INT {
  WSAEOPNOTSUPP
}
