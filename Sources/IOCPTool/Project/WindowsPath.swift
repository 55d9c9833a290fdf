// SPDX-License-Identifier: Apache-2.0

import Foundation

/// File names as Windows programs write them: either separator, letters of either case.
enum WindowsPath {
  /// The Linux name of what `path` names, seen from `folder`. Of what is not there, the name it would have.
  static func located(_ path: String, in folder: String) -> String {
    let path = path.replacing("\\", with: "/")
    var found = path.hasPrefix("/") ? "/" : folder
    for part in path.split(separator: "/") where part != "." {
      found = part == ".." ? parent(of: found) : joined(found, member(String(part), of: found))
    }
    return found
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func parent(of path: String) -> String {
    let last = path.split(separator: "/").last
    if last == nil || last == ".." || last == "." { return path.hasPrefix("/") ? "/" : joined(path, "..") }
    let parent = (path as NSString).deletingLastPathComponent
    return parent.isEmpty ? "." : parent
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The name that is spelt so, or else one that differs in the case of letters alone.
  private static func member(_ name: String, of folder: String) -> String {
    if exists(joined(folder, name)) { return name }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().first { $0.lowercased() == name.lowercased() } ?? name
  }
}
