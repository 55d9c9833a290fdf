// SPDX-License-Identifier: Apache-2.0

import IOCP
import IOCPTesting
import Synchronization
import TestSupport
import Testing

/// The trait runs a test once per seed, and a Swift program keeps its promises.
@Suite struct ChaosTraitTests {
  @Test(.chaos(seeds: 1...20)) func `an echo under chaos is the same bytes`() throws {
    let port = try CompletionPort()
    let pair = try Pair(port, key: 9)
    let (operation, answer) = (Operation(capacity: 16), Operation(capacity: 16))
    for round in 1...5 as ClosedRange<UInt8> {
      var echoed = 0
      try pair.client.send([UInt8](repeating: round, count: 10))
      while echoed < 10 {
        try pair.server.receive(operation)
        let received = try port.next()
        #expect(received.operation === operation && received.bytes > 0)
        answer.fill(operation.array(received.bytes))
        try pair.server.send(answer, count: received.bytes)
        #expect(try port.next().bytes == received.bytes)
        echoed += received.bytes
      }
      #expect(echoed == 10)
      #expect(try pair.client.receive(10) == [UInt8](repeating: round, count: 10))
    }
    try pair.server.close()
    try port.close()
  }

  @Test(.chaos(seeds: 1...10)) func `tasks under chaos read what was sent, in order`() throws {
    try withPair { shared, peer in
      try peer.send(Array(1...50))
      var bytes: [UInt8] = []
      while bytes.count < 50 { bytes += try await shared.bytes(7) }
      #expect(bytes == Array(1...50))
      try await shared.write([1, 2, 3])
      #expect(try peer.receive(3) == [1, 2, 3])
    }
  }

  @Test func `the trait has run its test once for each seed, until one fails`() async throws {
    let runs = Atomic<Int>(0)
    let test = try #require(Test.current)
    let words = Words()
    // Keeps the issue from the run of this test.
    let listening = IssueHandlingTrait.compactMapIssues { issue in
      words.add(issue.comments.map(\.rawValue))
      return nil
    }
    try await listening.provideScope(for: test, testCase: nil) {
      try await (.chaos(seeds: 1...20) as ChaosTrait).provideScope(for: test, testCase: nil) {
        if runs.add(1, ordering: .relaxed).newValue == 7 { Issue.record("the seventh fails") }
      }
    }
    #expect(words.all == ["the seventh fails", "under chaos, seed 7"])
    #expect(runs.load(ordering: .relaxed) == 7)
    runs.store(0, ordering: .relaxed)
    try await (.chaos(seeds: 3...12) as ChaosTrait).provideScope(for: test, testCase: nil) {
      runs.add(1, ordering: .relaxed)
    }
    #expect(runs.load(ordering: .relaxed) == 10)
  }
}

private final class Words: Sendable {
  private let words = Mutex<[String]>([])

  func add(_ more: [String]) { words.withLock { $0 += more } }

  var all: [String] { words.withLock { $0 } }
}
