// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import TestSupport
import Testing

/// What looks at descriptor numbers runs in a process of its own: other tests open and close some.
struct CancelWaitCloseTests {
  @Test(arguments: [1, 3])
  func `P3 cancel, wait, close: the strict close refuses and says how many`(_ count: Int) throws {
    let link = try Link()
    let records = (0..<count).map { _ in Record(.receive, capacity: 4) }
    for record in records { _ = try Socket.receive(link.socket, record.operation) }
    #expect(cause { try Socket.close(link.socket) } == .operationsInFlight(Int32(count)))
    // Nothing has changed: data still arrives.
    try link.peer.send([1])
    #expect(Record.of(try Port.next(link.port)) === records[0])
    let left = count - 1
    if left > 0 {
      #expect(cause { try Socket.close(link.socket) } == .operationsInFlight(Int32(left)))
      #expect(try Socket.cancel(link.socket) { _ in true } == left)
    }
    try Socket.close(link.socket)
    for _ in 0..<left { #expect(try Port.next(link.port).status == UInt32(bitPattern: Status.cancelled.code)) }
    #expect(Port.hasNothing(link.port))
    try Port.close(link.port)
  }

  @Test func `P3 cancel, wait, close: receives and sends in flight are both counted`() throws {
    let link = try Link(.unix)
    let receive = Record(.receive, capacity: 4)
    let send = Record(.send, capacity: 4 << 20)
    _ = try Socket.receive(link.socket, receive.operation)
    #expect(try Socket.send(link.socket, send.operation) == .pending)
    #expect(cause { try Socket.close(link.socket) } == .operationsInFlight(2))
    try link.end()
  }

  @Test func `P3 cancel, wait, close: abandon gives a packet to each and refuses from then on`() throws {
    let link = try Link()
    let records = (0..<5).map { _ in Record(.receive, capacity: 4) }
    for record in records { _ = try Socket.receive(link.socket, record.operation) }
    try Socket.abandon(link.socket)
    #expect(cause { try Socket.abandon(link.socket) } == .invalidHandle)
    for record in records {
      let packet = try Port.next(link.port)
      #expect(Record.of(packet) === record)
      #expect(packet.status == UInt32(bitPattern: Status.handleClosed.code))
      #expect(packet.bytes == 0)
      #expect(packet.key == 7)
      #expect(record.told == 1)
    }
    #expect(Port.hasNothing(link.port))
    try Port.close(link.port)
  }

  // Interleaving            (time runs down)
  //   user                             closer
  //   pin
  //                                    close: the handle is refused, the descriptor open
  //   unpin: the descriptor closes
  @Test func `P3 cancel, wait, close: a descriptor in use outlives its handle`() async {
    await #expect(processExitsWith: .success) {
      let link = try Link()
      let pinned = try PinnedSocket(link.socket)
      try Socket.close(link.socket)
      #expect(cause { try Socket.close(link.socket) } == .invalidHandle)
      #expect(Descriptors.isOpen(pinned.descriptor))
      pinned.unpin()
      #expect(!Descriptors.isOpen(pinned.descriptor))
    }
  }

  // Interleaving            (time runs down)
  //   blocked thread                   closer
  //   sleeps in poll(2)
  //                                    close
  //   wakes, gets an error, unpins
  //   the descriptor closes
  @Test func `P3 cancel, wait, close: a close lets blocked threads out before the descriptor goes`() async {
    await #expect(processExitsWith: .success) {
      let link = try Link()
      let calls = Tally()
      let blocked = Worker {
        cause {
          _ = try Socket.block(link.socket, .receive, .reading, until: .never) { descriptor in
            _ = calls.next()
            return Descriptors.isOpen(descriptor) ? -Int(Errno.wouldBlock) : 0
          }
        }
      }
      try eventually("a blocked thread") {
        var isListed = false
        try link.withSocket { isListed = $0.value.blocked != nil }
        return isListed
      }
      try Socket.close(link.socket)
      #expect(try blocked.join() == .closedMeanwhile)
      try eventually("the descriptor to close") { !Descriptors.isOpen(link.descriptor) }
    }
  }

  @Test func `P3 cancel, wait, close: everything closed leaves no descriptor behind`() async {
    await #expect(processExitsWith: .success) {
      // The backstop and this thread's own port stay.
      try Port.close(try Port.create(concurrency: 1))
      let before = Descriptors.open
      for transport in Transport.allCases {
        for _ in 0..<10 {
          try Worker {
            let link = try Link(transport)
            let records = (0..<3).map { _ in Record(.receive, capacity: 4) }
            for record in records { _ = try Socket.receive(link.socket, record.operation) }
            try link.peer.send([1])
            _ = try Port.next(link.port)
            try link.end()
          }.join()
        }
      }
      try eventually("all descriptors to close") { Descriptors.open.subtracting(before).isEmpty }
    }
  }

  @Test func `P3 cancel, wait, close: a port closed before its sockets leaves no descriptor behind`() async {
    await #expect(processExitsWith: .success) {
      try Port.close(try Port.create(concurrency: 1))
      let before = Descriptors.open
      for _ in 0..<10 {
        try Worker {
          let link = try Link()
          let record = Record(.receive, capacity: 4)
          _ = try Socket.receive(link.socket, record.operation)
          try Port.close(link.port)
          try Socket.abandon(link.socket)
          #expect(record.told == 1)
        }.join()
      }
      try eventually("all descriptors to close") { Descriptors.open.subtracting(before).isEmpty }
    }
  }

  // Interleaving            (time runs down)
  //   leader                           closer
  //   becomes ready, locks the slot
  //     receives, delivers
  //   unlocks
  //                                    abandon at any moment
  @Test func `P3 cancel, wait, close: closing under a working leader`() throws {
    var random = Randomness(seed: 4)
    for _ in 0..<200 {
      let link = try Link(.unix)
      let record = Record(.receive, capacity: 4)
      _ = try Socket.receive(link.socket, record.operation)
      let leader = Worker { try Port.next(link.port).bytes }
      try Port.waitUntil(waiting: 1, on: link.port)
      let shift = Int.random(in: 0..<500, using: &random)
      try link.peer.send([1])
      dawdle(shift)
      try Socket.abandon(link.socket)
      #expect(try leader.join() <= 1)
      #expect(record.told == 1)
      link.peer.close()
      try Port.close(link.port)
    }
  }
}
