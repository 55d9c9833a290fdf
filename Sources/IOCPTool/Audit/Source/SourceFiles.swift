// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The sources and headers below the paths that were given.
struct SourceFiles {
  private(set) var sources: [String] = []
  private(set) var headers: [String] = []
  /// Folders in which headers lie, to be searched for includes.
  private(set) var headerFolders: [String] = []

  private static let foldersSearchedMax = 400
  private static let sourceEndings: Set = ["c", "cc", "cpp", "cxx", "c++"]
  private static let headerEndings: Set = ["h", "hh", "hpp", "hxx", "inl", "ipp"]

  init(_ paths: [String]) throws {
    var seen: Set<String> = []
    for path in paths {
      let whole = URL(fileURLWithPath: path).standardizedFileURL.path
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder) else {
        throw ToolError("\(path): no such file or folder")
      }
      let files = isFolder.boolValue ? Self.files(below: whole) : [whole]
      for file in files where seen.insert(file).inserted {
        let ending = Self.ending(file)
        if Self.sourceEndings.contains(ending) {
          sources.append(file)
        } else if Self.headerEndings.contains(ending) {
          headers.append(file)
        } else if !isFolder.boolValue {
          throw ToolError("\(path): neither a folder nor a C or C++ source")
        }
      }
    }
    let folders = Set(headers.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path })
    headerFolders = Array(folders.sorted().prefix(Self.foldersSearchedMax))
  }

  /// Whether most of it is C++, so that a header alone is read as C++.
  var isCPlusPlus: Bool { sources.isEmpty || sources.contains { Self.isCPlusPlus($0) } }

  static func isCPlusPlus(_ path: String) -> Bool { ending(path) != "c" }

  private static func ending(_ path: String) -> String { URL(fileURLWithPath: path).pathExtension.lowercased() }

  private static func files(below folder: String) -> [String] {
    guard let inside = FileManager.default.enumerator(atPath: folder) else { return [] }
    var found: [String] = []
    while let name = inside.nextObject() as? String {
      // What tools leave: .git, .vs, .build.
      if name.split(separator: "/").last?.hasPrefix(".") == true {
        inside.skipDescendants()
        continue
      }
      found.append(folder + "/" + name)
    }
    return found.sorted()
  }
}
