// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import SimulatedKernel

/// A random program on the engine: several threads, ports and sockets; each call is reported to the model.
@safe
final class Program {
  nonisolated(unsafe) static var now: Program! = nil

  struct Port {
    let handle: Handle
    let model: Model.Port
  }

  final class Stream {
    let handle: Handle, model: Model.Stream
    init(_ handle: Handle, _ model: Model.Stream) { (self.handle, self.model) = (handle, model) }
  }

  let model = Model()
  var ports: [Port] = []
  var streams: [Stream] = []
  var records: [Record] = []
  var staleHandles: [Handle] = []
  var listenerPorts: [UInt16] = []
  /// Descriptors that came with packets nobody has dequeued.
  var orphans: [Int32] = []
  /// No new work: what is there ends.
  var isEnding = false
  var actionsLeft = 0
  let style = Style()

  /// How this seed's program behaves.
  struct Style {
    let threads = 1 + Int(sim_random(5)), ports = 1 + Int(sim_random(3)), phases = 2 + Int(sim_random(4))
    let actions = 40 + Int(sim_random(260))
    let biggest = 1 << (4 + sim_random(9))
    let dequeues = 150 + sim_random(500), ends = sim_random(60), sleeps = sim_random(40)
    let mostStreams = 2 + Int(sim_random(14))
    let closesPorts = sim_chance(250)
    let patience: UInt32 = sim_random(4)
  }

  // MARK: Told by the engine

  func told(_ token: UInt, _ status: Int32, _ result: Int, _ packet: UnsafeMutableRawPointer) -> Bool {
    let record = self.record(token)
    note("operation %ld has ended: status %ld, result %ld", record.model.number, Int(status), result)
    model.told(record.model, status, result)
    let fields = packet.assumingMemoryBound(to: Packet.self)
    fields.pointee.status = UInt32(bitPattern: status)
    if record.model.kind == .accept {
      fields.pointee.bytes = 0
      if status == 0 { record.descriptor = Int32(result) }
    }
    return true
  }

  func record(_ token: UInt) -> Record {
    let words = UnsafeMutablePointer<UInt>(bitPattern: token)!
    let number = Int(words[2])
    model.expect(number < records.count && records[number].token == token, "P4: a token that is none")
    return records[number]
  }

  func dropped(_ token: UInt) {
    let tick = model.tick()
    if token & 1 == 1 {
      let (port, index) = (Int(token >> 1 & 0xff), Int(token >> 9))
      model.leaves(model.ports[port], post: index, from: tick, to: tick)
      return
    }
    let record = self.record(token)
    note("the packet of operation %ld is dropped", record.model.number, 0, 0)
    record.end(model)
    if record.descriptor >= 0 { orphans.append(record.descriptor) }
    guard let port = record.model.stream.port else { model.fail("P4: a packet without a port") }
    model.expect(port.isClosing, "P1: operation \(record.model.number)'s packet was dropped by an open port")
    model.packet(of: record.model, bytes: 0, status: 0, key: nil, port: port, from: tick, to: tick)
  }

  // MARK: One call each

  /// Runs a call that must not wait for anything (P9).
  private func call<Result>(_ body: () throws(EngineError) -> Result) throws(EngineError) -> Result {
    sim_step()
    sim_forbid_waiting(true)
    defer { sim_forbid_waiting(false) }
    return try body()
  }

  func createPort() {
    let limit = 1 + Int(sim_random(3))
    guard
      let handle = try? call({ () throws(EngineError) in
        try CompletionEngine.Port.create(concurrency: UInt32(limit)) { Program.now.dropped($0) }
      })
    else { return }
    let port = Port(handle: handle, model: Model.Port(limit: limit))
    model.ports.append(port.model)
    ports.append(port)
    note("port %ld has handle %ld, limit %ld", ports.count - 1, Int(handle.rawValue), limit)
  }

  func anyPort() -> Int { Int(sim_random(UInt32(ports.count))) }

  func post(_ index: Int) {
    let port = ports[index]
    let number = port.model.posts.count
    port.model.posts.append((model.tick(), .max, false))
    let packet = Packet(key: UInt(number), token: UInt(number) << 9 | UInt(index) << 1 | 1, bytes: 7, status: 0)
    note("posts %ld to port %ld", number, index, 0)
    do throws(EngineError) {
      try call { () throws(EngineError) in try CompletionEngine.Port.post(port.handle, packet) }
      port.model.posts[number].to = model.tick()
    } catch {
      model.expect(port.model.isClosing, "a post to an open port was refused: \(error)")
    }
  }

