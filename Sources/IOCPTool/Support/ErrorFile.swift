// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where the error output of a program goes, so that its own words can be quoted when it fails.
final class ErrorFile {
  let handle: FileHandle
  private let path: String

  /// Empties the file if it is there already.
  init(_ name: String, in folder: TemporaryFolder) throws {
    path = try folder.file(name)
    guard let handle = FileHandle(forWritingAtPath: path) else { throw ToolError("\(path) can't be written") }
    self.handle = handle
  }

  var text: String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

  /// The last thing the program said, which is the reason it gives for its end.
  var lastLine: String? {
    text.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
  }
}
