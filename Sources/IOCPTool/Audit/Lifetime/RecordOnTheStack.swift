// SPDX-License-Identifier: Apache-2.0

/// A local OVERLAPPED that an operation uses, in a function that waits for nothing, or that returns right after it
/// asked for a cancel.
struct RecordOnTheStack {
  private let functions: Functions
  private var tree: SyntaxTree { functions.tree }

  init(_ functions: Functions) { self.functions = functions }

  func findings() -> [Finding] { functions.all.flatMap { findings($0) } }

  private func findings(_ function: Functions.Function) -> [Finding] {
    let starts = function.starts.filter { isLocal($0.record, in: function) }
    guard let first = starts.first else { return [] }
    if !function.waits {
      // What main has on its stack stays.
      guard !WindowsCalls.entryPoints.contains(function.name) else { return [] }
      return starts.filter { !isKnownToEnd($0, function) }.map { finding($0.call, $0.record) }
    }
    return cancels(function, after: first.call).map { finding($0, first.record) }
  }

  private func finding(_ node: Int, _ record: ObjectPath) -> Finding {
    let name = functions.objects.declared[record.root].map { tree.name($0) } ?? ""
    return Finding(rule: .recordOnTheStack, place: tree.place(node), subject: name)
  }

  private func isLocal(_ record: ObjectPath, in function: Functions.Function) -> Bool {
    guard !record.isBehindPointer, let variable = functions.objects.declared[record.root],
      tree.kind(variable) == .variable, tree.contains(function.body, variable), tree.nodes[variable].is_static == 0
    else { return false }
    return functions.objects.isCarrier(tree.type(variable))
  }

  /// A pipe whose client is there already is connected at once, and the call says so with an error of its own.
  private func isKnownToEnd(_ start: Functions.Start, _ function: Functions.Function) -> Bool {
    start.name == "ConnectNamedPipe" && tree.text(function.body).contains("ERROR_PIPE_CONNECTED")
  }

  /// Cancels after which the function returns without a wait.
  private func cancels(_ function: Functions.Function, after start: Int) -> [Int] {
    tree.calls(in: tree.descendants(function.body)).filter { call in
      guard call > start, WindowsCalls.cancelling.contains(tree.name(call)) else { return false }
      var statement = call
      while let parent = tree.parent(statement), tree.kind(parent) != .compound {
        guard tree.isExpression(parent) else { return false }
        statement = parent
      }
      guard let block = tree.parent(statement) else { return false }
      let rest = tree.children(block).filter { $0 > statement }
      guard let jump = rest.firstIndex(where: { tree.kind($0) == .returnStatement }) else { return false }
      return !rest[...jump].contains { functions.waits(in: tree.whole($0)) }
    }
  }
}