  /// Answers whether a packet came.
  @discardableResult
  func dequeue(_ index: Int, _ patience: Patience) -> Bool {
    let port = ports[index]
    let thread = Int(sim_thread())
    sim_step()
    model.enters(thread, port.model)
    let from = model.threads[thread]!.callsSince
    note("dequeues from port %ld, for %ld ns", index, Int(patience.nanoseconds), 0)
    do throws(EngineError) {
      let packet = try CompletionEngine.Port.dequeue(port.handle, patience)
      model.returns(thread, withPacketOf: port.model)
      take(packet, index, from)
      return true
    } catch {
      model.returns(thread, withPacketOf: nil)
      switch error.cause {
      case .timedOut: model.expect(patience != .unlimited, "P8: time is up for who has no limit")
      case .portClosed, .invalidHandle: model.expect(port.model.isClosing, "an open port is said to be closed")
      default: model.fail("dequeue: \(error)")
      }
      note("nothing came", 0, 0, 0)
      return false
    }
  }

  func dequeueMore(_ index: Int) {
    sim_step()
    let from = model.tick()
    var packets: [Packet] = []
    CompletionEngine.Port.dequeueMore(upTo: 1 + Int(sim_random(4))) { packets.append($0) }
    for packet in packets { take(packet, index, from) }
  }

  private func take(_ packet: Packet, _ index: Int, _ from: Int) {
    let to = model.tick()
    Program.packets += 1
    if packet.token & 1 == 1 {
      let number = Int(packet.token >> 9)
      note("post %ld leaves port %ld", number, index, 0)
      model.expect(
        packet.key == UInt(number) && packet.bytes == 7 && packet.token >> 1 & 0xff == UInt(index),
        "P4: a post was changed")
      return model.leaves(ports[index].model, post: number, from: from, to: to)
    }
    let record = self.record(packet.token)
    note("the packet of operation %ld leaves port %ld, %ld bytes", record.model.number, index, Int(packet.bytes))
    record.end(model)
    model.packet(
      of: record.model, bytes: Int(packet.bytes), status: Int32(bitPattern: packet.status), key: packet.key,
      port: ports[index].model, from: from, to: to)
    if record.descriptor >= 0 { adopt(record.descriptor) }
  }

  nonisolated(unsafe) static var packets = 0

  // MARK: Sockets

  func adopt(_ descriptor: Int32) {
    let number = Int(sim_stream(descriptor))
    guard let handle = try? Socket.adopt(descriptor, isStream: true) else { return }
    add(handle, Model.Stream(number, isListener: false))
  }

  @discardableResult
  private func add(_ handle: Handle, _ modelStream: Model.Stream) -> Stream {
    let stream = Stream(handle, modelStream)
    note("stream %ld has handle %ld", stream.model.number, Int(handle.rawValue), 0)
    if sim_chance(200), let slot = try? HandleTable.lock(handle, .socket, for: .option) {
      slot.socket.value.skipsPacketOnSuccess = true
      stream.model.skips = true
      slot.unlock()
    }
    if sim_chance(850) { associate(stream) }
    streams.append(stream)
    return stream
  }

  func makeSocket() -> Stream? {
    guard let handle = try? call({ () throws(EngineError) in try Socket.create(family: 2, type: 1, protocolNumber: 0) })
    else { return nil }
    var number = -1
    if let slot = try? HandleTable.lock(handle, .socket, for: .lookUp) {
      number = Int(sim_stream(slot.socket.value.descriptor))
      slot.unlock()
    }
    return add(handle, Model.Stream(number, isListener: false))
  }

  func listen() {
    guard let handle = try? Socket.create(family: 2, type: 1, protocolNumber: 0),
      let slot = try? HandleTable.lock(handle, .socket, for: .listen)
    else { return }
    let descriptor = slot.socket.value.descriptor
    _ = SystemCalls.listen(descriptor, Int32(1 + sim_random(8)))
    let number = Int(sim_stream(descriptor))
    slot.unlock()
    listenerPorts.append(sim_port_of(Int32(number)))
    add(handle, Model.Stream(number, isListener: true))
    sim_peers_come(Int32(3 + sim_random(12)))
  }

