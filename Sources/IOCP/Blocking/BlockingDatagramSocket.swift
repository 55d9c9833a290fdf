// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A socket for datagrams for threads: ``DatagramSocket`` with calls that block.
///
///     let socket = try BlockingDatagramSocket(to: address, timeout: .seconds(1))
///     try socket.send(bytes.span)
public struct BlockingDatagramSocket: ~Copyable, Sendable {
  let owned: OwnedHandle
  /// How long a call waits before it throws `timedOut`; nil for as long as it takes.
  public var timeout: Duration?

  /// A socket with an address of its own; port 0 lets the system choose.
  public init(_ address: SocketAddress, timeout: Duration? = nil) throws(IOError) {
    owned = OwnedHandle(try DatagramOpening.open(bindingTo: address.address), .socket)
    self.timeout = timeout
  }

  /// A socket with a peer: it sends to that one, and receives from no other.
  public init(to address: SocketAddress, timeout: Duration? = nil) throws(IOError) {
    owned = OwnedHandle(try DatagramOpening.open(connectingTo: address.address), .socket)
    self.timeout = timeout
  }

  /// Gives the socket a peer, in place of a former one.
  public borrowing func connect(to address: SocketAddress) throws(IOError) {
    do throws(EngineError) {
      try DatagramOpening.connect(owned.handle, to: address.address)
    } catch {
      throw owned.refusal(error, "connect")
    }
  }

  /// The address of its own.
  public var address: SocketAddress {
    get throws(IOError) {
      SocketAddress(try engineCall { () throws(EngineError) in try Socket.localAddress(owned.handle) })
    }
  }

  /// Receives one datagram into the free part of `buffer`; see
  /// ``DatagramSocket/receive(into:)``.
  ///
  /// - Throws: `invalidArgument` when `buffer` is full; `timedOut`, and none was taken.
  public borrowing func receive(into buffer: inout OutputRawSpan) throws(IOError) -> Datagram {
    let (base, length) = unsafe buffer.room
    if length == 0 { throw IOError(.invalidArgument, "receive", handle: owned.handle.rawValue) }
    let datagram = try unsafe owned.block("receive", .receiveFrom, base, length, timeout) { record in
      let envelope = record.value.envelope
      envelope.value.reset()
    } _: { (answer, record) throws(IOError) in
      // A datagram cut short has arrived.
      let isTruncated = answer == -Int(Errno.messageTooLong)
      let count = isTruncated ? record.value.progress : try owned.count(answer, "receive")
      var arrival = Arrival()
      let envelope = record.value.envelope
      arrival.take(envelope.value, status: isTruncated ? Errno.messageTooLong : 0)
      return arrival.datagram(count)
    }
    unsafe buffer.grow(by: datagram.count)
    return datagram
  }

  /// Sends one datagram to the peer; see ``DatagramSocket``.
  public borrowing func send(_ bytes: RawSpan) throws(IOError) { try send(bytes, toIfAny: nil) }

  /// Sends one datagram to an address.
  public borrowing func send(_ bytes: RawSpan, to address: SocketAddress) throws(IOError) {
    try send(bytes, toIfAny: address)
  }

  /// Sends one datagram, an array's `span`, to the peer.
  public borrowing func send(_ bytes: Span<UInt8>) throws(IOError) {
    // SAFETY: bytes have no padding.
    try send(unsafe bytes.bytes, toIfAny: nil)
  }

  /// Sends one datagram, an array's `span`, to an address.
  public borrowing func send(_ bytes: Span<UInt8>, to address: SocketAddress) throws(IOError) {
    // SAFETY: bytes have no padding.
    try send(unsafe bytes.bytes, toIfAny: address)
  }

  private func send(_ bytes: RawSpan, toIfAny address: SocketAddress?) throws(IOError) {
    let (base, length) = unsafe bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    if length > Limits.bytesPerOperation {
      throw IOError(.system(errno: Errno.messageTooLong), "send", handle: owned.handle.rawValue)
    }
    _ = try unsafe owned.block("send", .sendTo, UnsafeMutableRawPointer(mutating: base), length, timeout) {
      $0.value.setAddress(address)
    } _: { (answer, _) throws(IOError) in
      try owned.count(answer, "send")
    }
  }

  /// Closes the socket; calls of other threads end with `handleClosed`. Dropping it does
  /// the same. Does nothing the second time.
  public borrowing func close() { owned.abandon() }
}
