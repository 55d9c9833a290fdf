// SPDX-License-Identifier: Apache-2.0

/// Runs `body` as a child task, and cancels it when it takes too long. Returns when it has
/// ended, in any case: nothing goes on behind the caller's back.
///
///     var buffer = HeapBuffer(capacity: 4096)
///     try await withTimeout(.seconds(5), on: pool) {
///       try await buffer.refill { span in _ = try await connection.read(into: &span) }
///     }
///
/// - Parameters:
///   - duration: From now on; zero or less cancels at once.
///   - pool: Whose timer it is, and where `body` runs.
///   - isolation: The caller's.
///   - body: Ends soon after its task is cancelled.
/// - Returns: What `body` returned, also when the time was over by then: what it did is done.
/// - Throws: `IOError` with `timedOut` when the time was over and `body` ended with a
///   cancellation; otherwise what `body` throws, also when the calling task is cancelled.
public func withTimeout<Result>(
  _ duration: Duration, on pool: WorkerPool, isolation: isolated (any Actor)? = #isolation,
  _ body: () async throws -> Result
) async throws -> Result {
  // SAFETY: the child has ended before this function goes on, and only the child runs
  // meanwhile; so what `body` refers to is one task's at a time, and `body` does not escape.
  nonisolated(unsafe) var outcome: Swift.Result<Result, any Error>?
  var isOver = false
  await withoutActuallyEscaping(body) { body in
    // The closure is the caller's, as this function is.
    _ = isolation
    let child = Child(body: body)
    isOver = await withTaskGroup(of: Bool.self) { group in
      group.addTask(executorPreference: pool) {
        do { unsafe outcome = .success(try await child.body()) } catch { unsafe outcome = .failure(error) }
        return false
      }
      group.addTask(executorPreference: pool) {
        do throws(IOError) {
          try await pool.sleep(for: duration)
          return true
        } catch {
          // Cancelled, since the body has ended; or the pool stops, which ends the body, too.
          return false
        }
      }
      let isOver = await group.next() ?? false
      group.cancelAll()
      await group.waitForAll()
      return isOver
    }
  }
  switch unsafe outcome {
  case .success(let result): return result
  case .failure(let error):
    throw isOver && error.isCancellation ? IOError(.timedOut, "withTimeout") : error
  case nil: preconditionFailure("a child task of a group did not run")
  }
}

/// What the child task is given.
private struct Child<Result>: @unchecked Sendable {
  let body: () async throws -> Result
}

extension Error {
  fileprivate var isCancellation: Bool { self is CancellationError || (self as? IOError)?.code == .cancelled }
}
