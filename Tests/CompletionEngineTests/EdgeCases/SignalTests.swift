// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import Glibc
import Synchronization
import TestSupport
import Testing

/// Signals belong to the process, hence processes of their own.
struct SignalTests {
  @Test(arguments: Transport.allCases)
  func `sending to a peer that is gone is an error and raises no SIGPIPE`(_ transport: Transport) async {
    // Captured by its name: what crosses to the other process is Codable.
    let name = transport.rawValue
    await #expect(processExitsWith: .success) { [name = name as String] in
      signal(SIGPIPE, SIG_DFL)
      Interruptions.unblock(SIGPIPE)
      let link = try Link(Transport(rawValue: name)!)
      link.peer.close()
      var failure: EngineError.Cause?
      try eventually("a failing send") {
        let record = Record(.send, [1])
        failure = cause { _ = try Socket.send(link.socket, record.operation) }
        return failure != nil
      }
      #expect(failure == .system(Errno.brokenPipe) || failure == .system(Errno.connectionReset))
      // Again, and with several buffers.
      let record = Record(.send, [1, 2])
      _ = unsafe record.operation.value.setBuffers(count: 2) { unsafe (record.memory.baseAddress! + $0, 1) }
      #expect(cause { _ = try Socket.send(link.socket, record.operation) } != nil)
    }
  }

  @Test func `threads that wait on a port take no notice of signals`() async {
    await #expect(processExitsWith: .success) {
      Interruptions.catchSignal()
      let port = try Port.create(concurrency: 2)
      let threads = Guarded<[pthread_t]>([])
      let workers = (0..<2).map { _ in
        Worker {
          Interruptions.unblock(SIGUSR1)
          threads.withLock { $0.append(pthread_self()) }
          return try Port.next(port).key
        }
      }
      // One leads in the event base, one is parked.
      try Port.waitUntil(waiting: 2, on: port)
      try Interruptions.deliver(50, to: threads.withLock { $0 })
      #expect(try Port.waiting(port) == 2)
      for key in 1...2 as ClosedRange<UInt> { try Port.post(port, Packet(key: key)) }
      #expect(Set([try workers[0].join(), try workers[1].join()]) == [1, 2])
    }
  }

  @Test func `a blocking call takes no notice of signals`() async {
    await #expect(processExitsWith: .success) {
      Interruptions.catchSignal()
      let link = try Link(.unix)
      let threads = Guarded<[pthread_t]>([])
      let worker = Worker {
        Interruptions.unblock(SIGUSR1)
        threads.withLock { $0.append(pthread_self()) }
        return try Socket.block(link.socket, .receive, .reading, until: .never) { descriptor in
          SystemCalls.readableBytes(descriptor) > 0 ? 1 : -Int(Errno.wouldBlock)
        }
      }
      try eventually("a blocked thread") {
        var isListed = false
        try link.withSocket { isListed = $0.value.blocked != nil }
        return isListed
      }
      try Interruptions.deliver(50, to: threads.withLock { $0 })
      try link.peer.send([1])
      #expect(try worker.join() == 1)
    }
  }
}

private let handled = Atomic<Int>(0)

private enum Interruptions {
  /// SIGUSR1 gets a handler that interrupts system calls (no SA_RESTART).
  static func catchSignal() {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in handled.add(1, ordering: .relaxed) }
    unsafe sigaction(SIGUSR1, &action, nil)
  }

  /// Threads of a task pool, and those that they start, block all signals.
  static func unblock(_ number: Int32) {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, number)
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// One after the other, each only after the one before was handled.
  static func deliver(_ count: Int, to threads: [pthread_t]) throws {
    for thread in threads {
      for _ in 0..<count {
        let before = handled.load(ordering: .relaxed)
        pthread_kill(thread, SIGUSR1)
        try eventually("the handler") { handled.load(ordering: .relaxed) > before }
      }
    }
  }
}
