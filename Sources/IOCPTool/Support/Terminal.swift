// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One line on standard error that says what is going on. A terminal shows it changing; a file gets a line each time.
enum Terminal {
  static let isTerminal = isatty(STDERR_FILENO) == 1

  static func progress(_ text: String) {
    let line = isTerminal ? "\r\u{1B}[K" + text : text + "\n"
    FileHandle.standardError.write(Data(line.utf8))
  }

  static func endProgress() {
    if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
