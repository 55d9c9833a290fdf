// SPDX-License-Identifier: Apache-2.0

import SimulatedKernel

/// What a completion port must do, said as plainly as it goes: the reference that the engine is compared
/// with. It sees the calls of the program, what they answer, and, as the judge of every byte, the simulated
/// kernel's own account. One real thread runs everything, so it needs no locks.
final class Model {
  enum Kind { case receive, send, accept, connect }

  /// One operation that was started, or refused.
  final class Operation {
    let number: Int, kind: Kind, stream: Stream, thread: Int, length: Int
    /// Succeeds without being told: the engine stores the result.
    let isPlain: Bool
    /// Whether its data stays in the stream.
    let peeks: Bool, waitsForAll: Bool
    /// Its stream had a port when it was started; it was reset then.
    let hadPort: Bool, cameAfterReset: Bool
    var isAccepted = false, isRefused = false
    var wasTold = false, status: Int32 = 0, result = 0
    /// Packets dequeued, or dropped with their port.
    var packets = 0
    var wantsNoPacket = false, mayBeAborted = false
    /// When its packet left the port: the call and its return.
    var left: (from: Int, to: Int)?
    var bytes: [UInt8] = []
    var isSettled = false

    init(
      _ number: Int, _ kind: Kind, _ stream: Stream, _ thread: Int, length: Int, isPlain: Bool, peeks: Bool = false,
      waitsForAll: Bool = false
    ) {
      (self.number, self.kind, self.stream, self.thread, self.length) = (number, kind, stream, thread, length)
      (self.isPlain, self.peeks, self.waitsForAll) = (isPlain, peeks, waitsForAll)
      cameAfterReset = stream.wasReset
      hadPort = stream.port != nil && !stream.isAssociating
    }
  }

  /// One direction of a stream: its operations in the order of their submission.
  struct Line {
    var operations: [Operation] = []
    /// So many of them are accounted for, and so many bytes.
    var settled = 0, bytes = 0, isBroken = false
  }

  final class Stream {
    let number: Int, isListener: Bool
    var port: Port?, key: UInt = 0
    var receives = Line(), sends = Line()
    /// Calls that close it, or cancel everything, under way.
    var closeCalls = 0, cancelCalls = 0
    var isClosed = false, isShutDown = false, wasReset = false, skips = false
    var closedAt: Int64 = 0
    var isClosing: Bool { isClosed || closeCalls > 0 }
    /// A call that asks the engine for something is under way.
    var isReceiving = false, isSending = false, isAssociating = false

    init(_ number: Int, isListener: Bool) { (self.number, self.isListener) = (number, isListener) }
  }

  final class Port {
    let limit: Int
    var isClosing = false
    /// Posts that were accepted: their call and its return, and whether they have left.
    var posts: [(from: Int, to: Int, hasLeft: Bool)] = []
    /// Posts that have left: when, and the latest start of a post among them.
    var leaves: [(to: Int, latestPost: Int)] = []
    init(limit: Int) { self.limit = limit }
  }

  final class Thread {
    var waitsOn: Port?, runsFor: Port?, callsSince = 0
    /// How often it had been found asleep when it came: once more, and its place may have been given away.
    var wasSeen: UInt32 = 0
    var hasEnded = false
  }

  var operations: [Operation] = []
  var ports: [Port] = []
  var threads: [Int: Thread] = [:]
  private var clock = 0

  func tick() -> Int {
    clock += 1
    return clock
  }
  func fail(_ text: String) -> Never { sim_fail_text(text) }

  func expect(_ holds: Bool, _ text: @autoclosure () -> String) {
    if !holds { fail(text()) }
  }

  // MARK: Submissions

  func begin(_ operation: Operation) {
    operations.append(operation)
    operation.stream[keyPath: operation.line].operations.append(operation)
  }

  /// P1: a refused operation yields nothing.
  func refused(_ operation: Operation, hasMovedBytes: Bool) {
    expect(!operation.wasTold && operation.packets == 0, "P1: operation \(operation.number) was refused, and told")
    operation.isRefused = true
    operation.isSettled = true
    // Some bytes, then an error of the connection: the call has failed, and tells no number.
    if hasMovedBytes { operation.stream[keyPath: operation.line].isBroken = true }
    settleLine(of: operation)
  }

