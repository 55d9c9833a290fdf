// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Glibc
import TestSupport
import Testing

/// Lowers the process's limit of descriptors, hence in processes of their own.
struct DescriptorShortageTests {
  @Test func `an accept without a free descriptor stays pending, without spinning, and goes on when one is freed`()
    async
  {
    await #expect(processExitsWith: .success) {
      let port = try Port.create(concurrency: 1)
      let listener = try Socket.listen(on: Address("127.0.0.1", port: 0)!)
      try Socket.associate(listener, with: port, key: 5)
      let record = Record(.accept)
      #expect(try Socket.accept(listener, record.operation) == .pending)
      // More than one: other libraries of the process may want a descriptor, too.
      let spares = try (0..<4).map { _ in try makeConnection(.unix) }
      let peer = try Shortage.begin(listener)
      defer { try? Descriptors.liftLimit() }

      // The thread that leads must sleep, not ask again and again.
      let before = Descriptors.processorMilliseconds
      #expect(cause { _ = try Port.dequeue(port, .milliseconds(1000)) } == .timedOut)
      let spent = Descriptors.processorMilliseconds - before
      #expect(spent < 250)
      #expect(record.told == 0)

      // Descriptors that the engine knows nothing of.
      for spare in spares { Glibc.close(spare.ours) }
      let packet = try Port.next(port)
      #expect(packet.key == 5)
      #expect(record.status == .success)
      #expect(Descriptors.isOpen(Int32(record.result)))
      withExtendedLifetime((peer, spares)) {}
    }
  }

  @Test func `an accept without a free descriptor goes on when one of ours is closed`() async {
    await #expect(processExitsWith: .success) {
      let port = try Port.create(concurrency: 1)
      let listener = try Socket.listen(on: Address("127.0.0.1", port: 0)!)
      try Socket.associate(listener, with: port, key: 5)
      let link = try Link(.unix, port: port)
      let record = Record(.accept)
      #expect(try Socket.accept(listener, record.operation) == .pending)
      let peer = try Shortage.begin(listener)
      defer { try? Descriptors.liftLimit() }
      #expect(cause { _ = try Port.dequeue(port, .milliseconds(10)) } == .timedOut)
      try Socket.close(link.socket)
      #expect(try Port.next(port).key == 5)
      #expect(record.status == .success)
      withExtendedLifetime(peer) {}
    }
  }

  @Test func `an accept submitted without a free descriptor stays pending too, and can be cancelled`() async {
    await #expect(processExitsWith: .success) {
      let port = try Port.create(concurrency: 1)
      let listener = try Socket.listen(on: Address("127.0.0.1", port: 0)!)
      try Socket.associate(listener, with: port, key: 5)
      let peer = try Shortage.begin(listener)
      defer { try? Descriptors.liftLimit() }
      let record = Record(.accept)
      #expect(try Socket.accept(listener, record.operation) == .pending)
      #expect(try Socket.cancel(listener) { _ in true } == 1)
      #expect(try Port.next(port).status == UInt32(bitPattern: Status.cancelled.code))
      withExtendedLifetime(peer) {}
    }
  }

  @Test func `a port without descriptors for it is an error, and leaves nothing behind`() async {
    await #expect(processExitsWith: .success) {
      try Port.close(try Port.create(concurrency: 1))
      let before = Descriptors.open
      try Descriptors.limit(toNumbersUpTo: before.max()!)
      defer { try? Descriptors.liftLimit() }
      while Glibc.dup(0) >= 0 {}
      let full = Descriptors.open
      #expect(cause { _ = try Port.create(concurrency: 1) } == .system(Errno.tooManyFiles))
      #expect(cause { _ = try Socket.create(family: 2, type: 1, protocolNumber: 0) } == .system(Errno.tooManyFiles))
      #expect(Descriptors.open == full)
    }
  }
}

private enum Shortage {
  /// Connects, after which the process has no descriptor left for the other side.
  static func begin(_ listener: Handle) throws -> Peer {
    // Made before the limit falls; connected after it.
    let port = try Socket.localAddress(listener).port
    let socket = try check("socket", Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
    try Descriptors.limit(toNumbersUpTo: Descriptors.open.max()!)
    while Glibc.dup(0) >= 0 {}
    return try Peer(adopting: socket, connectingTo: port)
  }
}
