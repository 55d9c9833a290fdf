// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

extension Socket {
  /// getsockopt's SO_PROTOCOL_INFO: the record that WSAEnumProtocols has for a socket of this kind. Its provider is
  /// nobody's, so a program that would speak to Windows' own driver finds out. Source: Microsoft Learn, "SOL_SOCKET
  /// Socket Options".
  ///
  /// - Parameters:
  ///   - value: Where the record goes, `length` bytes.
  ///   - length: Set to the size of the record.
  /// - Throws: WSAEFAULT when the record does not fit; WSAENOPROTOOPT for a family without a record.
  func describeProtocol(
    isWide: Bool, _ value: UnsafeMutablePointer<CChar>, _ length: inout Int32
  ) throws(WinsockFailure) {
    let size = iocp_inner_protocol(face.family, face.type, isWide ? 1 : 0, nil)
    guard size > 0 else { throw WinsockFailure(WSAENOPROTOOPT) }
    guard length >= size else { throw WinsockFailure(WSAEFAULT) }
    _ = unsafe iocp_inner_protocol(face.family, face.type, isWide ? 1 : 0, value)
    length = size
  }
}
