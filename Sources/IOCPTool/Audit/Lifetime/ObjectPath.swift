// SPDX-License-Identifier: Apache-2.0

/// Which object an expression names, as far as the text tells: a variable, a parameter or `this`, and members of it.
struct ObjectPath: Hashable {
  /// Stands for `this`.
  static let this: UInt64 = 1

  var root: UInt64
  var members: [UInt64] = []
  /// The object is not in the variable itself: a pointer or a reference leads there.
  var isBehindPointer = false

  static func == (one: Self, other: Self) -> Bool { one.root == other.root && one.members == other.members }

  func hash(into hasher: inout Hasher) {
    hasher.combine(root)
    hasher.combine(members)
  }
}

/// What the declarations of a source say about objects.
struct Objects {
  private let tree: SyntaxTree
  /// Where each variable, parameter and member is declared.
  private(set) var declared: [UInt64: Int] = [:]
  /// Types that hold an OVERLAPPED, by inheritance or as a member.
  private var carriers: Set<String> = ["_OVERLAPPED", "OVERLAPPED", "WSAOVERLAPPED"]

  init(_ tree: SyntaxTree) {
    self.tree = tree
    var records: [Int] = []
    for node in tree.nodes.indices {
      switch tree.kind(node) {
      case .variable, .parameter, .field: declared[tree.nodes[node].declaration] = node
      case .structure, .classDeclaration, .classTemplate: records.append(node)
      default: break
      }
    }
    var grew = true
    while grew {
      grew = false
      for record in records where !carriers.contains(tree.name(record)) {
        let holds = tree.children(record).contains { child in
          [.base, .field].contains(tree.kind(child)) && isCarrier(tree.type(child))
        }
        if holds, carriers.insert(tree.name(record)).inserted { grew = true }
      }
    }
  }

  /// Whether a value of this type has an OVERLAPPED in it.
  func isCarrier(_ type: String) -> Bool {
    guard !type.hasSuffix("*"), !type.hasSuffix("&") else { return false }
    return carriers.contains(Self.plain(type))
  }

  func pointsToCarrier(_ type: String) -> Bool {
    guard type.hasSuffix("*") else { return false }
    return isCarrier(type.dropLast().trimmed)
  }

  private static func plain(_ type: String) -> String {
    let words = type.prefix { $0 != "[" }.split(separator: " ").filter {
      !["const", "volatile", "struct", "class"].contains($0)
    }
    // Without the names of namespaces and of enclosing classes.
    return words.last.map { String($0.split(separator: ":").last ?? $0) } ?? ""
  }

  func path(_ expression: Int, depth: Int = 0) -> ObjectPath? {
    guard depth < 16 else { return nil }
    let node = tree.bare(expression)
    switch tree.kind(node) {
    case .this: return ObjectPath(root: ObjectPath.this, isBehindPointer: true)
    case .unary:
      guard let operand = tree.children(node).last, var path = path(operand, depth: depth + 1) else { return nil }
      let sign = tree.unaryOperator(node)
      guard sign == "&" || sign == "*" else { return nil }
      if sign == "*" { path.isBehindPointer = true }
      return path
    case .reference:
      let declaration = tree.nodes[node].declaration
      guard let variable = declared[declaration] else { return nil }
      let type = tree.type(variable)
      if type.hasSuffix("&"), tree.kind(variable) == .variable,
        let initial = tree.children(variable).last(where: { tree.isExpression($0) }),
        let path = path(initial, depth: depth + 1)
      {
        return path
      }
      return ObjectPath(root: declaration, isBehindPointer: type.hasSuffix("*") || type.hasSuffix("&"))
    case .member:
      let member = tree.nodes[node].declaration
      guard let base = tree.children(node).first(where: { tree.isExpression($0) }) else {
        return ObjectPath(root: ObjectPath.this, members: [member], isBehindPointer: true)
      }
      guard var path = path(base, depth: depth + 1) else { return nil }
      path.members.append(member)
      if let field = declared[member], tree.type(field).hasSuffix("*") { path.isBehindPointer = true }
      return path
    case .subscripted:
      guard let (base, index) = tree.operands(node), var path = path(base, depth: depth + 1) else { return nil }
      var hasher = Hasher()
      hasher.combine(tree.text(index))
      path.members.append(UInt64(bitPattern: Int64(hasher.finalize())))
      return path
    default: return nil
    }
  }
}