  /// Its end is known to its owner. P1: once.
  func told(_ operation: Operation, _ status: Int32, _ result: Int) {
    let number = operation.number
    expect(!operation.wasTold, "P1: operation \(number) has ended twice")
    expect(!operation.isRefused, "P1: operation \(number) was refused, and has ended")
    (operation.wasTold, operation.status, operation.result) = (true, status, result)
    let stream = operation.stream
    switch status {
    case 0: expect(!operation.cameAfterReset, "operation \(number) succeeded after a reset (LIVE-14)")
    case -1:
      let isAskedFor = operation.mayBeAborted || stream.cancelCalls > 0 || threads[operation.thread]!.hasEnded
      expect(isAskedFor, "P6: operation \(number) was cancelled, which nobody asked for")
    case -2: expect(stream.isClosing, "P3: operation \(number) ended as its handle was closed, but it is open")
    case 104:
      expect(sim_is_reset(Int32(stream.number)), "P6: operation \(number) met a reset that never came")
      if operation.kind != .connect { stream.wasReset = true }
    default: break
    }
    if status < 0, !operation.waitsForAll, operation.kind == .receive {
      expect(result == 0, "P6: the aborted receive \(number) claims \(result) bytes")
    }
    if operation.kind == .accept || operation.kind == .connect { operation.isSettled = true }
  }

  // MARK: Packets

  /// A packet of an operation has left its port, dequeued or dropped.
  func packet(of operation: Operation, bytes: Int, status: Int32, key: UInt?, port: Port, from: Int, to: Int) {
    let number = operation.number
    operation.packets += 1
    expect(operation.packets == 1, "P1: operation \(number) has \(operation.packets) packets")
    expect(!operation.isRefused, "P1: operation \(number) was refused, and has a packet")
    expect(operation.wasTold, "P1: operation \(number) has a packet before it has ended")
    expect(operation.stream.port === port, "P4: operation \(number) came to another port")
    operation.left = (from, to)
    guard let key else { return settle(operation) }
    expect(key == operation.stream.key, "P4: operation \(number) came with key \(key), not \(operation.stream.key)")
    expect(status == operation.status, "P1: operation \(number): status \(operation.status), in its packet \(status)")
    if operation.kind == .receive || operation.kind == .send {
      expect(bytes == operation.result, "P6: operation \(number): \(operation.result) bytes, in its packet \(bytes)")
    }
    inOrder(operation)
    settle(operation)
  }

  /// P5: of two that succeed in one direction, the earlier one's packet comes first.
  private func inOrder(_ operation: Operation) {
    guard operation.status == 0, let mine = operation.left else { return }
    let line = operation.stream[keyPath: operation.line]
    for other in line.operations[line.settled...].reversed() {
      if other === operation { break }
      guard other.status == 0, let theirs = other.left else { continue }
      expect(theirs.to > mine.from, "P5: operation \(other.number) came before operation \(operation.number)")
    }
  }

  func leaves(_ port: Port, post index: Int, from: Int, to: Int) {
    expect(index < port.posts.count, "P1: a packet that nobody posted")
    expect(!port.posts[index].hasLeft, "P1: post \(index) came twice")
    port.posts[index].hasLeft = true
    // P7: first in, first out, as far as the calls do not overlap.
    let mine = port.posts[index]
    for leave in port.leaves.suffix(64) where leave.to < from && mine.to != .max && leave.latestPost > mine.to {
      fail("P7: a packet posted later left before post \(index)")
    }
    port.leaves.append((to, mine.from))
  }

  // MARK: Accounts

  /// The result of a receive or a send is final, and its memory the program's.
  func settle(_ operation: Operation) {
    operation.isSettled = true
    settleLine(of: operation)
  }

  private func settleLine(of one: Operation) {
    var line = one.stream[keyPath: one.line]
    while line.settled < line.operations.count, line.operations[line.settled].isSettled {
      let operation = line.operations[line.settled]
      line.settled += 1
      if operation.isRefused || operation.kind == .accept || operation.kind == .connect { continue }
      compare(operation, at: line.bytes)
      if !operation.peeks { line.bytes += operation.result }
    }
    one.stream[keyPath: one.line] = line
  }

  /// P4, P5, P6: the bytes of an operation against those the kernel has moved.
  private func compare(_ operation: Operation, at offset: Int) {
    let (number, count, kind) = (operation.number, operation.result, operation.kind)
    var (sent, received) = (0, 0)
    let log =
      kind == .receive
      ? sim_incoming(Int32(operation.stream.number), &sent, &received)
      : sim_outgoing(Int32(operation.stream.number), &sent)
    expect(count <= operation.length, "P6: operation \(number) moved \(count) bytes of \(operation.length)")
    expect(offset + count <= sent, "P6: operation \(number) claims bytes \(offset)..<\(offset + count) of \(sent)")
    for index in 0..<count where operation.bytes[index] != log![offset + index] {
      fail("P5: operation \(number): byte \(index), \(offset + index) of stream \(operation.stream.number), is wrong")
    }
    if operation.status == 0, kind == .send {
      expect(count == operation.length, "P5: send \(number) succeeded with \(count) bytes of \(operation.length)")
    }
    let isShort = operation.waitsForAll ? count < operation.length : count == 0 && operation.length > 0
    if operation.status == 0, kind == .receive, isShort {
      expect(
        offset + count >= sent || operation.stream.isShutDown, "P6: receive \(number) met an end before the last byte")
    }
  }

