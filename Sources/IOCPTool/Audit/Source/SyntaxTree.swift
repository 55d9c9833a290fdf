// SPDX-License-Identifier: Apache-2.0

import CClang
import Foundation

typealias SyntaxNode = cclang_node

/// A source and its own headers as the parser saw them. Nodes are numbers: their place in `nodes`.
struct SyntaxTree: Sendable {
  struct File: Sendable {
    let path: String
    /// Whether its names are to be counted: no other source has done so.
    let isWanted: Bool
    let text: [UInt8]
  }

  var nodes: [SyntaxNode] = []
  var tokens: [cclang_token] = []
  var gaps: [cclang_gap] = []
  var messages: [cclang_message] = []
  var files: [File] = []
  var names: [String] = []

  func name(_ node: Int) -> String { names[Int(nodes[node].name)] }
  func type(_ node: Int) -> String { names[Int(nodes[node].type)] }
  func kind(_ node: Int) -> SyntaxKind { SyntaxKind(rawValue: nodes[node].kind) }

  /// The nodes below `node`, at any depth, in the order of the source.
  func descendants(_ node: Int) -> Range<Int> { node + 1..<max(node + 1, Int(nodes[node].end_of_tree)) }

  func children(_ node: Int) -> [Int] {
    var found: [Int] = []
    var next = node + 1
    while next < Int(nodes[node].end_of_tree) {
      found.append(next)
      next = Int(nodes[next].end_of_tree)
    }
    return found
  }

  func parent(_ node: Int) -> Int? {
    let parent = Int(nodes[node].parent)
    return parent < 0 ? nil : parent
  }

  func ancestors(_ node: Int) -> some Sequence<Int> {
    sequence(state: node) { state in
      guard let parent = parent(state) else { return nil }
      state = parent
      return parent
    }
  }

  func contains(_ ancestor: Int, _ node: Int) -> Bool {
    node >= ancestor && node < Int(nodes[ancestor].end_of_tree)
  }

  /// The source between two offsets of the file in which `node` is.
  func text(_ node: Int, from begin: UInt32, to end: UInt32) -> String {
    let file = Int(nodes[node].file)
    guard files.indices.contains(file) else { return "" }
    let text = files[file].text
    let lower = min(Int(begin), text.count)
    return String(decoding: text[lower..<max(lower, min(Int(end), text.count))], as: UTF8.self)
  }

  func text(_ node: Int) -> String { text(node, from: nodes[node].begin, to: nodes[node].end) }

  func place(_ node: Int) -> Place {
    let file = Int(nodes[node].file)
    return Place(
      path: files.indices.contains(file) ? files[file].path : "", line: Int(nodes[node].line),
      column: Int(nodes[node].column))
  }
}

/// Where something stands.
struct Place: Hashable, Comparable, Sendable {
  let path: String
  let line: Int
  let column: Int

  static func < (one: Self, other: Self) -> Bool {
    (one.path, one.line, one.column) < (other.path, other.line, other.column)
  }
}

/// What a node is, in libclang's numbers.
struct SyntaxKind: RawRepresentable, Hashable, Sendable {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }
  private init(_ rawValue: UInt16) { self.rawValue = rawValue }

  static let structure = Self(2), classDeclaration = Self(4), field = Self(6), enumConstant = Self(7)
  static let function = Self(8), variable = Self(9), parameter = Self(10), method = Self(21)
  static let constructor = Self(24), destructor = Self(25), functionTemplate = Self(30), classTemplate = Self(31)
  static let base = Self(44), memberReference = Self(47)
  static let unexposed = Self(100), reference = Self(101), member = Self(102), call = Self(103)
  static let parenthesis = Self(111), unary = Self(112), subscripted = Self(113), binary = Self(114)
  static let conditional = Self(116), cCast = Self(117), castFirst = Self(124), castLast = Self(128)
  static let this = Self(132), new = Self(134), delete = Self(135), lambda = Self(144)
  static let compound = Self(202), caseLabel = Self(203), defaultLabel = Self(204), ifStatement = Self(205)
  static let switchStatement = Self(206), whileLoop = Self(207), doLoop = Self(208), forLoop = Self(209)
  static let goto = Self(210), continueStatement = Self(212), breakStatement = Self(213), returnStatement = Self(214)
  static let rangeLoop = Self(225), declarations = Self(231)
  static let macroDefinition = Self(501), macroExpansion = Self(502), inclusion = Self(503)

  var isFunction: Bool {
    [.function, .method, .constructor, .destructor, .functionTemplate].contains(self)
  }
  var isLoop: Bool { [.whileLoop, .doLoop, .forLoop, .rangeLoop].contains(self) }
  var isDeclaration: Bool { (1...36).contains(rawValue) }
  var isReference: Bool { (40...50).contains(rawValue) || (101...103).contains(rawValue) }
  var isJump: Bool { [.goto, .continueStatement, .breakStatement, .returnStatement].contains(self) }
  var isCast: Bool { self == .cCast || (Self.castFirst.rawValue...Self.castLast.rawValue).contains(rawValue) }
}
