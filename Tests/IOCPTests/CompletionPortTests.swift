// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

struct CompletionPortTests {
  @Test func `a post comes out unchanged`() throws {
    let port = try CompletionPort()
    let operation = Operation()
    try port.post(key: .max, bytes: 5, operation: operation)
    #expect(port.queuedCount == 1)
    let completion = try port.getQueuedCompletion()
    #expect(completion.key == .max)
    #expect(completion.bytes == 5)
    #expect(completion.operation === operation)
    #expect(completion.error == nil)
    #expect(!operation.isInFlight)
    try port.post(key: 3)
    #expect(try port.getQueuedCompletion().operation == nil)
    try port.close()
  }

  @Test(arguments: [1, 3, 100]) func `several packets are taken oldest first, at most so many`(_ maximum: Int) throws {
    let port = try CompletionPort()
    for key in 0..<10 as Range<UInt> { try port.post(key: key) }
    let keys = try port.getQueuedCompletions(upTo: maximum).map(\.key)
    #expect(keys == Array(0..<UInt(min(maximum, 10))))
    #expect(port.queuedCount == 10 - keys.count)
    try port.close()
  }

  @Test(arguments: [Duration.zero, .nanoseconds(1), .milliseconds(2), .seconds(-1)])
  func `an empty port times out, and says what was tried`(_ timeout: Duration) throws {
    let port = try CompletionPort()
    let error = #expect(throws: IOError.self) { try port.getQueuedCompletion(timeout: timeout) }
    #expect(error?.code == .timedOut)
    #expect(error?.operation == "dequeue")
    #expect(throws: IOError.self) { try port.getQueuedCompletions(upTo: 4, timeout: timeout) }
    try port.close()
  }

  @Test func `close lets waiting threads out, and the name is refused from then on`() throws {
    let port = try CompletionPort()
    let waiter = Worker { try failure { _ = try port.getQueuedCompletion() } }
    // Whether it waits already or comes late: both are errors, and neither hangs.
    try port.close()
    let code = try waiter.join()?.code
    #expect(code == .portClosed || code == .invalidHandle)
    #expect(try failure { try port.post() }?.code == .invalidHandle)
    #expect(try failure { _ = try port.getQueuedCompletion(timeout: .zero) }?.code == .invalidHandle)
    #expect(try failure { try port.close() }?.code == .invalidHandle)
    #expect(port.queuedCount == 0)
  }

  @Test(arguments: [-1, Int.max]) func `a concurrency that is no number of threads is refused`(_ concurrency: Int) {
    let error = #expect(throws: IOError.self) { try CompletionPort(concurrency: concurrency) }
    #expect(error?.code == .invalidArgument)
  }

  @Test func `arguments out of range are refused, and the operation stays ours`() throws {
    let port = try CompletionPort()
    let operation = Operation()
    #expect(try failure { try port.post(bytes: -1, operation: operation) }?.code == .invalidArgument)
    #expect(try failure { try port.post(bytes: 1 << 32, operation: operation) }?.code == .invalidArgument)
    #expect(try failure { _ = try port.getQueuedCompletions(upTo: 0) }?.code == .invalidArgument)
    #expect(!operation.isInFlight)
    try port.post(operation: operation)
    try port.close()
  }

  @Test func `an operation that is posted cannot be posted again`() throws {
    let port = try CompletionPort()
    let operation = Operation()
    try port.post(operation: operation)
    #expect(operation.isInFlight)
    #expect(try failure { try port.post(operation: operation) }?.code == .operationInFlight)
    #expect(port.queuedCount == 1)
    _ = try port.getQueuedCompletion()
    try port.post(operation: operation)
    try port.close()
    #expect(!operation.isInFlight)
  }

  // MARK: Who keeps operations alive

  @Test func `a queued operation is kept by the port, and let go with its completion`() throws {
    let port = try CompletionPort()
    let witness = Witness()
    do {
      let operation = Operation()
      operation.context = witness.token()
      try port.post(operation: operation)
    }
    #expect(witness.alive == 1)
    do { _ = try port.getQueuedCompletion() }
    #expect(witness.alive == 0)
    try port.close()
  }

  @Test func `closing a port lets go of everything in its queue`() throws {
    let port = try CompletionPort()
    let witness = Witness()
    for _ in 0..<100 {
      let operation = Operation(capacity: 16)
      operation.context = witness.token()
      try port.post(operation: operation)
    }
    #expect(witness.alive == 100)
    try port.close()
    #expect(witness.alive == 0)
  }

  @Test func `a refused post lets go of its operation`() throws {
    let port = try CompletionPort()
    try port.close()
    let witness = Witness()
    do {
      let operation = Operation()
      operation.context = witness.token()
      #expect(try failure { try port.post(operation: operation) }?.code == .invalidHandle)
      #expect(!operation.isInFlight)
    }
    #expect(witness.alive == 0)
  }

  @Test func `an operation that completes after its port was closed is let go`() throws {
    let port = try CompletionPort()
    let pair = try Pair(port)
    let witness = Witness()
    do {
      let operation = Operation(capacity: 16)
      operation.context = witness.token()
      try pair.server.receive(operation)
    }
    try port.close()
    #expect(witness.alive == 1)
    try pair.client.send([1])
    try eventually("the operation to be let go") { witness.alive == 0 }
    try pair.server.close()
  }
}
