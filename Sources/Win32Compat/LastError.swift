// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// One error code per thread, for GetLastError and WSAGetLastError alike (rule
/// ERR-12). Set by failing calls only; the engine's own work never shows in it.
enum LastError {
  @inline(__always)
  static var code: UInt32 {
    get { ThreadWord.value }
    set { ThreadWord.value = newValue }
  }

  /// Sets the code and answers FALSE.
  @inline(__always)
  static func fail(_ code: Int32) -> BOOL {
    Self.code = UInt32(bitPattern: code)
    return 0
  }

  /// Sets the code and answers SOCKET_ERROR.
  @inline(__always)
  static func failSocket(_ code: Int32) -> Int32 {
    Self.code = UInt32(bitPattern: code)
    return -1
  }
}

@c @implementation public func GetLastError() -> DWORD { LastError.code }
@c @implementation public func SetLastError(_ code: DWORD) { LastError.code = code }
@c @implementation public func WSAGetLastError() -> Int32 { Int32(bitPattern: LastError.code) }
@c @implementation public func WSASetLastError(_ code: Int32) {
  LastError.code = UInt32(bitPattern: code)
}
