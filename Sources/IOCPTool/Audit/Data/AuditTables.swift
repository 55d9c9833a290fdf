// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the files of the repository say: which names are exported, which of those only refuse, which names Windows has,
/// and what to tell about some of them.
struct AuditTables: Sendable {
  struct Known: Sendable {
    let kind: String
    let family: String
  }

  struct Note: Sendable {
    enum Status: String, Sendable { case partial, refuses, missing }

    let status: Status
    let text: String
  }

  /// The symbols that the library exports.
  let exported: Set<String>
  /// Those of them that answer "not implemented", whatever they are asked.
  let unimplemented: Set<String>
  let known: [String: Known]
  /// By name, or by `family:` and the name of a family.
  let notes: [String: Note]
}

extension AuditTables {
  init(_ folder: AuditFolder) throws {
    exported = Set(try Self.lines(folder.exports))
    unimplemented = try Self.unimplemented(folder.unimplemented)
    known = try Self.known(folder.names)
    notes = try Self.notes(folder.notes)
  }

  private static func lines(_ path: String) throws -> [String] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ToolError("\(path) can't be read")
    }
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  private static func rows(_ path: String, columns: Int) throws -> [[String]] {
    try lines(path).map { line in
      let row = line.components(separatedBy: "\t")
      guard row.count == columns else { throw ToolError("\(path): `\(line)` does not have \(columns) columns") }
      return row
    }
  }

  static func known(_ path: String) throws -> [String: Known] {
    let rows = try rows(path, columns: 3)
    return Dictionary(rows.map { ($0[0], Known(kind: $0[1], family: $0[2])) }) { first, _ in first }
  }

  static func notes(_ path: String) throws -> [String: Note] {
    var notes: [String: Note] = [:]
    for row in try rows(path, columns: 3) {
      guard let status = Note.Status(rawValue: row[1]) else {
        throw ToolError("\(path): \(row[0]): no status \(row[1])")
      }
      guard notes.updateValue(Note(status: status, text: row[2]), forKey: row[0]) == nil else {
        throw ToolError("\(path): \(row[0]) has two rows")
      }
    }
    return notes
  }

  /// In the repository these are the functions that the sources in one folder define.
  static func unimplemented(_ path: String) throws -> Set<String> {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
    guard isFolder.boolValue else { return Set(try lines(path)) }
    var found: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: path) where file.hasSuffix(".swift") {
      for line in try lines(path + "/" + file) {
        guard line.contains("@c"), let function = line.range(of: "func ") else { continue }
        found.insert(String(line[function.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
      }
    }
    return found
  }
}
