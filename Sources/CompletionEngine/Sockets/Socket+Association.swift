// SPDX-License-Identifier: Apache-2.0

extension Socket {
  /// Gives a socket its port and key, for life. Operations that are pending already
  /// will complete there (rule PORT-11).
  package static func associate(
    _ handle: Handle, kind: HandleKind = .socket, with portHandle: Handle, key: UInt
  ) throws(EngineError) {
    let portSlot = try HandleTable.lock(portHandle, .port, for: .associate)
    let port = portSlot.port
    port.value.retain()
    portSlot.unlock()
    do throws(EngineError) {
      let slot = try HandleTable.lock(handle, kind, for: .associate)
      defer { slot.unlock() }
      try slot.socket.value.associate(handle, port, key)
    } catch {
      port.release()
      throw error
    }
  }

  private mutating func associate(
    _ handle: Handle, _ port: Stable<Port>, _ key: UInt
  ) throws(EngineError) {
    guard self.port == nil else { throw EngineError(.associate, handle, .alreadyAssociated) }
    guard isOverlapped else { throw EngineError(.associate, handle, .notOverlapped) }
    try moveRegistrations(to: port, handle)
    self.port = port
    self.key = key
  }

  /// From the backstop's event base to the port's. New events first: a failure
  /// changes nothing.
  private mutating func moveRegistrations(
    to port: Stable<Port>, _ handle: Handle
  ) throws(EngineError) {
    guard readRegistration != nil || writeRegistration != nil || pendingCount > 0 else { return }
    let reading = readRegistration == nil ? nil : port.value.base.registerReading(descriptor, handle)
    let writing = writeRegistration == nil ? nil : port.value.base.registerWriting(descriptor, handle)
    guard (reading == nil) == (readRegistration == nil), (writing == nil) == (writeRegistration == nil)
    else {
      reading?.destroy()
      writing?.destroy()
      throw EngineError(.associate, handle, .system(SystemCalls.lastError))
    }
    readRegistration?.destroy()
    writeRegistration?.destroy()
    readRegistration = reading
    writeRegistration = writing
    port.noteWaiting(Int(pendingCount) + (observer == nil ? 0 : 1))
  }

  /// Whose event base tells about this socket.
  @inline(__always)
  var readinessPort: Stable<Port> { port ?? Self.portOfStrays }

  /// Apart, so that the check of a static's initialization is not in every caller.
  @inline(never)
  private static var portOfStrays: Stable<Port> { Backstop.port }
}
