// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import SimulatedKernel

/// A random program on the engine: several threads, ports and sockets; each call is reported to the model.
@safe
final class Program {
  nonisolated(unsafe) static var now: Program! = nil
  nonisolated(unsafe) static var packets = 0
  nonisolated(unsafe) static var dice = ProgramDice()

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

  // MARK: One call

  /// Runs a call that must not wait for anything (P9).
  func call<Result>(_ body: () throws(EngineError) -> Result) throws(EngineError) -> Result {
    sim_step()
    sim_forbid_waiting(true)
    defer { sim_forbid_waiting(false) }
    return try body()
  }
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
