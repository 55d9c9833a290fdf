// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A file to copy or send, made once for each size and kept for all rounds, so that it is in memory for everybody.
struct CopiedFile {
  let source: String
  let target: String

  init(bytes: Int, folder: TemporaryFolder) throws {
    let name = "copy-source-\(bytes)"
    source = folder.path + "/" + name
    target = folder.path + "/copy-target"
    try? FileManager.default.removeItem(atPath: target)
    let present = try? FileManager.default.attributesOfItem(atPath: source)[.size] as? Int
    if present != bytes { try Self.make(source, name, bytes: bytes, folder: folder) }
  }

  /// Pieces that differ, so that one in the wrong place is found.
  private static func make(_ path: String, _ name: String, bytes: Int, folder: TemporaryFolder) throws {
    _ = try folder.file(name)
    guard let handle = FileHandle(forWritingAtPath: path) else { throw ToolError("\(path) can't be written") }
    let piece = 1 << 20
    var number: UInt32 = 1
    for start in stride(from: 0, to: bytes, by: piece) {
      // One value for each page is enough to tell the pieces apart.
      var data = Data()
      for _ in 0..<piece / 4096 {
        number = number &* 1_664_525 &+ 1_013_904_223
        data += Data(repeating: UInt8(truncatingIfNeeded: number >> 16), count: 4096 - 4)
        data += (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
      }
      try handle.write(contentsOf: data.prefix(bytes - start))
    }
    try handle.close()
  }

  func compare() throws {
    defer { try? FileManager.default.removeItem(atPath: target) }
    do {
      _ = try Tools.output(["cmp", source, target])
    } catch {
      throw ToolError("the copy differs from its source: \(error)")
    }
  }
}
