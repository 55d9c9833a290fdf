// SPDX-License-Identifier: Apache-2.0

/// Where the result of a call is looked at.
struct ResultTest {
  enum Outcome {
    /// Nobody looks.
    case ignored
    /// This statement asks for it; `isTrueOnSuccess` says which way its condition goes.
    case branch(statement: Int, isTrueOnSuccess: Bool)
    /// In a way that is not understood.
    case other
  }

  let tree: SyntaxTree
  /// Names for failure, beside 0 and FALSE.
  private static let falseTexts: Set = ["FALSE", "false", "0", "NULL"]
  private static let trueTexts: Set = ["TRUE", "true", "1"]
  private static let failureTexts: Set = ["SOCKET_ERROR", "-1"]

  /// - Parameter isTrueOnSuccess: Whether the value itself is other than 0 on success.
  func outcome(of call: Int, in function: Int, isTrueOnSuccess: Bool) -> Outcome {
    climb(from: call, function, isTrueOnSuccess, variable: nil)
  }

  private func climb(from start: Int, _ function: Int, _ success: Bool, variable: UInt64?) -> Outcome {
    var node = start
    var success = success
    var variable = variable
    while let parent = tree.parent(node) {
      switch tree.kind(parent) {
      case .unexposed, .parenthesis: break
      case let kind where kind.isCast: break
      case .unary:
        guard tree.unaryOperator(parent) == "!" else { return .other }
        success.toggle()
      case .binary:
        guard let (left, right) = tree.operands(parent) else { return .other }
        let other = left == node ? right : left
        switch tree.binaryOperator(parent) {
        case "=" where right == node:
          let target = tree.bare(left)
          guard tree.kind(target) == .reference else { return .other }
          variable = tree.nodes[target].declaration
        case "||" where success, "&&" where !success: break
        case let comparison where comparison == "==" || comparison == "!=":
          guard let equal = equalOnSuccess(tree.text(other).trimmed, success) else { return .other }
          success = (comparison == "==") == equal
        default: return .other
        }
      case .variable: return test(of: tree.nodes[parent].declaration, after: parent, function, success)
      case .ifStatement, .whileLoop:
        guard tree.children(parent).first(where: { tree.isExpression($0) }) == node else {
          return tree.isExpression(node) ? end(variable, node, function, success) : .other
        }
        return .branch(statement: parent, isTrueOnSuccess: success)
      case .compound, .caseLabel, .defaultLabel, .forLoop, .doLoop, .rangeLoop, .declarations:
        return end(variable, node, function, success)
      default: return .other
      }
      node = parent
    }
    return .other
  }

  private func end(_ variable: UInt64?, _ node: Int, _ function: Int, _ success: Bool) -> Outcome {
    guard let variable else { return .ignored }
    return test(of: variable, after: node, function, success)
  }

  /// Whether a value that means success equals what this text says; nil if the text says something else.
  private func equalOnSuccess(_ text: String, _ success: Bool) -> Bool? {
    if Self.falseTexts.contains(text) { return !success }
    if Self.trueTexts.contains(text) { return success }
    // 0 on success, -1 on failure.
    if Self.failureTexts.contains(text), !success { return false }
    return nil
  }

  /// The first statement after `node` that asks for a variable.
  private func test(of variable: UInt64, after node: Int, _ function: Int, _ success: Bool) -> Outcome {
    let rest = tree.descendants(node).upperBound..<tree.descendants(function).upperBound
    guard rest.lowerBound < rest.upperBound else { return .ignored }
    guard
      let reference = rest.first(where: { tree.kind($0) == .reference && tree.nodes[$0].declaration == variable })
    else { return .ignored }
    switch climb(from: reference, function, success, variable: nil) {
    case .ignored: return .other
    case let outcome: return outcome
    }
  }
}
