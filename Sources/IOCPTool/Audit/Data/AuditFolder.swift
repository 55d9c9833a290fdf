// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where the headers and the tables are: in the repository as they are written, on a machine where the package is
/// installed as compat/audit/collect.sh copied them.
struct AuditFolder {
  let include: String
  let exports: String
  let names: String
  let notes: String
  /// A list of names, or a folder of Swift sources that define them.
  let unimplemented: String

  /// - Parameter chosen: A folder that is to be taken whatever is elsewhere.
  init(chosen: String?) throws {
    let environment = ProcessInfo.processInfo.environment["IOCP_AUDIT_DATA"]
    if let folder = chosen ?? environment {
      guard let found = Self(repository: folder) ?? Self(installed: folder) else {
        throw ToolError("\(folder) has no data for audit: it should hold include, exports.txt and names.tsv")
      }
      self = found
      return
    }
    for folder in Self.foldersAbove() {
      for candidate in [Self(repository: folder), Self(installed: folder + "/share/iocp/audit")] {
        guard let candidate else { continue }
        self = candidate
        return
      }
    }
    throw ToolError("audit does not find its data beside iocpctl: say --data FOLDER or IOCP_AUDIT_DATA=FOLDER")
  }

  private init?(repository root: String) {
    self.init(
      include: root + "/compat/include", tables: root + "/compat/audit", exports: root + "/compat/exports.txt",
      unimplemented: root + "/Sources/Win32Compat/Unimplemented")
  }

  private init?(installed folder: String) {
    self.init(
      include: folder + "/include", tables: folder, exports: folder + "/exports.txt",
      unimplemented: folder + "/unimplemented.txt")
  }

  private init?(include: String, tables: String, exports: String, unimplemented: String) {
    self.include = URL(fileURLWithPath: include).resolvingSymlinksInPath().path
    self.exports = exports
    self.unimplemented = unimplemented
    names = tables + "/names.tsv"
    notes = tables + "/notes.tsv"
    guard [include, exports, names, notes].allSatisfy({ FileManager.default.fileExists(atPath: $0) }) else {
      return nil
    }
  }

  /// The folders in which the executable is: `bin` below a prefix, `.build/release` below the repository.
  private static func foldersAbove() -> [String] {
    let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    var folder = executable.deletingLastPathComponent()
    var found: [String] = []
    while found.count < 8, folder.path != "/" {
      found.append(folder.path)
      folder.deleteLastPathComponent()
    }
    return found
  }
}