  func associate(_ stream: Stream) {
    guard !stream.model.isAssociating, stream.model.port == nil else { return }
    let port = ports[anyPort()]
    stream.model.isAssociating = true
    stream.model.port = port.model
    stream.model.key = UInt(1000 + sim_random(1000))
    note("associates handle %ld", Int(stream.handle.rawValue), 0, 0)
    do throws(EngineError) {
      try call { () throws(EngineError) in
        try Socket.associate(stream.handle, with: port.handle, key: stream.model.key)
      }
    } catch {
      // Nothing was changed.
      stream.model.port = nil
      switch error.cause {
      case .invalidHandle: model.expect(stream.model.isClosing || port.model.isClosing, "associate: \(error)")
      case .system: break
      default: model.fail("associate: \(error)")
      }
    }
    stream.model.isAssociating = false
  }

  // MARK: Operations

  private func submit(
    _ stream: Stream, _ kind: Model.Kind, length: Int, flags: Int32 = 0,
    _ start: (Record) throws(EngineError) -> Submission
  ) {
    let isPlain = flags == 0 && (kind == .receive || kind == .send) && sim_chance(500)
    let operation = Model.Operation(
      records.count, kind, stream.model, Int(sim_thread()), length: length, isPlain: isPlain,
      peeks: flags & 2 != 0, waitsForAll: flags & 0x100 != 0)
    let kinds: [Model.Kind: Operation.Kind] = [.receive: .receive, .send: .send, .accept: .accept, .connect: .connect]
    let pieces = !isPlain && length > 4 && sim_chance(300) ? 2 + Int(sim_random(2)) : 1
    let record = Record(
      operation, kinds[kind]!, pieces: pieces, flags: flags, submitter: Stable<Waiter>.current.value.id)
    records.append(record)
    if kind == .send { record.fill() }
    model.begin(operation)
    note("submits operation %ld to handle %ld, %ld bytes", operation.number, Int(stream.handle.rawValue), length)
    do throws(EngineError) {
      switch try call({ () throws(EngineError) in try start(record) }) {
      case .completed(let count):
        note("operation %ld ended at once: %ld", operation.number, count, 0)
        operation.isAccepted = true
        if stream.model.skips { operation.wantsNoPacket = true }
        if operation.packets == 0 { record.look(model) }
        model.expect(
          operation.wasTold && operation.status == 0, "P1: operation \(operation.number) succeeded and has not ended")
        model.expect(
          operation.result == count, "P6: operation \(operation.number) answered \(count), not \(operation.result)")
        if stream.model.skips || stream.model.port == nil { finish(record) }
      case .truncated: model.fail("a stream truncates nothing")
      case .pending: operation.isAccepted = true
      }
    } catch {
      note("operation %ld is refused", operation.number, 0, 0)
      record.look(model)
      if error.cause == .system(104) { stream.model.wasReset = true }
      model.refused(operation, hasMovedBytes: operation.isPlain || record.operation.value.progress > 0)
      if case .invalidHandle = error.cause { model.expect(stream.model.isClosing, "P4: an open handle was refused") }
    }
    sim_operations += 1
  }

  /// Its owner sees its end without a packet.
  func finish(_ record: Record) {
    record.end(model)
    model.settle(record.model)
    if record.descriptor >= 0, record.model.packets == 0 {
      let descriptor = record.descriptor
      record.descriptor = -1
      adopt(descriptor)
    }
  }

  func receive(_ stream: Stream) {
    guard !stream.model.isReceiving else { return }
    stream.model.isReceiving = true
    defer { stream.model.isReceiving = false }
    if stream.model.isListener {
      return submit(stream, .accept, length: 0) { record throws(EngineError) in
        try Socket.accept(stream.handle, record.operation)
      }
    }
    let flags: Int32 = sim_chance(60) ? 0x100 : sim_chance(40) ? 2 : 0
    let length = sim_chance(40) ? 0 : 1 + Int(sim_random(UInt32(style.biggest)))
    submit(stream, .receive, length: length, flags: length == 0 ? 0 : flags) { record throws(EngineError) in
      record.model.isPlain
        ? try Socket.receive(stream.handle, record.transfer) : try Socket.receive(stream.handle, record.operation)
    }
  }

