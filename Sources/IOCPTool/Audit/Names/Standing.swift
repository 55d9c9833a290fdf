// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How a Windows name stands here.
struct Standing: Sendable, Equatable {
  enum Status: String, Sendable, Codable {
    case implemented
    /// It is there, and does less than on Windows.
    case partial
    /// It can be called and answers "not implemented".
    case refuses = "not-implemented"
    case missing

    /// Whether a program that uses the name can be built and goes on.
    var isThere: Bool { self == .implemented || self == .partial }
  }

  let status: Status
  let kind: String
  let family: String
  /// What it does less, or what to use instead; may be empty.
  let note: String
}

/// Tells how names stand, from what the headers declare, the library exports and the tables say.
struct NameJudge: Sendable {
  let tables: AuditTables
  let declarations: WindowsDeclarations

  /// Nil if it is no name of Windows that we know.
  func standing(_ name: String) -> Standing? {
    let known = tables.known[name]
    let note = tables.notes[name]
    guard let declaration = declarations.byName[name] else {
      guard known != nil || note != nil else { return nil }
      let text = note?.text ?? known.flatMap { tables.notes["family:" + $0.family]?.text } ?? ""
      return Standing(status: .missing, kind: known?.kind ?? "name", family: known?.family ?? "", note: text)
    }
    var status = status(name, declaration)
    let text: String =
      switch (status, note?.status) {
      case (.implemented, .partial), (.implemented, .refuses), (.refuses, _), (.missing, _): note?.text ?? ""
      default: ""
      }
    if status == .implemented, note?.status == .partial { status = .partial }
    if status == .implemented, note?.status == .refuses { status = .refuses }
    return Standing(status: status, kind: declaration.kind.rawValue, family: known?.family ?? "", note: text)
  }

  private func status(_ name: String, _ declaration: WindowsDeclarations.Declaration) -> Standing.Status {
    switch declaration.kind {
    case .type, .constant: return .implemented
    case .macro:
      // A name with a form for each kind of text is what its char form is.
      for form in [name + "A", name + "W"] {
        guard let function = declarations.byName[form], function.kind == .function else { continue }
        return self.status(form, function)
      }
      return .implemented
    case .function:
      guard let symbol = declaration.symbol else { return .implemented }
      if tables.unimplemented.contains(symbol) || tables.unimplemented.contains(name) { return .refuses }
      return tables.exported.contains(symbol) || Self.isInLibC(symbol) ? .implemented : .missing
    }
  }

  /// The headers declare some functions for which libc's own do.
  private static func isInLibC(_ symbol: String) -> Bool { unsafe dlsym(nil, symbol) != nil }
}
