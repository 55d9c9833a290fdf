// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// One cancellation handler for all operations of a task on a channel, in place of one for
/// each: that would be a third of what an operation costs.
///
/// Operations of the scope's own task are marked as covered before they are submitted.
/// Those of other tasks, of a child for instance that has a time limit, have handlers of
/// their own. Two columns; in either order the operation is cancelled, since both take the
/// slot's lock in the second line:
///
///   the task                      whoever cancels it
///   isCovered := true             isCancelled := true
///   submits the operation         cancels the covered ones that it finds
///   isCancelled? cancels it
struct CancellationScope: ~Copyable {
  /// The task's word, see `Worker.currentTask`; 0 outside of a scope.
  fileprivate let task = Atomic<UInt>(0)
  fileprivate let isCancelled = Atomic<Bool>(false)
}

extension Channel {
  /// Runs `body` in the task that calls.
  func withCancellationScope<Result>(
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    scope.isCancelled.store(false, ordering: .relaxed)
    scope.task.store(Worker.currentTask, ordering: .relaxed)
    defer { scope.task.store(0, ordering: .relaxed) }
    return try await withTaskCancellationHandler {
      try await body()
    } onCancel: {
      scope.isCancelled.store(true, ordering: .sequentiallyConsistent)
      _ = try? Socket.cancel(handle) { Stable<Pending>(token: $0.token).value.isCovered }
    }
  }

  /// Takes a direction for one operation, and says whether it is covered. The scope's own
  /// task need not ask the runtime whether it was cancelled.
  @inline(__always)
  func begin(_ operation: String, _ pending: Stable<Pending>) throws(IOError) {
    let owner = scope.task.load(ordering: .relaxed)
    let isOwn = owner != 0 && owner == Worker.currentTask
    if isOwn ? scope.isCancelled.load(ordering: .relaxed) : Task.isCancelled {
      throw IOError(.cancelled, operation, handle: handle.rawValue)
    }
    try pending.take(operation, handle)
    pending.value.isCovered = isOwn
  }

  /// Waits for an operation that was accepted as pending; a cancelled task cancels it.
  @inline(__always)
  func wait(for pending: Stable<Pending>) async {
    guard pending.value.isCovered else { return await pending.wait(handle) }
    if scope.isCancelled.load(ordering: .sequentiallyConsistent) {
      let token = pending.token
      _ = try? Socket.cancel(handle) { $0.token == token }
    }
    await pending.waitForPacket()
  }
}
