// SPDX-License-Identifier: Apache-2.0

/// The branch for success at once frees what holds the OVERLAPPED, in a source that uses a port and says nowhere that
/// packets are skipped.
struct SuccessIsNotTheEnd {
  private let functions: Functions
  private var tree: SyntaxTree { functions.tree }

  init(_ functions: Functions) { self.functions = functions }

  func findings() -> [Finding] {
    let names = Set(tree.names)
    guard !names.contains("FILE_SKIP_COMPLETION_PORT_ON_SUCCESS"),
      !names.contains("SetFileCompletionNotificationModes"),
      !names.isDisjoint(with: ["CreateIoCompletionPort", "BindIoCompletionCallback", "CreateThreadpoolIo"])
    else { return [] }
    return functions.all.flatMap { function in
      function.starts.compactMap { start in
        guard let branch = branch(start, function), frees(branch, start.record.root) else { return nil }
        return Finding(rule: .successIsNotTheEnd, place: tree.place(start.call), subject: start.name)
      }
    }
  }

  /// What runs when the call succeeds at once.
  private func branch(_ start: Functions.Start, _ function: Functions.Function) -> Int? {
    guard functions.called(start.call) == nil, let known = WindowsCalls.overlapped(tree.name(start.call)),
      case .branch(let statement, let isTrueOnSuccess) = ResultTest(tree: tree).outcome(
        of: start.call, in: function.node, isTrueOnSuccess: known.isTrueOnSuccess),
      tree.kind(statement) == .ifStatement, let parts = tree.parts(ofIf: statement)
    else { return nil }
    return isTrueOnSuccess ? parts.then : parts.otherwise
  }

  private func frees(_ branch: Int, _ root: UInt64) -> Bool {
    var waited = false
    for node in tree.whole(branch) {
      if tree.kind(node) == .call, functions.waits(node) { waited = true }
      guard !waited, let freed = functions.freed(node), let path = functions.objects.path(freed) else { continue }
      if path.root == root, path.members.isEmpty { return true }
    }
    return false
  }
}
