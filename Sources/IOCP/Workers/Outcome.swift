// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// What a task came to, for a thread that serves a pool meanwhile.
final class Outcome<Value: Sendable>: Sendable {
  private struct State {
    var result: Result<Value, any Error>?
    var visitor: Visitor?
  }

  private let state: Guarded<State>
  private let ended = Atomic<Bool>(false)

  init(for visitor: Visitor) { state = Guarded(State(visitor: visitor)) }

  var hasEnded: Bool { ended.load(ordering: .acquiring) }

  func end(_ result: Result<Value, any Error>) {
    state.withLock {
      $0.result = result
      ended.store(true, ordering: .releasing)
      // Under the lock: the visitor does not leave before it has had it.
      $0.visitor?.call()
    }
  }

  /// What it came to, nil if it has not; the visitor is not called any more.
  func take() -> Result<Value, any Error>? {
    state.withLock {
      $0.visitor = nil
      return $0.result
    }
  }
}

/// A thread that serves a pool for as long as it waits for something: it can be called
/// back from the port.
struct Visitor: Sendable {
  private let waiter: Stable<Waiter>
  private let port: Stable<Port>

  /// For the calling thread. It ends with `leave`, on the same thread.
  init(of pool: WorkerPool) throws(IOError) {
    do throws(EngineError) {
      port = try Port.retained(pool.port.handle)
      do throws(EngineError) {
        waiter = try Port.bindThread(to: pool.port.handle)
      } catch {
        port.release()
        throw error
      }
    } catch {
      throw IOError(error)
    }
    waiter.forgetAlerts()
  }

  /// Makes it ask again whether what it waits for has come. The caller sees to it that it
  /// has not left.
  func call() { waiter.alert(on: port) }

  func leave() {
    waiter.forgetAlerts()
    // It took a place among the running threads, perhaps.
    Port.unbindThread()
    port.release()
  }
}
