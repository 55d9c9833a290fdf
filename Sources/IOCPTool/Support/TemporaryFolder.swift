// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder for what lives no longer than this program.
final class TemporaryFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("iocpctl-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path }

  /// An empty file of this name; an older one is emptied.
  func file(_ name: String) throws -> String {
    let path = url.appendingPathComponent(name).path
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw ToolError("\(path) can't be created")
    }
    return path
  }
}
