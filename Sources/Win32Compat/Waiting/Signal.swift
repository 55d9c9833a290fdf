// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// What makes an object signalled, and what a wait that ends takes from it. Pure, but for
/// ports, which are asked.
enum Signal {
  case event(EventSignal)
  case semaphore(SemaphoreSignal)
  case mutex(MutexSignal)
  case thread(ThreadSignal)
  case timer(TimerSignal)
  case port(PortSignal)
  case process(ProcessSignal)
  case job(JobSignal)

  /// Whether a wait of this thread would end.
  func isSignalled(for thread: Stable<ThreadRecord>) -> Bool {
    switch self {
    case .event(let event): event.isSet
    case .semaphore(let semaphore): semaphore.count > 0
    case .mutex(let mutex): mutex.owner == nil || mutex.owner == thread
    case .thread(let thread): thread.hasEnded
    case .timer(let timer): timer.isSet
    case .port(let port): port.isSet
    case .process(let process): process.hasEnded
    case .job: false
    }
  }

  /// Whether the wait of anybody might end.
  var isSignalled: Bool {
    switch self {
    case .event(let event): event.isSet
    case .semaphore(let semaphore): semaphore.count > 0
    case .mutex(let mutex): mutex.owner == nil
    case .thread(let thread): thread.hasEnded
    case .timer(let timer): timer.isSet
    case .port(let port): port.isSet
    case .process(let process): process.hasEnded
    case .job: false
    }
  }

  enum Taken {
    case plain
    /// The mutex has this thread as its new owner.
    case owned(wasAbandoned: Bool)
  }

  /// The object is signalled for `thread`, whose wait ends by it.
  mutating func take(by thread: Stable<ThreadRecord>) -> Taken {
    switch self {
    case .event(var event):
      if !event.isManual {
        event.isSet = false
        self = .event(event)
      }
      return .plain
    case .semaphore(var semaphore):
      semaphore.count -= 1
      self = .semaphore(semaphore)
      return .plain
    case .mutex(var mutex):
      let wasAbandoned = mutex.isAbandoned
      let isNew = mutex.owner == nil
      mutex.owner = thread
      mutex.depth += 1
      mutex.isAbandoned = false
      self = .mutex(mutex)
      return isNew ? .owned(wasAbandoned: wasAbandoned) : .plain
    case .thread, .port, .process, .job: return .plain
    case .timer(var timer):
      if !timer.isManual {
        timer.isSet = false
        self = .timer(timer)
      }
      return .plain
    }
  }
}

struct EventSignal {
  let isManual: Bool
  var isSet: Bool
}

struct SemaphoreSignal {
  var count: Int32
  let maximum: Int32
}

/// Recursive; owned by a thread, and abandoned when that ends.
struct MutexSignal {
  var owner: Stable<ThreadRecord>?
  var depth = 0
  var isAbandoned = false
}

/// What outlives a thread for those who hold its handle.
struct ThreadSignal {
  static let stillActive: UInt32 = 259

  let number: UInt32
  /// The kernel's number; 0 before it runs.
  var kernelNumber: Int32 = 0
  var priority: Int32 = 0
  var exitCode = stillActive
  var hasEnded = false
  /// Of a child process' first thread: what its process is watched by.
  var process = Handle.none
}
