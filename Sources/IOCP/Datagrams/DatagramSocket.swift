// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A socket for datagrams, over UDP or Unix, owned by one part of the program.
///
///     let socket = try DatagramSocket(SocketAddress("127.0.0.1", port: 0), on: pool)
///     var buffer = HeapBuffer(capacity: 1500)
///     var sender: SocketAddress?
///     try await buffer.refill { span in sender = try await socket.receive(into: &span).sender }
///     if let sender { try await socket.send(buffer.bytes, to: sender) }
///
/// A task may receive while another one sends.
public struct DatagramSocket: ~Copyable, Sendable {
  let channel: DatagramChannel

  /// A socket with an address of its own; port 0 lets the system choose.
  public init(_ address: SocketAddress, on pool: WorkerPool) throws(IOError) {
    channel = try DatagramChannel(try DatagramOpening.open(bindingTo: address.address), on: pool)
  }

  /// A socket with a peer: it sends to that one, and receives from no other.
  public init(to address: SocketAddress, on pool: WorkerPool) throws(IOError) {
    channel = try DatagramChannel(try DatagramOpening.open(connectingTo: address.address), on: pool)
  }

  /// Gives the socket a peer, in place of a former one.
  public borrowing func connect(to address: SocketAddress) throws(IOError) {
    let handle = channel.owned.handle
    do throws(EngineError) {
      try DatagramOpening.connect(handle, to: address.address)
    } catch {
      throw channel.owned.refusal(error, "connect")
    }
  }

  /// The address of its own.
  public var address: SocketAddress {
    get throws(IOError) {
      SocketAddress(try engineCall { () throws(EngineError) in try Socket.localAddress(channel.owned.handle) })
    }
  }

  /// Receives one datagram into the free part of `buffer`, waiting for it if need be. One
  /// may be empty.
  ///
  /// - Throws: `invalidArgument` when `buffer` is full; `cancelled`, and no datagram was
  ///   taken; `operationInFlight` while another task receives; errno ECONNREFUSED when one
  ///   that was sent before has found nobody.
  public borrowing func receive(into buffer: inout OutputRawSpan) async throws(IOError) -> Datagram {
    let (base, length) = unsafe buffer.room
    if length == 0 { throw IOError(.invalidArgument, "receive", handle: channel.owned.handle.rawValue) }
    let datagram = try await unsafe channel.receive(base, length)
    unsafe buffer.grow(by: datagram.count)
    return datagram
  }

  /// Sends one datagram to the peer.
  ///
  /// - Throws: errno EMSGSIZE when it is too long, at most 65,507 bytes over IPv4;
  ///   EDESTADDRREQ without a peer; `operationInFlight` while another task sends.
  public borrowing func send(_ bytes: RawSpan) async throws(IOError) { try await send(bytes, toIfAny: nil) }

  /// Sends one datagram to an address.
  public borrowing func send(_ bytes: RawSpan, to address: SocketAddress) async throws(IOError) {
    try await send(bytes, toIfAny: address)
  }

  /// Sends one datagram, an array's `span`, to the peer.
  public borrowing func send(_ bytes: Span<UInt8>) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await send(unsafe bytes.bytes, toIfAny: nil)
  }

  /// Sends one datagram, an array's `span`, to an address.
  public borrowing func send(_ bytes: Span<UInt8>, to address: SocketAddress) async throws(IOError) {
    // SAFETY: bytes have no padding.
    try await send(unsafe bytes.bytes, toIfAny: address)
  }

  private func send(_ bytes: RawSpan, toIfAny address: SocketAddress?) async throws(IOError) {
    let (base, length) = unsafe bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    try await unsafe channel.send(base, length, to: address)
  }

  /// Ends what is in flight with `handleClosed`, waits until its packets were taken, and
  /// closes the socket. One that is dropped is closed, too; a debug build says so once.
  ///
  /// - Returns: What was in flight, such as the receive of an iteration over ``datagrams(upTo:)``.
  @discardableResult
  public consuming func close() async -> Drained { await channel.close() }

  /// Closes the socket, unless operations are in flight, of tasks that share it.
  ///
  /// - Throws: `operationsInFlight`, and nothing has happened; `handleClosed` the second
  ///   time.
  public borrowing func close() throws(IOError) { try channel.owned.closeIfIdle() }

  /// As the synchronous `close()`, by a name that an async function can use.
  public borrowing func closeIfIdle() throws(IOError) { try channel.owned.closeIfIdle() }

  /// Cancels what is in flight; answers how many operations that were.
  @discardableResult
  public borrowing func cancel() -> Int { channel.owned.cancel() }
}
