// SPDX-License-Identifier: Apache-2.0

/// What chaos knows of one handle. Guarded by the lock of the handle's slot.
struct HandleChaos: ~Copyable {
  let run: Stable<ChaosRun>
  let ordinal: UInt32
  /// Operations that began.
  private var operations: UInt32 = 0
  var inward = Lane()
  var outward = Lane()
  /// An operation is being delivered late: not later still.
  var isDelivering = false
  /// Set when the packet of the operation that ends now is to be queued later: by how
  /// much, and in which direction.
  var latePacket: (nanoseconds: Int64, isSending: Bool)?

  /// One direction of a handle.
  struct Lane {
    /// Until when operations in line are not attempted; 0 for now.
    var heldUntil: Int64 = 0
    /// Ends the time in which they are held.
    var timer: Stable<Timer>?
    /// When the last late delivery is due: the next one comes after it.
    var lastDue: Int64 = 0
    /// Late deliveries that have not come.
    var outstanding: Int32 = 0
  }

  private init(_ run: Stable<ChaosRun>) {
    self.run = run
    ordinal = run.value.nextHandle()
  }

  deinit {
    inward.timer?.end()
    outward.timer?.end()
  }

  /// Of a handle that is being made; nil when there is no run.
  @inline(never)
  static func make() -> Stable<HandleChaos>? {
    ChaosRun.current.map { Stable(HandleChaos($0)) }
  }

  /// Of a handle that joins the run of its port.
  @inline(never)
  static func make(joining port: Stable<Port>) -> Stable<HandleChaos>? {
    port.value.lifecycle.chaos.map { Stable(HandleChaos($0.value.run)) }
  }

  /// Whether a socket cannot be had now: the next handle's ordinal is used up by that.
  @inline(never)
  static var isExhausted: Bool {
    guard let run = ChaosRun.current, run.value.allowsErrors else { return false }
    return run.value.decide(.exhaust, run.value.nextHandle(), 0) != nil
  }

  /// Numbers an operation.
  mutating func begin(_ operation: Stable<Operation>) {
    operation.value.ordinal = operations
    operations &+= 1
    run.value.note(
      "submit", ordinal, operation.value.ordinal, operation.value.kind.traceName, Int64(operation.value.length))
  }

  borrowing func decide(_ kind: Perturbation, _ operation: Stable<Operation>) -> ChaosSeed.Draw? {
    run.value.decide(kind, ordinal, operation.value.ordinal)
  }

  subscript(isSending: Bool) -> Lane {
    get { isSending ? outward : inward }
    set { if isSending { outward = newValue } else { inward = newValue } }
  }
}

extension Operation.Kind {
  var traceName: StaticString {
    switch self {
    case .receive: "receive"
    case .send: "send"
    case .accept: "accept"
    case .connect: "connect"
    case .receiveFrom: "receiveFrom"
    case .sendTo: "sendTo"
    case .transmit: "transmit"
    case .disconnect: "disconnect"
    case .readFile: "readFile"
    case .writeFile: "writeFile"
    case .lockFile: "lockFile"
    case .syncFile: "syncFile"
    case .resizeFile: "resizeFile"
    case .readPipe: "readPipe"
    case .writePipe: "writePipe"
    case .connectPipe: "connectPipe"
    case .watchFolder: "watchFolder"
    }
  }
}
