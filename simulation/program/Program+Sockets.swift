// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import SimulatedKernel

/// Sockets: made, associated, shut down, closed, and tried when they are closed.
extension Program {
  func adopt(_ descriptor: Int32) {
    let number = Int(sim_stream(descriptor))
    guard let handle = try? Socket.adopt(descriptor, isStream: true) else { return }
    add(handle, Model.Stream(number, isListener: false))
  }

  @discardableResult
  func add(_ handle: Handle, _ modelStream: Model.Stream) -> Stream {
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
  func checkRegistrations(_ stream: Stream) {
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
}
