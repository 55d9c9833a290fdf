// SPDX-License-Identifier: Apache-2.0

import Glibc

package enum Files {
  /// The text of a whole file.
  package static func text(_ path: String) throws -> String {
    let descriptor = try unsafe check("open \(path)", open(path, O_RDONLY))
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try unsafe check("read \(path)", read(descriptor, &piece, piece.count))
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += piece.prefix(count)
    }
  }

  /// The folder of the running tests, where SwiftPM also puts the programs it has built.
  package static func products() throws -> String {
    for line in try text("/proc/self/maps").split(separator: "\n") where line.hasSuffix(".xctest") {
      let path = line[line.firstIndex(of: "/")!...]
      return String(path[..<path.lastIndex(of: "/")!])
    }
    throw CallFailed(call: "looking for the test bundle", code: ENOENT)
  }
}
