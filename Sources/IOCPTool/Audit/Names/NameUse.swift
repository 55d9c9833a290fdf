// SPDX-License-Identifier: Apache-2.0

import CClang
import Foundation

/// A name where it stands in a source.
struct NameUse: Hashable, Sendable {
  let name: String
  let place: Place
}

/// The names of Windows that one source and its headers use.
///
/// What the parser resolved is believed: a member called `send` is the program's own. Where it could not resolve,
/// because a header or a type is missing, the text decides, by the names that our headers declare or that are known.
struct NameUses {
  private(set) var windows: [NameUse] = []
  /// Names that nobody declares and that no table knows. They may be the program's own, from a header that is missing.
  private(set) var unknown: [NameUse] = []
  /// Headers that are not there.
  private(set) var missingHeaders: [NameUse] = []

  private struct Spot: Hashable {
    let file: Int32
    let offset: UInt32
  }

  init(_ tree: SyntaxTree, judge: NameJudge) {
    var resolved: [Spot: UInt8] = [:]
    var own: Set<UInt32> = []
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      let kind = tree.kind(index)
      let spot = Spot(file: node.file, offset: node.at)
      switch kind {
      case .inclusion:
        guard node.home == 0, tree.isWanted(node.file) else { continue }
        missingHeaders.append(NameUse(name: tree.name(index), place: tree.place(index)))
      case .macroDefinition: own.insert(node.name)
      case .macroExpansion: resolved[spot] = node.home
      case let kind where kind.isDeclaration:
        // A type that is declared where it is first used is nobody's.
        own.insert(node.name)
      // In what a macro expands to, all stands where the macro does, which comes first.
      case let kind where kind.isReference && node.home != 0:
        if resolved[spot] == nil { resolved[spot] = node.home }
      default: break
      }
    }
    readTokens(tree, judge, resolved, own)
    readMessages(tree, judge)
  }

  private static let own: UInt8 = 1
  private static let windows: UInt8 = 2
  private static let system: UInt8 = 3

  private mutating func readTokens(
    _ tree: SyntaxTree, _ judge: NameJudge, _ resolved: [Spot: UInt8], _ own: Set<UInt32>
  ) {
    var isKnown: [UInt32: Bool] = [:]
    let gaps = Dictionary(grouping: tree.gaps, by: \.file)
    for token in tree.tokens {
      let name = tree.names[Int(token.name)]
      let known =
        isKnown[token.name] ?? (judge.declarations.byName[name] != nil || judge.tables.known[name] != nil)
      isKnown[token.name] = known
      guard known else { continue }
      switch resolved[Spot(file: token.file, offset: token.offset)] {
      case Self.own?, Self.system?: continue
      case Self.windows?: break
      default:
        let follows = Character(UnicodeScalar(token.before))
        // A member, a name in a scope, a word of a directive.
        if ".>:#".contains(follows) && !(follows == ">" && !isMember(tree, token)) || own.contains(token.name) {
          continue
        }
      }
      if gaps[token.file]?.contains(where: { $0.begin <= token.offset && token.offset < $0.end }) == true { continue }
      windows.append(NameUse(name: name, place: tree.place(token)))
    }
  }

  /// `a->b`, and not `a > b`.
  private func isMember(_ tree: SyntaxTree, _ token: cclang_token) -> Bool {
    let text = tree.files[Int(token.file)].text
    var at = Int(token.offset) - 1
    while at > 0, text[at] != UInt8(ascii: ">") { at -= 1 }
    return at > 0 && text[at - 1] == UInt8(ascii: "-")
  }

  /// What the parser calls undeclared.
  private mutating func readMessages(_ tree: SyntaxTree, _ judge: NameJudge) {
    let forms = [
      "undeclared identifier '", "unknown type name '", "undeclared function '", "declaration of function '",
    ]
    let counted = Set(windows)
    for message in tree.messages where tree.isWanted(message.file) {
      let text = tree.names[Int(message.text)]
      guard let begin = forms.lazy.compactMap({ text.range(of: $0)?.upperBound }).first else { continue }
      let name = String(text[begin...].prefix { $0 != "'" })
      guard !name.isEmpty else { continue }
      let path = tree.files[Int(message.file)].path
      let use = NameUse(name: name, place: Place(path: path, line: Int(message.line), column: Int(message.column)))
      if judge.standing(name) == nil {
        unknown.append(use)
      } else if text.contains("function '"), !counted.contains(use) {
        // C takes a call for the declaration of a function of the program's own.
        windows.append(use)
      }
    }
  }
}

extension SyntaxTree {
  func isWanted(_ file: Int32) -> Bool { files.indices.contains(Int(file)) && files[Int(file)].isWanted }

  func place(_ token: cclang_token) -> Place {
    Place(path: files[Int(token.file)].path, line: Int(token.line), column: Int(token.column))
  }
}
