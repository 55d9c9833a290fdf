// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import SimulatedKernel

/// Posts, dequeues, ports that come and go.
extension Program {
  func createPort() {
    let limit = 1 + Int(sim_random(3))
    guard
      let handle = try? call({ () throws(EngineError) in
        try CompletionEngine.Port.create(concurrency: UInt32(limit)) { _, token in Program.now.dropped(token) }
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

  func take(_ packet: Packet, _ index: Int, _ from: Int) {
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

  func closePort(_ index: Int) {
    guard !ports[index].model.isClosing else { return }
    ports[index].model.isClosing = true
    note("closes port %ld", index, 0, 0)
    try? call { () throws(EngineError) in try CompletionEngine.Port.close(ports[index].handle) }
  }
}
