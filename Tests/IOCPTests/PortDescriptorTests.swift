// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import TestSupport
import Testing

struct PortDescriptorTests {
  @Test func `the descriptor is readable while packets wait, whoever takes them`() throws {
    let port = try CompletionPort()
    let descriptor = try port.descriptor
    #expect(try port.descriptor == descriptor)
    #expect(!isReadable(descriptor))
    for _ in 0..<3 {
      try port.post(key: 1)
      try port.post(key: 2)
      #expect(isReadable(descriptor))
      #expect(try port.next().key == 1)
      #expect(isReadable(descriptor))
      // The other one is taken by another thread.
      #expect(try Worker { try port.next().key }.join() == 2)
      #expect(!isReadable(descriptor))
    }
    try port.close()
  }

  @Test func `packets from before the descriptor was asked for are seen`() throws {
    let port = try CompletionPort()
    try port.post()
    #expect(isReadable(try port.descriptor))
    _ = try port.getQueuedCompletions(upTo: 4)
    #expect(!isReadable(try port.descriptor))
    try port.close()
  }

  @Test func `a packet that goes to a waiting thread leaves it unreadable`() throws {
    let port = try CompletionPort()
    let descriptor = try port.descriptor
    for _ in 0..<20 {
      let waiter = Worker { try port.next().key }
      try port.post(key: 4)
      #expect(try waiter.join() == 4)
      #expect(!isReadable(descriptor))
    }
    try port.close()
  }

  @Test func `readiness makes it readable although nobody waits on the port`() throws {
    let pair = try Pair(try CompletionPort())
    let descriptor = try pair.port.descriptor
    let receive = Operation(capacity: 8)
    for round in 1...50 as ClosedRange<UInt8> {
      try pair.server.receive(receive)
      try pair.client.send([round])
      // Level by level: until the packet is taken, each look finds it so.
      try waitForReadable(descriptor)
      let completion = try #require(try pair.port.poll(until: descriptor))
      #expect(completion.bytes == 1 && receive.array(1) == [round])
    }
    try pair.server.close()
    try pair.port.close()
  }

  @Test func `a closed port is readable`() throws {
    let port = try CompletionPort()
    let pair = try Pair(port)
    let descriptor = try port.descriptor
    try port.close()
    // The connection keeps the port's memory, and the descriptor.
    #expect(isReadable(descriptor))
    #expect(try failure { _ = try port.descriptor }?.code == .invalidHandle)
    try pair.server.close()
  }

  @Test func `threads that take packets and a loop that does miss none`() throws {
    let port = try CompletionPort(concurrency: 4)
    let descriptor = try port.descriptor
    let thieves = (0..<2).map { _ in
      Worker {
        var count = 0
        while try port.next().key != 0 { count += 1 }
        return count
      }
    }
    let poster = Worker { for _ in 0..<5000 { try port.post(key: 1) } }
    var mine = 0
    try poster.join()
    while port.queuedCount > 0 {
      try waitForReadable(descriptor, orUntil: { port.queuedCount == 0 })
      while (try? port.getQueuedCompletion(timeout: .zero)) != nil { mine += 1 }
    }
    for _ in thieves { try port.post(key: 0) }
    let theirs = try thieves.reduce(0) { try $0 + $1.join() }
    #expect(mine + theirs == 5000)
    try eventually("it to be unreadable") { !isReadable(descriptor) }
    try port.close()
  }

  @Test func `a pool lives in an epoll loop`() throws {
    let program = try Program(Files.products() + "/ForeignLoop")
    let number = try #require(UInt16(try program.line().split(separator: " ").last ?? ""))
    let peers = try (0..<3).map { _ in try Peer(port: number) }
    for round in 0..<50 as Range<UInt8> {
      for peer in peers { try peer.send([round, 1]) }
      for peer in peers { #expect(try peer.receive(2) == [round, 1]) }
    }
    // The loop's own timer goes on meanwhile.
    #expect(try program.line() == "a second has passed")
    for peer in peers {
      try peer.endSending()
      #expect(try peer.receive(1) == [])
    }
    withExtendedLifetime(program) {}
  }
}

private func isReadable(_ descriptor: Int32) -> Bool {
  var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return unsafe poll(&entry, 1, 0) == 1
}

private func waitForReadable(_ descriptor: Int32, orUntil isOver: () -> Bool = { false }) throws {
  var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  for _ in 0..<patience * 100 where !isOver() {
    if unsafe poll(&entry, 1, 10) == 1 { return }
  }
  if !isOver() { throw TooLong("the descriptor") }
}

extension CompletionPort {
  /// Dequeues as a loop does: without waiting, whenever the descriptor is readable.
  fileprivate func poll(until descriptor: Int32) throws -> Completion? {
    for _ in 0..<10 {
      if let completion = try? getQueuedCompletion(timeout: .zero) { return completion }
      try waitForReadable(descriptor)
    }
    return nil
  }
}
