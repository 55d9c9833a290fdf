// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A thread of its own for one piece of work, and what came of it.
///
/// Tests of threads use these and not tasks: a port counts threads.
package final class Worker<Outcome: Sendable>: @unchecked Sendable {
  // Written by the thread before it opens `ended`, read after passing it.
  private var outcome: Result<Outcome, any Error>?
  private let ended = Gate("a thread to end")

  package init(_ body: @escaping @Sendable () throws -> Outcome) {
    start { [self] in
      outcome = Result { try body() }
      ended.open()
    }
  }

  /// Waits for the thread; throws what it threw.
  package func join() throws -> Outcome {
    if outcomeIsKnown == false {
      try ended.pass()
      outcomeIsKnown = true
    }
    return try outcome!.get()
  }

  private var outcomeIsKnown = false
}

private final class Body {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

private func start(_ body: @escaping () -> Void) {
  var thread = pthread_t()
  let argument = unsafe Unmanaged.passRetained(Body(body)).toOpaque()
  let error = unsafe pthread_create(
    &thread, nil,
    { argument in
      unsafe Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
      return nil
    }, argument)
  precondition(error == 0, "pthread_create: errno \(error)")
  pthread_detach(thread)
}
