// SPDX-License-Identifier: Apache-2.0

/// A receive and a send on one path through a function, with the same OVERLAPPED of the same object, and no wait
/// between.
struct OneRecordTwoDirections {
  private let functions: Functions
  private var tree: SyntaxTree { functions.tree }

  init(_ functions: Functions) { self.functions = functions }

  func findings() -> [Finding] { functions.all.compactMap { finding($0) } }

  private func finding(_ function: Functions.Function) -> Finding? {
    // What a pointer names may be another record by the second call.
    let starts = function.starts.filter {
      $0.direction != .other && (!$0.record.isBehindPointer || !$0.record.members.isEmpty)
    }
    for (index, first) in starts.enumerated() {
      for second in starts[(index + 1)...] where first.direction != second.direction {
        guard first.record == second.record, first.call != second.call, follow(first.call, second.call),
          !isInterrupted(first, second, function)
        else { continue }
        return Finding(
          rule: .oneRecordTwoDirections, place: tree.place(second.call), subject: "\(first.name) and \(second.name)")
      }
    }
    return nil
  }

  /// Whether one way through the function comes to both.
  private func follow(_ first: Int, _ second: Int) -> Bool {
    for ancestor in tree.ancestors(first) {
      if tree.contains(ancestor, second) {
        return tree.kind(ancestor) == .compound || tree.isExpression(ancestor) && tree.kind(ancestor) != .conditional
      }
      // A branch that leaves does not come to what follows; a label begins another way.
      if tree.jumps(ancestor) || [.caseLabel, .defaultLabel, .lambda].contains(tree.kind(ancestor)) { return false }
    }
    return false
  }

  private func isInterrupted(_ first: Functions.Start, _ second: Functions.Start, _ function: Functions.Function)
    -> Bool
  {
    let between = tree.descendants(first.call).upperBound..<max(second.call, tree.descendants(first.call).upperBound)
    if functions.waits(in: between) || functions.waits(first.call) { return true }
    // A way out, or a label, between the two makes them parts of different ways.
    let ways: [SyntaxKind] = [.caseLabel, .defaultLabel, .breakStatement, .continueStatement, .returnStatement, .goto]
    if between.contains(where: { ways.contains(tree.kind($0)) && !isInFailure($0, of: first.call) }) { return true }
    if between.contains(where: { tree.kind($0) == .binary && isAssigned(first.record.root, $0) }) { return true }
    let text = tree.text(function.node, from: tree.nodes[first.call].end, to: tree.nodes[second.call].begin)
    return text.containsAny(["HasOverlappedIoCompleted", "Internal", "goto"])
  }

  /// Leaving because the first call failed says nothing about what happens when it went well.
  private func isInFailure(_ node: Int, of call: Int) -> Bool {
    guard let test = tree.ancestors(node).first(where: { tree.kind($0) == .ifStatement }) else { return false }
    return tree.contains(test, call)
  }

  private func isAssigned(_ root: UInt64, _ node: Int) -> Bool {
    guard tree.binaryOperator(node) == "=", let (left, _) = tree.operands(node),
      let path = functions.objects.path(left)
    else { return false }
    return path.root == root && path.members.isEmpty
  }
}
