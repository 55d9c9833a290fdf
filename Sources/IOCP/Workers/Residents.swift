// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// What lives on a pool and has to end before the pool does: handles with their
/// operations, tasks, tasks that sleep.
///
/// Under its lock nothing of the program runs, and nobody waits.
final class Residents: @unchecked Sendable {
  // Sendable: an atomic and values under locks.
  enum Phase: UInt8, AtomicRepresentable { case open, stopping, ended }

  /// Ends what goes on on a handle, and the handle. Answers how many operations it has
  /// cancelled.
  typealias EndHandle = @Sendable (Handle) -> Int

  private struct State {
    var handles: [Handle: EndHandle] = [:]
    var tasks: [Int: (@Sendable () -> Void)?] = [:]
    var nextTask = 0
    /// The thread in `stop`, which is told when something has ended.
    var visitor: Visitor?
  }

  private let state = Guarded(State())
  private let currentPhase = Atomic<Phase>(.open)
  /// Grows with each change, for a thread that can't be called back from the port.
  private let changes = Atomic<UInt32>(0)
  /// Operations on files that are in flight.
  private let fileOperations = Atomic<Int>(0)
  /// Tasks that sleep: a list of its own, since they come and go often.
  let sleepers = Sleepers()

  var phase: Phase { currentPhase.load(ordering: .sequentiallyConsistent) }

  // MARK: Coming and going

  /// A handle was put on the pool's port with the key of operations.
  ///
  /// - Parameter end: How to end it; as a socket, if nothing is said.
  func opened(_ handle: Handle, end: @escaping EndHandle = Residents.endSocket) throws(EngineError) {
    let isAdmitted = state.withLock { state in
      guard phase == .open else { return false }
      state.handles[handle] = end
      return true
    }
    if !isAdmitted { throw EngineError(.associate, handle, .shutDown) }
  }

  func closed(_ handle: Handle) {
    state.withLock {
      $0.handles[handle] = nil
      tell($0.visitor)
    }
  }

  func admitTask() throws(IOError) -> Int {
    let number: Int? = state.withLock { state in
      guard phase == .open else { return nil }
      state.nextTask += 1
      state.tasks[state.nextTask] = .some(nil)
      return state.nextTask
    }
    guard let number else { throw IOError(.shutDown, "addTask") }
    return number
  }

  /// It may have ended by then, or the pool may have begun to stop.
  func taskStarted(_ number: Int, _ cancel: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      guard state.tasks[number] != nil else { return false }
      state.tasks[number] = cancel
      return phase != .open
    }
    if isLate { cancel() }
  }

  func taskEnded(_ number: Int) {
    state.withLock {
      $0.tasks[number] = nil
      tell($0.visitor)
    }
  }

  func fileOperationBegan() { fileOperations.wrappingAdd(1, ordering: .sequentiallyConsistent) }

  func fileOperationEnded() {
    fileOperations.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    if phase == .stopping { state.withLock { tell($0.visitor) } }
  }

  // MARK: The end

  var taskCount: Int { state.withLock { $0.tasks.count } }
  /// No task, and nothing that can't be cancelled.
  var isQuiet: Bool { taskCount == 0 && fileOperations.load(ordering: .sequentiallyConsistent) == 0 }
  var isEmpty: Bool { state.withLock { $0.tasks.isEmpty && $0.handles.isEmpty } }

  /// Nobody is admitted any more. Answers whether it was open.
  func beginToStop(_ visitor: Visitor?) -> Bool {
    state.withLock {
      guard phase == .open else { return false }
      currentPhase.store(.stopping, ordering: .sequentiallyConsistent)
      $0.visitor = visitor
      return true
    }
  }

  func visitorLeaves() { state.withLock { $0.visitor = nil } }

  func end() {
    currentPhase.store(.ended, ordering: .sequentiallyConsistent)
    tell(nil)
  }

  private func tell(_ visitor: Visitor?) {
    if phase == .open { return }
    visitor?.call()
    changes.wrappingAdd(1, ordering: .sequentiallyConsistent)
    Futex.wake(changes, count: .max)
  }

  /// Sleeps until `isDone`, which a change makes true.
  func wait(until isDone: () -> Bool) {
    while true {
      let seen = changes.load(ordering: .sequentiallyConsistent)
      if isDone() { return }
      _ = Futex.wait(changes, whileEqualTo: seen, until: .never)
    }
  }

  /// Accepts are cancelled: no connection comes any more. Answers how many.
  func endAccepts() -> Int {
    let handles = state.withLock { Array($0.handles.keys) }
    return handles.reduce(0) { count, handle in
      count + ((try? Socket.cancel(handle) { $0.kind == .accept }) ?? 0)
    }
  }

  /// Cancels all tasks and operations; answers how many operations.
  func endAll() -> Int {
    let (handles, tasks) = state.withLock { ($0.handles, Array($0.tasks.values)) }
    // Before the tasks, so that they find out why.
    var count = sleepers.wakeAll()
    for (handle, end) in handles { count += end(handle) }
    for cancel in tasks { cancel?() }
    return count
  }

  /// Operations in flight end with `cancelled`; the handle is refused from then on.
  static let endSocket: EndHandle = { handle in
    let count = (try? Socket.cancel(handle) { _ in true }) ?? 0
    try? Socket.abandon(handle)
    return count
  }
}