  /// A call that waits for data itself, behind whatever is pending.
  func receiveBlocking(_ stream: Stream) {
    guard !stream.model.isReceiving, !stream.model.isListener else { return }
    stream.model.isReceiving = true
    defer { stream.model.isReceiving = false }
    let operation = Model.Operation(
      records.count, .receive, stream.model, Int(sim_thread()), length: 1 + Int(sim_random(UInt32(style.biggest))),
      isPlain: false)
    let record = Record(operation, .receive, pieces: 1, flags: 0, submitter: 0)
    records.append(record)
    operation.wantsNoPacket = true
    model.begin(operation)
    let deadline = Deadline.after(nanoseconds: Int64(sim_random(sim_chance(300) ? 600_000_000 : 20_000_000)))
    note("receives from handle %ld, waiting: operation %ld", Int(stream.handle.rawValue), operation.number, 0)
    model.threads[Int(sim_thread())]!.runsFor = nil
    sim_step()
    do throws(EngineError) {
      let count = try Socket.block(stream.handle, performing: record.operation, until: deadline)
      note("operation %ld: %ld", operation.number, count, 0)
      if count == -104 { stream.model.wasReset = true }
      if count < 0 { return model.refused(operation, hasMovedBytes: false) }
      operation.isAccepted = true
      model.told(operation, 0, count)
      finish(record)
    } catch {
      note("operation %ld is refused", operation.number, 0, 0)
      let isLate = stream.model.isClosed && sim_now() - stream.model.closedAt > 100_000_000
      model.expect(!isLate, "P3: a close did not end the call that waited, operation \(operation.number)")
      switch error.cause {
      case .timedOut: break
      case .closedMeanwhile, .invalidHandle: model.expect(stream.model.isClosing, "P4: an open handle was refused")
      default: model.fail("a waiting receive: \(error)")
      }
      model.refused(operation, hasMovedBytes: false)
    }
  }

  func send(_ stream: Stream) {
    guard !stream.model.isSending, !stream.model.isListener else { return }
    stream.model.isSending = true
    defer { stream.model.isSending = false }
    let length = sim_chance(20) ? 0 : 1 + Int(sim_random(UInt32(style.biggest) * 2))
    submit(stream, .send, length: length) { record throws(EngineError) in
      record.model.isPlain
        ? try Socket.send(stream.handle, record.transfer) : try Socket.send(stream.handle, record.operation)
    }
  }

  func connect() {
    guard let stream = makeSocket(), !stream.model.isSending else { return }
    stream.model.isSending = true
    defer { stream.model.isSending = false }
    var ports: [UInt16] = [2, 3, 4, 5, 1]
    ports += listenerPorts
    let port = ports[Int(sim_random(UInt32(ports.count)))]
    let address: [UInt8] = [2, 0, UInt8(port >> 8), UInt8(port & 0xff)] + Array(repeating: 0, count: 12)
    submit(stream, .connect, length: 0) { record throws(EngineError) in
      try Socket.connect(stream.handle, address, 16, record.operation)
    }
  }

  func cancel(_ stream: Stream) {
    let pending = stream.model.receives.operations + stream.model.sends.operations
    let live = pending.filter { !$0.wasTold && !$0.isRefused }
    if let one = live.randomElement(using: &Program.dice), sim_chance(600) {
      one.mayBeAborted = true
      let token = records[one.number].token
      note("cancels operation %ld", one.number, 0, 0)
      do throws(EngineError) {
        let count = try call { () throws(EngineError) in try Socket.cancel(stream.handle) { $0.token == token } }
        model.expect(count == 1 && one.wasTold, "P6: cancelled \(count), operation \(one.number) has not ended")
      } catch {
        let isStarting = !one.isAccepted && !one.isRefused
        records[one.number].look(model)
        if case .notFound = error.cause {
          model.expect(
            one.wasTold || one.isRefused || isStarting, "P6: operation \(one.number) is pending, and was not found")
        } else {
          model.expect(stream.model.isClosing, "cancel: \(error)")
        }
        one.mayBeAborted = isStarting
      }
    } else {
      note("cancels all of handle %ld", Int(stream.handle.rawValue), 0, 0)
      for one in live { one.mayBeAborted = true }
      stream.model.cancelCalls += 1
      _ = try? call { () throws(EngineError) in try Socket.cancel(stream.handle) { _ in true } }
      stream.model.cancelCalls -= 1
      for one in live { records[one.number].look(model) }
      for one in live where one.isAccepted && !one.wasTold && !stream.model.isClosing {
        model.fail("P6: operation \(one.number) is pending after all were cancelled")
      }
    }
  }

