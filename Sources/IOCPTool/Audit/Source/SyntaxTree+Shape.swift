// SPDX-License-Identifier: Apache-2.0

/// The shape of expressions and statements.
extension SyntaxTree {
  /// Without parentheses, casts and what the compiler puts in.
  func bare(_ node: Int) -> Int {
    var node = node
    while kind(node) == .unexposed || kind(node) == .parenthesis || kind(node).isCast {
      guard let inner = children(node).last(where: { isExpression($0) }) else { return node }
      node = inner
    }
    return node
  }

  func isExpression(_ node: Int) -> Bool { (100..<200).contains(nodes[node].kind) }

  /// The arguments of a call: what it calls comes first among its children, unless it is a constructor.
  func arguments(_ call: Int) -> [Int] {
    let parts = children(call).filter { isExpression($0) }
    guard let first = parts.first, nodes[first].begin == nodes[call].begin else { return parts }
    return Array(parts.dropFirst())
  }

  /// Of a call of a method: the object, nil if it is `this` without being written.
  func object(_ call: Int) -> Int? {
    guard let first = children(call).first(where: { isExpression($0) }) else { return nil }
    let callee = bare(first)
    guard kind(callee) == .member else { return nil }
    return children(callee).first { isExpression($0) }
  }

  func isMethodCall(_ call: Int) -> Bool {
    guard let first = children(call).first(where: { isExpression($0) }) else { return false }
    return kind(bare(first)) == .member
  }

  /// `!`, `&`, `*`, `-`; empty for one that comes after its operand.
  func unaryOperator(_ node: Int) -> String {
    guard let operand = children(node).first, nodes[operand].begin > nodes[node].begin else { return "" }
    return text(node, from: nodes[node].begin, to: nodes[operand].begin).filter { "!&*-+~".contains($0) }
  }

  func operands(_ node: Int) -> (left: Int, right: Int)? {
    let parts = children(node).filter { isExpression($0) }
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  /// Of a binary operation. The text between its operands may hold the parentheses of either.
  func binaryOperator(_ node: Int) -> String {
    guard let (left, right) = operands(node) else { return "" }
    return text(node, from: nodes[left].end, to: nodes[right].begin).filter { "=!<>&|+-*/%^,".contains($0) }
  }

  func body(_ function: Int) -> Int? { children(function).last { kind($0) == .compound } }

  func parameters(_ function: Int) -> [Int] { children(function).filter { kind($0) == .parameter } }

  struct If {
    let condition: Int
    let then: Int
    let otherwise: Int?
  }

  func parts(ofIf node: Int) -> If? {
    let parts = children(node)
    // `if (T x = …; condition)` is left out.
    guard (2...3).contains(parts.count), isExpression(parts[0]) else { return nil }
    return If(condition: parts[0], then: parts[1], otherwise: parts.count == 3 ? parts[2] : nil)
  }

  /// Whether control never comes out at the end of a statement.
  func jumps(_ statement: Int) -> Bool {
    switch kind(statement) {
    case let kind where kind.isJump: return true
    case .compound: return children(statement).last.map(jumps) ?? false
    case .ifStatement:
      guard let parts = parts(ofIf: statement), let otherwise = parts.otherwise else { return false }
      return jumps(parts.then) && jumps(otherwise)
    case .call: return WindowsCalls.ending.contains(name(statement))
    default: return false
    }
  }

  func refers(_ range: Range<Int>, to declaration: UInt64) -> Bool {
    range.contains { nodes[$0].declaration == declaration && kind($0).isReference }
  }

  func calls(in range: Range<Int>) -> [Int] { range.filter { kind($0) == .call } }

  func whole(_ node: Int) -> Range<Int> { node..<descendants(node).upperBound }
}
