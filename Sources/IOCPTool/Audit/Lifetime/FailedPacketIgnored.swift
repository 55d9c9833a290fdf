// SPDX-License-Identifier: Apache-2.0

/// A call of GetQueuedCompletionStatus after which nobody asks, on FALSE, whether there is an OVERLAPPED.
struct FailedPacketIgnored {
  private let functions: Functions
  private var tree: SyntaxTree { functions.tree }

  init(_ functions: Functions) { self.functions = functions }

  func findings() -> [Finding] {
    functions.all.flatMap { function in
      tree.calls(in: tree.descendants(function.body)).compactMap { call in
        guard tree.name(call) == "GetQueuedCompletionStatus" else { return nil }
        let arguments = tree.arguments(call)
        guard arguments.count == 5, let record = functions.objects.path(arguments[3]) else { return nil }
        let name = record.members.last ?? record.root
        guard misses(call, function, record: name), isNamedElsewhere(name, than: call) else { return nil }
        // Who gave the place for the OVERLAPPED may look at it.
        if function.parameters.contains(record.root) {
          guard !record.members.isEmpty, callersMiss(function, record: name) else { return nil }
        }
        return Finding(rule: .failedPacketIgnored, place: tree.place(call), subject: tree.text(arguments[3]))
      }
    }
  }

  /// Whether the program looks at the OVERLAPPED at all. If not, its packets stand for something else.
  private func isNamedElsewhere(_ record: UInt64, than call: Int) -> Bool {
    functions.all.contains { function in
      tree.descendants(function.body).contains { node in
        tree.nodes[node].declaration == record && tree.kind(node).isReference && !tree.contains(call, node)
          && !isCleared(node)
      }
    }
  }

  /// `record = NULL` is no look at it.
  private func isCleared(_ reference: Int) -> Bool {
    guard let parent = tree.parent(reference), tree.kind(parent) == .binary else { return false }
    return tree.binaryOperator(parent) == "=" && tree.operands(parent)?.left == reference
  }

  /// Whether none of the callers looks, of which there is one at least.
  private func callersMiss(_ function: Functions.Function, record: UInt64) -> Bool {
    let declaration = tree.nodes[function.node].declaration
    var count = 0
    for caller in functions.all {
      for call in tree.calls(in: tree.descendants(caller.body)) where tree.nodes[call].declaration == declaration {
        count += 1
        guard misses(call, caller, record: record) else { return false }
      }
    }
    return count > 0
  }

  private func misses(_ call: Int, _ function: Functions.Function, record: UInt64) -> Bool {
    switch ResultTest(tree: tree).outcome(of: call, in: function.node, isTrueOnSuccess: true) {
    case .other: return false
    case .ignored: return isUsedUnasked(call, function, record)
    case .branch(let statement, let isTrueOnSuccess):
      guard let failing = failingNodes(statement, isTrueOnSuccess, function) else { return false }
      if tree.children(statement).first.map({ tree.refers(tree.whole($0), to: record) && !isOnlyIn(call, $0, record) })
        == true
      {
        return false
      }
      return !failing.contains { tree.refers($0, to: record) || endsProgram($0) }
    }
  }

  /// Whether the condition names the record nowhere but in the call itself.
  private func isOnlyIn(_ call: Int, _ condition: Int, _ record: UInt64) -> Bool {
    tree.whole(condition).allSatisfy { node in
      tree.nodes[node].declaration != record || tree.contains(call, node) || !tree.kind(node).isReference
    }
  }

  private func endsProgram(_ range: Range<Int>) -> Bool {
    tree.calls(in: range).contains { WindowsCalls.ending.contains(tree.name($0)) }
  }

  /// What runs on FALSE, up to the next turn of a loop or the end of the function. Nil if it can't be followed.
  private func failingNodes(_ statement: Int, _ success: Bool, _ function: Functions.Function) -> [Range<Int>]? {
    var failing: [Range<Int>] = []
    if tree.kind(statement) == .ifStatement {
      guard let parts = tree.parts(ofIf: statement) else { return nil }
      if let branch = success ? parts.otherwise : parts.then {
        failing.append(tree.whole(branch))
        if tree.jumps(branch) { return after(jump: branch, function).map { failing + $0 } }
      }
    } else if !success {
      return nil
    }
    return failing + following(statement, function)
  }

  /// What runs after a block that ends in a jump. In main a return is the end of the program.
  private func after(jump block: Int, _ function: Functions.Function) -> [Range<Int>]? {
    var last = block
    while tree.kind(last) == .compound, let next = tree.children(last).last { last = next }
    switch tree.kind(last) {
    case .continueStatement: return []
    case .returnStatement: return WindowsCalls.entryPoints.contains(function.name) ? nil : []
    case .breakStatement:
      guard let loop = tree.ancestors(last).first(where: { tree.kind($0).isLoop || tree.kind($0) == .switchStatement })
      else { return nil }
      return following(loop, function)
    default: return nil
    }
  }

  /// The statements after one, as far as the enclosing loop or the function goes.
  private func following(_ statement: Int, _ function: Functions.Function) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var node = statement
    while let parent = tree.parent(node), tree.contains(function.node, parent) {
      if tree.kind(parent) == .compound {
        for next in tree.children(parent) where next > node {
          found.append(tree.whole(next))
          if tree.jumps(next) { return found }
        }
      }
      if tree.kind(parent).isLoop {
        // The condition of a loop is asked once more.
        found += tree.children(parent).filter { tree.isExpression($0) }.map { tree.whole($0) }
        return found
      }
      node = parent
    }
    return found
  }

  /// The result is ignored, and the OVERLAPPED used as if there were one, and as if it were that of a success.
  private func isUsedUnasked(_ call: Int, _ function: Functions.Function, _ record: UInt64) -> Bool {
    let rest = tree.descendants(call).upperBound..<tree.descendants(function.body).upperBound
    guard rest.lowerBound < rest.upperBound else { return false }
    var isFollowed = false
    for node in rest {
      switch tree.kind(node) {
      case .call where Self.asking.contains(tree.name(node)): return false
      case .member where tree.name(node).hasPrefix("Internal"): return false
      case .ifStatement, .whileLoop, .conditional:
        guard let condition = tree.children(node).first(where: { tree.isExpression($0) }) else { continue }
        if tree.refers(tree.whole(condition), to: record) { return false }
      case let kind where kind.isReference && tree.nodes[node].declaration == record:
        switch use(of: node) {
        case .compared: return false
        case .followed: isFollowed = true
        case .other: break
        }
      default: break
      }
    }
    return isFollowed
  }

  private static let asking: Set = [
    "GetLastError", "WSAGetLastError", "GetOverlappedResult", "WSAGetOverlappedResult",
  ]

  private enum Use { case compared, followed, other }

  private func use(of reference: Int) -> Use {
    for parent in tree.ancestors(reference) {
      switch tree.kind(parent) {
      case .unexposed, .parenthesis: continue
      case .binary: return ["==", "!=", "&&", "||"].contains(tree.binaryOperator(parent)) ? .compared : .other
      case .unary: return tree.unaryOperator(parent) == "!" ? .compared : .followed
      case .member: return .followed
      case let kind where kind.isCast: return .followed
      default: return .other
      }
    }
    return .other
  }
}
