// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Calls that only chaos makes.
extension SystemCalls {
  /// A TCP connection ends by a reset, for both sides.
  static func resetConnection(_ descriptor: Int32) { csystem_reset_connection(descriptor) }

  static func openTrace(_ path: String) -> Int32 { unsafe csystem_open_trace(path) }

  /// One line of a trace.
  static func trace(
    _ descriptor: Int32, _ what: StaticString, _ handle: UInt32, _ operation: UInt32, _ which: StaticString,
    _ amount: Int64
  ) {
    // SAFETY: the text of a StaticString ends with a zero byte, and lives as long as the program.
    unsafe csystem_trace(
      descriptor, UnsafeRawPointer(what.utf8Start).assumingMemoryBound(to: CChar.self), monotonicNanoseconds(),
      handle, operation, UnsafeRawPointer(which.utf8Start).assumingMemoryBound(to: CChar.self), amount)
  }

  /// The text of a small file; nil when it cannot be read.
  static func text(of path: String) -> String? {
    guard let text = unsafe csystem_read_text(path) else { return nil }
    defer { unsafe csystem_free(text) }
    return unsafe String(cString: text)
  }
}
