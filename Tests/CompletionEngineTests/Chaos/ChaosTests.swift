// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import Glibc
import TestSupport
import Testing

/// What holds under any seed, and that every kind of perturbation happens.
struct ChaosTests {
  private static let seeds: ClosedRange<UInt64> = 1...10

  @Test func `P1 exactly once: under chaos, too, each operation has one packet`() throws {
    for seed in Self.seeds {
      try underChaos(seed) {
        let link = try Link()
        let records = (0..<12).map { _ in Record(.receive, capacity: 4) }
        var expected = 0
        for (index, record) in records.enumerated() {
          _ = try Socket.receive(link.socket, record.operation)
          expected += 1
          if index % 3 == 0 { try link.peer.send([1, 2, 3, 4, 5, 6]) }
          if index == 7 { _ = cause { try Socket.cancel(link.socket) { _ in true } } }
        }
        try Socket.abandon(link.socket)
        var seen: Set<UInt> = []
        for _ in 0..<expected { #expect(seen.insert(try Port.next(link.port).token).inserted) }
        #expect(seen.count == expected)
        #expect(records.allSatisfy { $0.told == 1 })
        #expect(Port.hasNothing(link.port))
        link.peer.close()
        try Port.close(link.port)
      }
    }
  }

  @Test func `P5 order: under chaos, too, a stream keeps its order`() throws {
    for seed in Self.seeds {
      try underChaos(seed) {
        let link = try Link()
        let sent = (0..<200).map { UInt8(truncatingIfNeeded: $0) }
        let feeder = Worker { for part in 0..<20 { try link.peer.send(Array(sent[part * 10..<part * 10 + 10])) } }
        var received: [UInt8] = []
        var inFlight: [Record] = []
        while received.count < sent.count {
          while inFlight.count < 3 {
            let record = Record(.receive, capacity: 7)
            _ = try Socket.receive(link.socket, record.operation)
            inFlight.append(record)
          }
          let packet = try Port.next(link.port)
          let record = inFlight.removeFirst()
          #expect(Record.of(packet) === record)
          received += record.bytes(Int(packet.bytes))
        }
        #expect(received == sent)
        try feeder.join()
        try link.end()
      }
    }
  }

  @Test func `P5 order: under chaos, too, sends go out in order and whole`() throws {
    for seed in Self.seeds {
      try underChaos(seed) {
        let link = try Link()
        let records = (0..<30).map { Record(.send, [UInt8](repeating: UInt8($0), count: 9)) }
        for record in records { _ = try Socket.send(link.socket, record.operation) }
        for record in records {
          let packet = try Port.next(link.port)
          #expect(Record.of(packet) === record && packet.bytes == 9)
        }
        #expect(try link.peer.receive(270) == (0..<30).flatMap { [UInt8](repeating: $0, count: 9) })
        try link.end()
      }
    }
  }

  @Test func `P6 cancel is honest: under chaos, too, what was aborted has taken no byte`() throws {
    for seed in Self.seeds {
      try underChaos(seed) {
        let link = try Link()
        var received: [UInt8] = []
        for round in 0..<10 as Range<UInt8> {
          let record = Record(.receive, capacity: 4)
          _ = try Socket.receive(link.socket, record.operation)
          try link.peer.send([round])
          let refusal = cause { try Socket.cancel(link.socket) { _ in true } }
          let packet = try Port.next(link.port)
          if packet.status == 0 {
            #expect(refusal == .notFound)
            received += record.bytes(Int(packet.bytes))
          } else {
            #expect(refusal == nil && packet.bytes == 0)
          }
        }
        try link.peer.endSending()
        received += try link.receiveToTheEnd()
        #expect(received == Array(0..<10))
        try link.end()
      }
    }
  }

  @Test func `P4 no stale I/O: under chaos, too, a closed handle is refused at once`() throws {
    for seed in Self.seeds {
      try underChaos(seed, only: "abort,delay,packet") {
        let link = try Link()
        let records = (0..<3).map { _ in Record(.receive, capacity: 4) }
        for record in records { _ = try Socket.receive(link.socket, record.operation) }
        try Socket.abandon(link.socket)
        let late = Record(.receive, capacity: 4)
        #expect(cause { _ = try Socket.receive(link.socket, late.operation) } == .invalidHandle)
        // The peer sees the end although packets are still on their way.
        #expect(try link.peer.receive(1) == [])
        for _ in records { #expect(try Port.next(link.port).status != 0) }
        try Port.close(link.port)
      }
    }
  }

  @Test(.disabled(if: Sanitizing.isOn, "a sanitizer may take longer than the delay"))
  func `the strict close counts what is on its way`() throws {
    let seed = (1...).first { (seed: UInt64) in ChaosSeed(seed).draw(.delay, handle: 2, operation: 0) != nil }!
    try underChaos(seed, only: "delay") {
      let link = try Link()
      try link.peer.send([1, 2])
      try link.untilReadable()
      let record = Record(.receive, capacity: 4)
      #expect(try Socket.receive(link.socket, record.operation) == .pending)
      #expect(cause { try Socket.close(link.socket) } == .operationsInFlight(1))
      #expect(try Port.next(link.port).bytes == 2)
      try Socket.close(link.socket)
      link.peer.close()
      try Port.close(link.port)
    }
  }

  @Test func `a seed takes the same decisions however threads interleave`() throws {
    for seed in Self.seeds {
      let runs = try [false, true, true].map { isThreaded in
        try underChaos(seed, only: "delay,pend,file") { try Self.receiveOnFour(isThreaded) }
      }
      // Delays are decided once for each operation.
      let delays = runs.map { Set($0.filter { $0.kind == .delay }) }
      #expect(delays[0] == delays[1] && delays[1] == delays[2])
      for entry in runs.joined() {
        let draw = ChaosSeed(seed).draw(entry.kind, handle: entry.handle, operation: entry.operation)
        #expect(draw?.nanoseconds == entry.amount)
      }
    }
  }

  /// Ten receives on each of four connections, by one thread or by one for each.
  private static func receiveOnFour(_ isThreaded: Bool) throws {
    let links = try (0..<4).map { _ in try Link() }
    @Sendable func receive(_ link: Link) throws {
      for round in 0..<10 as Range<UInt8> {
        let record = Record(.receive, capacity: 1)
        _ = try Socket.receive(link.socket, record.operation)
        try link.peer.send([round])
        _ = try Port.next(link.port)
      }
    }
    if isThreaded {
      for worker in links.map({ link in Worker { try receive(link) } }) { try worker.join() }
    } else {
      for link in links { try receive(link) }
    }
    for link in links { try link.end() }
  }

  @Test(arguments: [0, 3_000_000] as [Int64])
  func `of threads that came together another one may be released, of others the latest`(apartNanoseconds: Int64) throws
  {
    var others = 0
    for seed in Self.seeds {
      try underChaos(seed) {
        let port = try #require(PortChaos.make())
        let waiters = (0..<3).map { _ in Stable(Waiter()) }
        for (index, waiter) in waiters.enumerated() {
          waiter.value.parkedNanoseconds = 1_000_000_000 + Int64(index) * apartNanoseconds
          waiter.value.older = index > 0 ? waiters[index - 1] : nil
        }
        for _ in 0..<50 where port.value.choose(waiters[2]) != waiters[2] { others += 1 }
        for waiter in waiters { waiter.destroy() }
        port.destroy()
      }
    }
    #expect((others > 0) == (apartNanoseconds == 0))
  }

  @Test func `every kind of perturbation that a program is not told of happens`() throws {
    // Which threads come together is not this test's to say: the test above.
    var seen: Set<Perturbation> = [.waiter]
    for seed in 1...60 as ClosedRange<UInt64> {
      seen.formUnion(try underChaos(seed) { try Self.doAllKindsOfThings() }.map(\.kind))
      if Perturbation.allCases.allSatisfy({ $0.isError || seen.contains($0) }) { return }
    }
    #expect(Perturbation.allCases.filter { !$0.isError && !seen.contains($0) } == [])
  }

  private static func doAllKindsOfThings() throws {
    let link = try Link()
    // Receives that wait, others that need not, sends, a cancel.
    for round in 0..<40 as Range<UInt8> {
      let record = Record(.receive, capacity: 16)
      if round % 2 == 0 { try link.peer.send([1, 2, 3, 4]) }
      _ = try Socket.receive(link.socket, record.operation)
      if round % 2 == 1 { try link.peer.send([1, 2, 3, 4]) }
      if round % 8 == 7 { _ = cause { try Socket.cancel(link.socket) { _ in true } } }
      _ = try Port.next(link.port)
      _ = try Socket.send(link.socket, Record(.send, [9]).operation)
      _ = try Port.next(link.port)
    }
    try readSomeFile(on: link.port)
    try releaseWaiters()
    try link.end()
  }

  private static func readSomeFile(on port: Handle) throws {
    let descriptor = try unsafe check("open", open("/proc/self/exe", O_RDONLY | O_CLOEXEC))
    let file = try File.adopt(descriptor, isOverlapped: true, isRegular: true)
    try File.associate(file, with: port, key: 1)
    for _ in 0..<10 {
      _ = try File.read(file, Record(.readFile, capacity: 64).operation)
      _ = try Port.next(port)
    }
    try File.abandon(file)
  }

  private static func releaseWaiters() throws {
    let port = try Port.create(concurrency: 8)
    let workers = (0..<4).map { _ in Worker { for _ in 0..<5 { _ = try Port.next(port) } } }
    for _ in 0..<20 { try Port.post(port, Packet()) }
    for worker in workers { try worker.join() }
    try Port.close(port)
  }
}
