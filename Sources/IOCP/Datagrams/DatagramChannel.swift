// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A datagram socket on a pool's port, with a place for an operation in each direction.
final class DatagramChannel: Sendable {
  let owned: OwnedHandle
  private let inward = Stable(Pending())
  private let outward = Stable(Pending())
  private let arrival = Stable(Arrival())

  init(_ handle: Handle, on pool: WorkerPool) throws(IOError) {
    owned = try engineCall { () throws(EngineError) in try OwnedHandle(handle, .socket, on: pool) }
  }

  deinit {
    inward.destroy()
    outward.destroy()
    arrival.destroy()
  }

  /// Waits until the packets of what it ended were taken.
  func close() async -> Drained {
    owned.abandon()
    let wasReceiving = await inward.drain()
    let wasSending = await outward.drain()
    return Drained(reads: wasReceiving ? 1 : 0, writes: wasSending ? 1 : 0)
  }

  /// Receives into `length` bytes at `base`, valid until this returns.
  func receive(_ base: UnsafeMutableRawPointer?, _ length: Int) async throws(IOError) -> Datagram {
    let handle = owned.handle
    try inward.begin("receive", handle)
    defer { inward.finish() }
    let record = unsafe OperationPool.take(.receiveFrom, token: inward.token, Stable<Arrival>.told)
    unsafe record.value.setBuffer(base, length: min(length, Limits.bytesPerOperation))
    let envelope = record.value.envelope
    envelope.value.reset()
    record.value.context = unsafe UInt(bitPattern: arrival.address)
    arrival.value.reset()
    let count = try await owned.perform("receive", inward, record) { () throws(EngineError) in
      try Socket.receive(handle, record)
    }
    return arrival.value.datagram(count)
  }

  /// Sends `length` bytes at `base`, to the peer when there is no address.
  func send(_ base: UnsafeRawPointer?, _ length: Int, to address: SocketAddress?) async throws(IOError) {
    let handle = owned.handle
    if length > Limits.bytesPerOperation {
      throw IOError(.system(errno: Errno.messageTooLong), "send", handle: handle.rawValue)
    }
    try outward.begin("send", handle)
    defer { outward.finish() }
    let record = unsafe OperationPool.take(.sendTo, token: outward.token, Stable<Pending>.told)
    unsafe record.value.setBuffer(UnsafeMutableRawPointer(mutating: base), length: length)
    record.value.setAddress(address)
    _ = try await owned.perform("send", outward, record) { () throws(EngineError) in
      try Socket.send(handle, record)
    }
  }
}

extension CompletionEngine.Operation {
  /// Where a datagram goes to; nil for the peer.
  mutating func setAddress(_ address: SocketAddress?) {
    let envelope = envelope
    envelope.value.reset()
    guard let address else { return }
    let bytes = address.bytes.prefix(Int(Envelope.addressCapacity))
    // SAFETY: as many bytes as the envelope has room for, at most.
    unsafe withUnsafeMutableBytes(of: &envelope.value.address) { unsafe $0.copyBytes(from: bytes) }
    envelope.value.addressLength = UInt32(bytes.count)
  }
}
