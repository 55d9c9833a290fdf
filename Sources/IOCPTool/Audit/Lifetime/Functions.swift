// SPDX-License-Identifier: Apache-2.0

import CClang

/// The functions of a source whose bodies are there, and what calling them does.
struct Functions {
  /// An operation that a call starts.
  struct Start {
    let call: Int
    /// Which OVERLAPPED; in terms of the function in which the call stands.
    let record: ObjectPath
    let direction: WindowsCalls.Direction
    let name: String
  }

  struct Function {
    let node: Int
    let body: Int
    let name: String
    let parameters: [UInt64]
    var starts: [Start] = []
    var waits = false
    /// Of its parameters: those that it frees. `this` is -1.
    var frees: Set<Int> = []
  }

  let tree: SyntaxTree
  let objects: Objects
  private(set) var all: [Function] = []
  private var byDeclaration: [UInt64: Int] = [:]
  /// Files count as overlapped only if the source says so somewhere.
  private let opensOverlapped: Bool

  init(_ tree: SyntaxTree) {
    self.tree = tree
    objects = Objects(tree)
    opensOverlapped =
      tree.tokens.contains { tree.names[Int($0.name)] == "FILE_FLAG_OVERLAPPED" }
      || tree.names.contains("FILE_FLAG_OVERLAPPED")
    for node in tree.nodes.indices where tree.kind(node).isFunction {
      guard let body = tree.body(node) else { continue }
      byDeclaration[tree.nodes[node].declaration] = all.count
      all.append(
        Function(
          node: node, body: body, name: tree.name(node),
          parameters: tree.parameters(node).map { tree.nodes[$0].declaration }))
    }
    // What a function does, its callers do: a few rounds reach through wrappers of wrappers.
    for _ in 0..<4 {
      for index in all.indices { summarize(index) }
    }
  }

  func called(_ call: Int) -> Function? { byDeclaration[tree.nodes[call].declaration].map { all[$0] } }

  private mutating func summarize(_ index: Int) {
    var starts: [Start] = []
    var waits = false
    var frees: Set<Int> = []
    let function = all[index]
    for node in tree.descendants(function.body) {
      if tree.kind(node) == .call {
        starts += self.starts(node)
        waits = waits || self.waits(node)
      }
      if let freed = freed(node).flatMap({ objects.path($0) }), freed.members.isEmpty {
        if let position = position(freed.root, in: function) { frees.insert(position) }
      }
    }
    all[index].starts = starts
    // Spinning until it has ended, or a coroutine that goes on when it has.
    all[index].waits = waits || tree.text(function.body).containsAny(["HasOverlappedIoCompleted", "co_await"])
    all[index].frees = frees
  }

  private func position(_ root: UInt64, in function: Function) -> Int? {
    root == ObjectPath.this ? -1 : function.parameters.firstIndex(of: root)
  }

  /// What an argument, or the object of a method, stands for in the caller.
  private func argument(_ position: Int, of call: Int) -> ObjectPath? {
    if position == -1 {
      guard tree.isMethodCall(call) else { return nil }
      guard let object = tree.object(call) else { return ObjectPath(root: ObjectPath.this, isBehindPointer: true) }
      return objects.path(object)
    }
    let arguments = tree.arguments(call)
    return arguments.indices.contains(position) ? objects.path(arguments[position]) : nil
  }

  /// The operations that a call starts, by itself or inside of what it calls.
  func starts(_ call: Int) -> [Start] {
    let name = tree.name(call)
    if let known = WindowsCalls.overlapped(name), called(call) == nil {
      let arguments = tree.arguments(call)
      guard arguments.indices.contains(known.argument), !known.dependsOnHandle || opensOverlapped,
        let record = objects.path(arguments[known.argument])
      else { return [] }
      return [Start(call: call, record: record, direction: known.direction, name: name)]
    }
    guard let callee = called(call) else { return [] }
    return callee.starts.compactMap { start in
      guard let position = position(start.record.root, in: callee), var record = argument(position, of: call) else {
        return nil
      }
      record.members += start.record.members
      return Start(call: call, record: record, direction: start.direction, name: start.name)
    }
  }

  /// Whether an operation may have ended when the call returns. Of a function that isn't seen, this is believed.
  func waits(_ call: Int) -> Bool {
    let name = tree.name(call)
    if let callee = called(call) { return callee.waits }
    if WindowsCalls.waiting.contains(name) { return true }
    let home = tree.nodes[call].home
    // A function of the compiler's is declared where it is first called.
    return !name.isEmpty && !name.hasPrefix("__") && home == 1 && WindowsCalls.overlapped(name) == nil
  }

  /// The expression that a node frees: `free(x)`, `delete x`, a call of a function that does.
  func freed(_ node: Int) -> Int? {
    if tree.kind(node) == .delete { return tree.children(node).last }
    guard tree.kind(node) == .call else { return nil }
    let arguments = tree.arguments(node)
    if let position = WindowsCalls.freeing[tree.name(node)], called(node) == nil {
      return arguments.indices.contains(position) ? arguments[position] : nil
    }
    guard let callee = called(node), let position = callee.frees.first(where: { $0 >= 0 }) else { return nil }
    return arguments.indices.contains(position) ? arguments[position] : nil
  }

  func waits(in range: Range<Int>) -> Bool { tree.calls(in: range).contains { waits($0) } }
}

extension String {
  func containsAny(_ words: [String]) -> Bool { words.contains { self.contains($0) } }
}
