// SPDX-License-Identifier: Apache-2.0

internal import CWin32

/// How a function that the headers declare and the library does not have answers:
/// it fails, names the reason, and changes nothing.
extension LastError {
  /// FALSE, ERROR_CALL_NOT_IMPLEMENTED.
  static func unimplemented() -> BOOL { fail(ERROR_CALL_NOT_IMPLEMENTED) }

  /// The value that means failure for this function, ERROR_CALL_NOT_IMPLEMENTED.
  static func unimplemented<Failure>(_ failure: Failure) -> Failure {
    code = UInt32(bitPattern: ERROR_CALL_NOT_IMPLEMENTED)
    return failure
  }

  /// INVALID_HANDLE_VALUE, ERROR_CALL_NOT_IMPLEMENTED.
  static func noFile() -> HANDLE? {
    unsafe unimplemented(HANDLE(bitPattern: -1))
  }

  /// NULL and a code.
  static func none<Object>(_ code: Int32) -> Object? {
    Self.code = UInt32(bitPattern: code)
    return nil
  }
}
