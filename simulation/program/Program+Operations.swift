// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import SimulatedKernel

/// Operations: submitted, cancelled, ended.
extension Program {
  func submit(
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
}
