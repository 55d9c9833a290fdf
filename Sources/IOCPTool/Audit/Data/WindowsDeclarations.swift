// SPDX-License-Identifier: Apache-2.0

/// What our headers declare, as the parser found it.
struct WindowsDeclarations: Sendable {
  enum Kind: String, Sendable { case function, type, constant, macro }

  struct Declaration: Sendable {
    let kind: Kind
    /// The name that a function has in the library. Nil for one whose body is in the header, and for what is none.
    let symbol: String?
  }

  var byName: [String: Declaration] = [:]
}

extension WindowsDeclarations {
  init(_ trees: SyntaxTree?...) {
    for case let tree? in trees {
      for node in tree.nodes.indices { add(tree, node) }
    }
  }

  private mutating func add(_ tree: SyntaxTree, _ node: Int) {
    let name = tree.name(node)
    guard !name.isEmpty, !name.hasPrefix("iocp_"), !name.hasPrefix("IOCP_") else { return }
    switch tree.kind(node) {
    case .function, .functionTemplate:
      let label = tree.type(node)
      let hasBody = tree.kind(node) == .functionTemplate || tree.nodes[node].is_static != 0
      byName[name] = Declaration(kind: .function, symbol: hasBody ? nil : label.isEmpty ? name : label)
    case .macroDefinition: if byName[name] == nil { byName[name] = Declaration(kind: .macro, symbol: nil) }
    case .enumConstant, .variable: byName[name] = Declaration(kind: .constant, symbol: nil)
    case let kind where kind.isDeclaration: byName[name] = Declaration(kind: .type, symbol: nil)
    default: break
    }
  }
}
