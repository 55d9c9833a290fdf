// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Includes whose backslashes or letter case fit no file, taken as iocp-cc takes them.
///
/// For each of them a header of that name is written into a folder of ours, which includes the file that is meant.
struct IncludeSpellings {
  /// To be searched after the program's own folders.
  let folder: String

  private let include: String
  private let folders: [String]
  /// What is in a folder: names in small letters, and as they are.
  private var listed: [String: [String: String]] = [:]
  private var found: [String: Bool] = [:]
  private var written: Set<String> = []
  private static let writtenMax = 10_000
  /// The folder lies so deep that as many `..` in front of a name stay within what is ours.
  private static let depth = 4

  /// - Parameters:
  ///   - files: What is audited; its headers and sources are looked at for includes.
  ///   - chosen: The folders that `-I` named.
  ///   - include: The folder of our headers.
  ///   - temporary: Where the folder is made.
  init(_ files: SourceFiles, chosen: [String], include: String, below temporary: String) throws {
    folder = temporary + String(repeating: "/in", count: Self.depth) + "/spellings"
    self.include = include
    folders = chosen + files.headerFolders
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for path in files.sources + files.headers {
      guard let text = FileManager.default.contents(atPath: path) else { continue }
      let beside = URL(fileURLWithPath: path).deletingLastPathComponent().path
      for include in IncludeDirective.all(in: text) { take(include, beside: beside) }
    }
  }

  private mutating func take(_ directive: IncludeDirective, beside: String) {
    let name = directive.name
    if directive.isQuoted && exists(beside + "/" + name) || isFound(name) { return }
    let plain = name.replacing("\\", with: "/")
    for folder in (directive.isQuoted ? [beside] : []) + folders + [include] {
      guard let path = meant(plain, in: folder) else { continue }
      write(name, "\"\(path)\"")
      if name != plain { write(plain, "\"\(path)\"") }
      return
    }
    let small = plain.lowercased()
    if small != name, exists("/usr/include/" + small) { write(name, "<\(small)>") }
  }

  /// Whether a folder that is searched for every source has a file of just that name.
  private mutating func isFound(_ name: String) -> Bool {
    if let known = found[name] { return known }
    let ours = [include, include + "/std", include + "/spellings"]
    let answer = (folders + ours).contains { exists($0 + "/" + name) }
    found[name] = answer
    return answer
  }

  /// The file of that name in any letter case.
  private mutating func meant(_ name: String, in folder: String) -> String? {
    var path = folder
    for part in name.split(separator: "/") where part != "." {
      guard part != ".." else {
        path += "/.."
        continue
      }
      guard let entry = entries(path)[part.lowercased()] else { return nil }
      path += "/" + entry
    }
    return isFile(path) ? path : nil
  }

  private mutating func entries(_ folder: String) -> [String: String] {
    if let known = listed[folder] { return known }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let entries = Dictionary(names.sorted().map { ($0.lowercased(), $0) }) { first, _ in first }
    listed[folder] = entries
    return entries
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
  }

  private mutating func write(_ name: String, _ meant: String) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let inside = parts.drop { $0 == ".." }
    guard parts.count - inside.count <= Self.depth, !inside.contains(".."), !inside.contains(""),
      written.count < Self.writtenMax, written.insert(name).inserted
    else { return }
    let target = URL(fileURLWithPath: folder + "/" + name)
    try? FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data("#include \(meant)\n".utf8).write(to: target)
  }
}
