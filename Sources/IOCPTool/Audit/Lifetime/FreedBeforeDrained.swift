// SPDX-License-Identifier: Apache-2.0

/// `closesocket(c->socket); free(c)`, where `c` holds an OVERLAPPED of an operation that was started, and nobody
/// dequeued since. A worker that does so with what its packet brought may be right, and is left alone.
struct FreedBeforeDrained {
  private enum Origin { case started, packet, unknown }

  private let functions: Functions
  private var tree: SyntaxTree { functions.tree }

  init(_ functions: Functions) { self.functions = functions }

  func findings() -> [Finding] { functions.all.flatMap { findings($0) } }

  private func findings(_ function: Functions.Function) -> [Finding] {
    var found: [Finding] = []
    let nodes = tree.descendants(function.body)
    for close in nodes where tree.kind(close) == .call && WindowsCalls.closing.contains(tree.name(close)) {
      guard let handle = tree.arguments(close).first.flatMap({ functions.objects.path($0) }), !handle.members.isEmpty,
        let variable = functions.objects.declared[handle.root],
        functions.objects.pointsToCarrier(tree.type(variable)), let block = tree.parent(close),
        tree.kind(block) == .compound
      else { continue }
      for statement in tree.children(block) where statement > close {
        let whole = tree.whole(statement)
        if frees(statement, handle.root) {
          guard origin(handle.root, in: function) == .started else { break }
          found.append(
            Finding(rule: .freedBeforeDrained, place: tree.place(statement), subject: tree.name(variable)))
          break
        }
        if functions.waits(in: whole) || tree.jumps(statement) { break }
      }
    }
    return found
  }

  private func frees(_ statement: Int, _ root: UInt64) -> Bool {
    guard let freed = functions.freed(tree.bare(statement)), let path = functions.objects.path(freed) else {
      return false
    }
    return path.root == root && path.members.isEmpty
  }

  /// Where the object comes from.
  private func origin(_ root: UInt64, in function: Functions.Function, depth: Int = 0) -> Origin {
    guard depth < 4 else { return .unknown }
    if let position = function.parameters.firstIndex(of: root) {
      let calls = references(to: function)
      guard !calls.isEmpty else { return .unknown }
      let origins = calls.map { call, caller in
        let arguments = tree.kind(call) == .call ? tree.arguments(call) : []
        guard arguments.indices.contains(position) else { return Origin.unknown }
        return origin(ofValue: arguments[position], in: caller, depth: depth)
      }
      return origins.allSatisfy { $0 == .started } ? .started : .unknown
    }
    guard let variable = functions.objects.declared[root], tree.contains(function.body, variable) else {
      return .unknown
    }
    // Every value that it gets.
    var values = tree.children(variable).filter { tree.isExpression($0) }
    for node in tree.descendants(function.body) where tree.kind(node) == .binary && tree.binaryOperator(node) == "=" {
      guard let (left, right) = tree.operands(node), let path = functions.objects.path(left),
        path.root == root, path.members.isEmpty
      else { continue }
      values.append(right)
    }
    guard !values.isEmpty else { return .unknown }
    return values.allSatisfy { origin(ofValue: $0, in: function, depth: depth) == .started } ? .started : .unknown
  }

  private func origin(ofValue value: Int, in function: Functions.Function, depth: Int) -> Origin {
    let text = tree.text(value)
    if text.contains("CONTAINING_RECORD") { return .packet }
    let node = tree.bare(value)
    if tree.kind(node) == .call, let callee = functions.called(node) {
      return callee.starts.isEmpty || callee.waits ? .unknown : .started
    }
    if let path = functions.objects.path(value), path.members.isEmpty {
      return origin(path.root, in: function, depth: depth + 1)
    }
    return .unknown
  }

  /// The calls of a function, and whatever else refers to it: a call from elsewhere.
  private func references(to function: Functions.Function) -> [(Int, Functions.Function)] {
    let declaration = tree.nodes[function.node].declaration
    var found: [(Int, Functions.Function)] = []
    for caller in functions.all {
      for node in tree.descendants(caller.body) where tree.nodes[node].declaration == declaration {
        let isCallee =
          tree.kind(node) != .call
          && tree.ancestors(node).first { tree.kind($0) == .call }.map {
            tree.nodes[$0].declaration == declaration
          } == true
        if !isCallee { found.append((node, caller)) }
      }
    }
    return found
  }
}
