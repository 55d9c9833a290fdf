// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// One operation's record and its buffer, at an address that never moves.
///
/// From the call that starts it until its completion has been taken off the port,
/// record and buffer belong to the port: touching the buffer meanwhile traps, starting
/// it again throws. Afterwards it may be used again, as often as wanted. The port
/// keeps a pending operation alive.
///
/// Not for two threads at once; passing it on through the port is what it is for.
///
///     let operation = Operation(capacity: 4096)
///     try ConnectionHandle(to: address, on: port, Operation()).receive(operation)
///     while let ended = try port.getQueuedCompletion().operation, ended !== operation {}
///     parse(operation.bytes)
@safe
public final class Operation: @unchecked Sendable {
  // Sendable: one thread has it at a time; the port's lock orders the hand-over.

  /// What an operation does.
  public enum Kind: Sendable {
    /// Nothing: it was never started, or posted by hand.
    case none
    /// Waits for a connection.
    case accept
    /// Waits until a connection is there.
    case connect
    /// Waits for bytes.
    case receive
    /// Waits until the system has taken all bytes.
    case send
  }

  /// What it was last started as.
  public internal(set) var kind = Kind.none
  /// The connection it was last started on; for an accept, none.
  public internal(set) var connection: ConnectionHandle?
  /// Whether the port has it.
  public internal(set) var isInFlight = false
  /// Anything of the program's own.
  public var context: (any Sendable)?

  /// Bytes that the buffer holds.
  public let capacity: Int
  let storage: UnsafeMutableRawBufferPointer
  let record: Stable<CompletionEngine.Operation>
  /// The descriptor of an accepted connection that nobody has taken yet.
  var acceptedDescriptor: Int32 = -1

  /// - Parameter capacity: Bytes in the buffer; 0 for operations that need none.
  public init(capacity: Int = 0) {
    precondition(capacity >= 0 && capacity <= Limits.bytesPerOperation, "capacity out of range")
    self.capacity = capacity
    unsafe storage = .allocate(byteCount: capacity, alignment: 16)
    unsafe storage.initializeMemory(as: UInt8.self, repeating: 0)
    record = unsafe Stable(CompletionEngine.Operation(.receive, token: 0, completion: Operation.ended))
  }

  deinit {
    if acceptedDescriptor >= 0 { SystemCalls.close(acceptedDescriptor) }
    record.destroy()
    unsafe storage.deallocate()
  }

  /// The buffer's bytes. Traps while the operation is in flight.
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      precondition(!isInFlight, "an operation in flight: its buffer belongs to the port")
      return unsafe _overrideLifetime(storage.bytes, borrowing: self)
    }
  }

  /// Changes the buffer's bytes. Traps while the operation is in flight.
  public func withMutableBytes<Result, Failure>(
    _ body: (inout MutableRawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(!isInFlight, "an operation in flight: its buffer belongs to the port")
    var span = unsafe storage.mutableBytes
    return try body(&span)
  }

  // MARK: The way to the engine and back

  func begin(_ kind: Kind, _ connection: ConnectionHandle?, length: Int) throws(IOError) {
    if isInFlight { throw IOError(.operationInFlight, "\(kind)") }
    guard length >= 0, length <= capacity else { throw IOError(.invalidArgument, "\(kind)") }
    unsafe begin(kind, connection, storage.baseAddress, length: length)
  }

  func begin(_ kind: Kind, _ connection: ConnectionHandle?, _ base: UnsafeMutableRawPointer?, length: Int) {
    self.kind = kind
    self.connection = connection
    isInFlight = true
    let reference = unsafe Unmanaged.passRetained(self)
    record.value.token = unsafe UInt(bitPattern: reference.toOpaque())
    unsafe record.value.buffer = base
    record.value.length = length
    record.value.progress = 0
    record.value.vectorCount = 0
    record.value.kind =
      switch kind {
      case .accept: .accept
      case .connect: .connect
      case .send: .send
      case .receive, .none: .receive
      }
  }

  /// The engine has refused it: nothing was started.
  func withdraw() {
    isInFlight = false
    // SAFETY: balances `begin`; no packet will.
    unsafe Unmanaged.passUnretained(self).release()
  }

  /// Takes the operation out of a packet; nil for one that was posted without.
  static func take(token: UInt) -> Operation? {
    guard let address = unsafe UnsafeMutableRawPointer(bitPattern: token) else { return nil }
    // SAFETY: tokens on our ports come from `begin` or `post`, each retained once.
    let operation = unsafe Unmanaged<Operation>.fromOpaque(address).takeRetainedValue()
    operation.isInFlight = false
    return operation
  }

  private static let ended: CompletionEngine.Completion = { _, address, code, result, packet in
    let record = unsafe Stable<CompletionEngine.Operation>(address: address)
    // SAFETY: the engine passes the address of the packet that it is about to queue.
    let packet = unsafe packet.assumingMemoryBound(to: Packet.self)
    unsafe packet.pointee.status = UInt32(bitPattern: code)
    if record.value.kind == .accept {
      unsafe packet.pointee.bytes = 0
      if code == 0, let token = unsafe UnsafeRawPointer(bitPattern: record.value.token) {
        // SAFETY: in flight, hence retained.
        let operation = unsafe Unmanaged<Operation>.fromOpaque(token).takeUnretainedValue()
        operation.acceptedDescriptor = Int32(result)
      }
    }
    return true
  }
}
