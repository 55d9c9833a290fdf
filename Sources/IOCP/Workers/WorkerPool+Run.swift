// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

extension WorkerPool {
  /// Runs a task on the pool, and returns when it has ended. The calling thread serves
  /// meanwhile, as one of the pool's, and within the limit of its port.
  ///
  /// Not from a thread of a pool: that one is needed.
  ///
  /// - Throws: What `body` throws; `shutDown` after `stop`.
  public func run<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) throws -> Result {
    precondition(Stable<Worker>.current == nil, "run was called on a thread of a pool")
    let visitor = try Visitor(of: self)
    defer { visitor.leave() }
    let outcome = Outcome<Result>(for: visitor)
    let number = try residents.admitTask()
    let task = Task(executorPreference: self) {
      let result: Swift.Result<Result, any Error>
      do { result = .success(try await body()) } catch { result = .failure(error) }
      self.residents.taskEnded(number)
      outcome.end(result)
    }
    residents.taskStarted(number) { task.cancel() }
    serve(asVisitorUntil: { outcome.hasEnded })
    // Nil when the port was closed under it; the task goes on elsewhere, and nobody knows how long.
    guard let result = outcome.take() else { throw IOError(.portClosed, "run") }
    return try result.get()
  }

  /// Starts a task that belongs to the pool: it runs there, and `stop` cancels it and waits
  /// for it.
  ///
  /// - Throws: `shutDown` after `stop`; the task was not started.
  @discardableResult
  public func addTask<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) throws(IOError) -> Task<Result, any Error> {
    let number = try residents.admitTask()
    let task = Task(executorPreference: self) {
      defer { self.residents.taskEnded(number) }
      return try await body()
    }
    residents.taskStarted(number) { task.cancel() }
    return task
  }

  /// Serves without waiting: for a thread that has a loop of its own, whenever
  /// ``CompletionPort/descriptor`` of the pool's port is readable.
  ///
  /// - Parameter maximum: Looks at the port; what else waits is for the next call.
  /// - Returns: Whether it found nothing more to do.
  @discardableResult
  public func poll(upTo maximum: Int = 64) -> Bool {
    precondition(Stable<Worker>.current == nil, "poll was called on a thread of a pool")
    var looks = 0
    let leaving = serve({ .none }) {
      looks += 1
      return looks > maximum
    }
    if leaving == .stopped { passOnStop() }
    Port.unbindThread()
    return leaving != .isDone
  }

  /// Serves as a thread that is not the pool's own.
  func serve(asVisitorUntil isDone: () -> Bool, deadline: Deadline = .never) {
    while true {
      let leaving = serve({ deadline.remaining.map { Patience(nanoseconds: $0) } ?? .unlimited }) {
        isDone() || deadline.hasPassed
      }
      // An order to stop is for own threads.
      guard leaving == .stopped else { return }
      passOnStop()
      if isDone() || deadline.hasPassed { return }
    }
  }
}