  // MARK: Threads

  func enters(_ thread: Int, _ port: Port) {
    let record = threads[thread]!
    (record.waitsOn, record.callsSince, record.runsFor) = (port, tick(), nil)
    record.wasSeen = sim_seen_asleep(Int32(thread))
  }

  /// P7: at most so many threads run as the limit says. One that was found asleep does not count.
  func returns(_ thread: Int, withPacketOf port: Port?) {
    let record = threads[thread]!
    record.waitsOn = nil
    guard let port else { return }
    record.runsFor = port
    let running = threads.filter { $1.runsFor === port && $1.wasSeen == sim_seen_asleep(Int32($0)) && !$1.hasEnded }
      .count
    expect(running <= port.limit, "P7: \(running) threads run on a port whose limit is \(port.limit)")
  }

  // MARK: Nothing moves any more

  /// P7, P8: nobody sleeps over what could go on. Called when no thread and no peer has done anything for long.
  func checkCalm() {
    for (index, port) in ports.enumerated() where !port.isClosing {
      guard threads.values.contains(where: { $0.waitsOn === port }) else { continue }
      let posts = port.posts.filter { !$0.hasLeft && $0.to != .max }.count
      let ended = operations.filter { $0.stream.port === port && $0.isAwaited }.count
      // One of them looks at the descriptors, unless all places are taken.
      let waiting = threads.filter { $1.waitsOn === port }, hasOthers = threads.values.contains { $0.runsFor === port }
      let isLed = hasOthers || waiting.contains { sim_sleeps_in_base(Int32($0.key)) }
      expect(isLed, "P8: \(waiting.count) threads wait on port \(index), and nobody leads")
      expect(
        posts + ended == 0, "P8: \(posts) posts and \(ended) operations wait on port \(index), and a thread for them")
    }
    for operation in operations where operation.isAccepted && !operation.wasTold && !operation.stream.isClosing {
      let time = sim_ready_for(Int32(operation.stream.number), !operation.isReceiving)
      expect(time < 230_000_000, "P8: operation \(operation.number) could have gone on for \(time / 1_000_000) ms")
    }
  }

  /// All is closed and drained.
  func checkEnd() {
    for operation in operations where !operation.isRefused {
      let number = operation.number
      expect(operation.wasTold, "P1: operation \(number) has never ended")
      let wantsPacket = operation.hadPort && !operation.wantsNoPacket
      expect(!wantsPacket || operation.packets == 1, "P1: the packet of operation \(number) was lost")
      if !operation.isSettled { settle(operation) }
      let stream = operation.stream
      if stream.isListener || stream.number < 0 { continue }
      var (sent, received, taken) = (0, 0, 0)
      _ = sim_incoming(Int32(stream.number), &sent, &received)
      _ = sim_outgoing(Int32(stream.number), &taken)
      if stream.receives.settled == stream.receives.operations.count, !stream.receives.isBroken {
        expect(
          stream.receives.bytes == received,
          "P6: stream \(stream.number): of \(received) bytes, \(stream.receives.bytes) were reported received")
      }
      if stream.sends.settled == stream.sends.operations.count, !stream.sends.isBroken {
        expect(
          stream.sends.bytes == taken,
          "P6: stream \(stream.number): of \(taken) bytes, \(stream.sends.bytes) were reported sent")
      }
    }
    for (index, port) in ports.enumerated() {
      for (post, each) in port.posts.enumerated() where !each.hasLeft && each.to != .max {
        fail("P1: post \(post) to port \(index) was lost")
      }
    }
  }
}

extension Model.Operation {
  var isReceiving: Bool { kind == .receive || kind == .accept }
  var line: ReferenceWritableKeyPath<Model.Stream, Model.Line> { isReceiving ? \.receives : \.sends }
  /// Has ended, and its packet is in the port.
  var isAwaited: Bool { wasTold && hadPort && packets == 0 && !wantsNoPacket && isAccepted }
}