  func close(_ stream: Stream) {
    guard !stream.model.isAssociating else { return }
    let isStrict = sim_chance(400)
    note("closes handle %ld; if idle: %ld", Int(stream.handle.rawValue), isStrict ? 1 : 0, 0)
    stream.model.closeCalls += 1
    defer { stream.model.closeCalls -= 1 }
    do throws(EngineError) {
      try call { () throws(EngineError) in
        if isStrict { try Socket.close(stream.handle) } else { try Socket.abandon(stream.handle) }
      }
      checkRegistrations(stream)
      stream.model.isClosed = true
      stream.model.closedAt = sim_now()
      staleHandles.append(stream.handle)
      streams.removeAll { $0 === stream }
    } catch {
      switch error.cause {
      case .operationsInFlight:
        model.expect(isStrict, "the form that abandons refuses nothing")
      case .invalidHandle:
        model.expect(stream.model.isClosed || stream.model.closeCalls > 1, "P4: an open handle was refused")
      default: model.fail("close: \(error)")
      }
    }
  }

  /// P10: readiness is asked for twice at most, and again when a port takes over.
  private func checkRegistrations(_ stream: Stream) {
    guard stream.model.number >= 0 else { return }
    let count = sim_registrations(Int32(stream.model.number))
    model.expect(count <= 6, "P10: \(count) times epoll_ctl for stream \(stream.model.number)")
  }

  func shutDown(_ stream: Stream) {
    guard !stream.model.isListener, let slot = try? HandleTable.lock(stream.handle, .socket, for: .shutdown) else {
      return
    }
    let how = sim_random(3)
    note("shuts down handle %ld: %ld", Int(stream.handle.rawValue), Int(how), 0)
    if how != 1 { stream.model.isShutDown = true }
    _ = slot.socket.value.shutDown(receiving: how != 1, sending: how != 0)
    slot.unlock()
  }

  /// P4: a closed value names nothing, whoever uses it.
  func tryStaleHandle() {
    guard let handle = staleHandles.randomElement(using: &Program.dice) else { return }
    note("uses closed handle %ld", Int(handle.rawValue), 0, 0)
    func refuses(_ body: () throws(EngineError) -> Void) {
      do throws(EngineError) {
        try call(body)
        model.fail("P4: a closed handle was taken for an open one")
      } catch {
        model.expect(error.cause == .invalidHandle, "P4: a closed handle gave \(error.cause)")
      }
    }
    switch sim_random(3) {
    case 0: refuses { () throws(EngineError) in _ = try Socket.cancel(handle) { _ in true } }
    case 1: refuses { () throws(EngineError) in try Socket.abandon(handle) }
    default:
      let buffer = UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 8)
      refuses { () throws(EngineError) in
        _ = try Socket.receive(handle, Transfer(buffer, length: 16, token: 0) { _, _, _, _, _ in false })
      }
    }
  }

  func closePort(_ index: Int) {
    guard !ports[index].model.isClosing else { return }
    ports[index].model.isClosing = true
    note("closes port %ld", index, 0, 0)
    try? call { () throws(EngineError) in try CompletionEngine.Port.close(ports[index].handle) }
  }

  nonisolated(unsafe) static var dice = ProgramDice()
  var sim_operations = 0
}

/// The program's own numbers, for the standard library.
struct ProgramDice: RandomNumberGenerator {
  mutating func next() -> UInt64 {
    UInt64(sim_random(.max)) << 32 | UInt64(sim_random(.max))
  }
}

/// An event of the history.
func note(_ format: StaticString, _ a: Int, _ b: Int, _ c: Int) {
  format.utf8Start.withMemoryRebound(to: CChar.self, capacity: format.utf8CodeUnitCount) { sim_note($0, a, b, c) }
}
