// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder for what lives no longer than this program.
final class TemporaryFolder {
  private let url: URL

  init() throws { url = try Self.make(in: FileManager.default.temporaryDirectory) }

  /// In a file system that lies in memory.
  init(inMemoryWithRoomFor bytes: Int) throws {
    let place = "/dev/shm"
    let room = try FileManager.default.attributesOfFileSystem(forPath: place)[.systemFreeSize] as? Int ?? 0
    guard room >= bytes else { throw ToolError("\(place) has no room for \(bytes.grouped) bytes") }
    url = try Self.make(in: URL(fileURLWithPath: place))
  }

  private static func make(in place: URL) throws -> URL {
    let url = place.appendingPathComponent("iocpctl-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
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
