// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Texts that end with a zero character. `char` texts are UTF-8.
enum WindowsText {
  /// nil for text that is no Unicode.
  static func string(_ text: LPCSTR) -> String? {
    // SAFETY: the caller's texts end with a zero character.
    unsafe String(validatingCString: text)
  }

  static func string(_ text: LPCWSTR) -> String? {
    var count = 0
    // SAFETY: as above.
    while unsafe text[count] != 0 { count += 1 }
    return unsafe String(
      validating: UnsafeBufferPointer(start: text, count: count), as: UTF16.self)
  }

  /// Copies `text` and a zero character into a buffer of `size`; answers the length
  /// without it, or the size that is needed when there is no room.
  static func copy(_ text: String, to buffer: LPSTR?, size: Int) -> Int {
    let bytes = Array(text.utf8)
    guard let buffer = unsafe buffer, bytes.count < size else { return bytes.count + 1 }
    // SAFETY: `size` characters fit, and these are fewer.
    for (index, byte) in bytes.enumerated() { unsafe buffer[index] = CChar(bitPattern: byte) }
    unsafe buffer[bytes.count] = 0
    return bytes.count
  }

  static func copy(_ text: String, to buffer: LPWSTR?, size: Int) -> Int {
    let units = Array(text.utf16)
    guard let buffer = unsafe buffer, units.count < size else { return units.count + 1 }
    // SAFETY: as above.
    for (index, unit) in units.enumerated() { unsafe buffer[index] = unit }
    unsafe buffer[units.count] = 0
    return units.count
  }
}
