// SPDX-License-Identifier: Apache-2.0

/// The end of an operation that comes later than it could: the system call is done, or
/// the cancel has been; result and packet, or the packet alone, are not there yet.
///
/// Keeps the socket by a pin. Those of one handle and direction come in their order.
@safe
struct LateDelivery: ~Copyable {
  enum Delivery {
    /// Counted: the port knows of it already as one that waits.
    case operation(Stable<Operation>, Status, Int, isCounted: Bool)
    case packet(Packet, Stable<Port>)
  }

  let delivery: Delivery
  let isSending: Bool
  let socket: Stable<Socket>
  let slot: LockedSlot
  let handle: Handle
  var timer: Stable<Timer>?

  /// Runs in the backstop thread.
  static let isDue: Timer.Call = { word in
    // SAFETY: `Socket.deliverLater` passed the address of a record that nobody else has.
    let late = unsafe Stable<LateDelivery>(address: UnsafeMutableRawPointer(bitPattern: word)!)
    let (slot, handle) = (late.value.slot, late.value.handle)
    // Not `late.value.socket.value`: of that the compiler makes an invalid module under
    // ThreadSanitizer (Swift 6.3.1).
    let socket = late.value.socket
    slot.value.lock.lock()
    socket.value.deliver(late)
    slot.unlockAfterOperations()
    HandleTable.unpin(slot, handle)
    late.value.timer?.end()
    late.destroy()
  }
}

extension Socket {
  /// An operation that was pending has ended. Answers whether its delivery was put off.
  @inline(never)
  mutating func deliversLater(
    _ operation: Stable<Operation>, _ status: Status, _ result: Int, hadWaited: Bool
  ) -> Bool {
    chaos?.value.latePacket = nil
    guard let chaos, !chaos.value.isDelivering, hadWaited else {
      Sanitizers.check(operation)
      chaos?.value.run.value.note(
        "end", chaos?.value.ordinal ?? 0, operation.value.ordinal, operation.value.kind.traceName, Int64(status.code))
      return false
    }
    let isSending = operation.value.kind.isSending
    let isAborted = status == .cancelled || status == .handleClosed
    let draw = chaos.value.decide(isAborted ? .abort : .delay, operation)
    if draw == nil, chaos.value[isSending].outstanding == 0 {
      if port != nil, let draw = chaos.value.decide(.packet, operation) {
        chaos.value.latePacket = (draw.nanoseconds, isSending)
      }
      Sanitizers.check(operation)
      chaos.value.run.value.note(
        "end", chaos.value.ordinal, operation.value.ordinal, operation.value.kind.traceName, Int64(status.code))
      return false
    }
    deliverLater(
      .operation(operation, status, result, isCounted: port != nil), isSending: isSending,
      nanoseconds: draw?.nanoseconds ?? 0)
    return true
  }

  /// An operation has ended in its submission, which may answer *pending* instead.
  @inline(never)
  mutating func completesLater(_ operation: Stable<Operation>, _ status: Status, _ result: Int) -> Bool {
    guard let chaos else { return false }
    let isSending = operation.value.kind.isSending
    let draw = chaos.value.decide(.delay, operation)
    guard draw != nil || chaos.value[isSending].outstanding > 0 else { return false }
    port?.noteWaiting(1)
    deliverLater(
      .operation(operation, status, result, isCounted: port != nil), isSending: isSending,
      nanoseconds: draw?.nanoseconds ?? 0)
    return true
  }

  /// The result is stored; whether the packet is put off.
  @inline(never)
  mutating func queuesLater(_ packet: Packet) -> Bool {
    guard let port, let late = chaos?.value.latePacket else { return false }
    chaos?.value.latePacket = nil
    deliverLater(.packet(packet, port), isSending: late.isSending, nanoseconds: late.nanoseconds)
    return true
  }

  private mutating func deliverLater(_ delivery: LateDelivery.Delivery, isSending: Bool, nanoseconds: Int64) {
    guard let chaos, let slot = HandleTable.slot(of: handle) else { return }
    let due = max(Deadline.after(nanoseconds: nanoseconds).nanoseconds, chaos.value[isSending].lastDue + 1)
    chaos.value[isSending].lastDue = due
    chaos.value[isSending].outstanding += 1
    slot.pin()
    let late = Stable(
      LateDelivery(delivery: delivery, isSending: isSending, socket: slot.socket, slot: slot, handle: handle))
    let timer = Timer.make(calling: LateDelivery.isDue, unsafe UInt(bitPattern: late.address))
    late.value.timer = timer
    timer.set(Deadline(nanoseconds: due))
  }

  fileprivate mutating func deliver(_ late: Stable<LateDelivery>) {
    chaos?.value[late.value.isSending].outstanding -= 1
    switch late.value.delivery {
    case .packet(let packet, let port): port.push(packet, fromBase: false, hadWaited: true)
    case .operation(let operation, let status, let result, let isCounted):
      if !isCounted { port?.noteWaiting(1) }
      chaos?.value.isDelivering = true
      deliver(operation, status, result, fromBase: false, hadWaited: true)
      chaos?.value.isDelivering = false
    }
  }
}
