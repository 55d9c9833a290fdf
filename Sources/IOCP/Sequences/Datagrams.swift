// SPDX-License-Identifier: Apache-2.0

/// A datagram that was received, with bytes of its own.
///
///     for try await datagram in socket.datagrams() where !datagram.isTruncated { print(datagram.bytes.count) }
public struct ReceivedDatagram: Hashable, Sendable {
  /// Of the datagram, without those that were cut off.
  public let bytes: [UInt8]
  /// Who sent it; nil for a Unix socket without an address.
  public let sender: SocketAddress?
  /// It was longer than the sequence's limit; the rest is lost.
  public let isTruncated: Bool
}

/// The datagrams that come to a socket, to be iterated over. The iteration does not end by
/// itself: it throws when the socket is closed, or the task cancelled.
///
/// Nothing is received before it is asked for. The system keeps some datagrams for who is
/// slow, and drops the rest, as UDP may.
///
///     for try await datagram in socket.datagrams(upTo: 1500) {
///       if let sender = datagram.sender { try await socket.send(datagram.bytes.span, to: sender) }
///     }
public struct Datagrams: AsyncSequence {
  public typealias Element = ReceivedDatagram
  public typealias Failure = IOError

  fileprivate let channel: DatagramChannel
  fileprivate let limit: Int

  public func makeAsyncIterator() -> Iterator { Iterator(channel: channel, buffer: HeapBuffer(capacity: limit)) }

  /// Receives into one buffer of its own, and copies out of it.
  public struct Iterator: AsyncIteratorProtocol {
    private let channel: DatagramChannel
    private let buffer: Keeper

    private final class Keeper {
      var buffer: HeapBuffer
      init(_ buffer: consuming HeapBuffer) { self.buffer = buffer }
    }

    fileprivate init(channel: DatagramChannel, buffer: consuming HeapBuffer) {
      self.channel = channel
      self.buffer = Keeper(buffer)
    }

    public mutating func next() async throws(IOError) -> ReceivedDatagram? { try await receive() }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws(IOError) -> ReceivedDatagram? {
      try await receive()
    }

    private func receive() async throws(IOError) -> ReceivedDatagram {
      // SAFETY: the memory is the iterator's alone until this returns.
      let (base, length) = unsafe (buffer.buffer.storage.baseAddress, buffer.buffer.capacity)
      let datagram = try await unsafe channel.receive(base, length)
      // SAFETY: so many bytes were received into the memory, just now.
      let bytes = unsafe [UInt8](buffer.buffer.storage.prefix(datagram.count))
      CopyCounter.add(datagram.count)
      return ReceivedDatagram(bytes: bytes, sender: datagram.sender, isTruncated: datagram.isTruncated)
    }
  }
}

@available(*, unavailable)
extension Datagrams.Iterator: Sendable {}

extension DatagramSocket {
  /// The datagrams that come, received one by one as they are asked for. The socket can
  /// send meanwhile; receiving is the iteration's.
  ///
  /// - Parameter limit: The most bytes of one, at least 1; longer ones are cut, and say so.
  public borrowing func datagrams(upTo limit: Int = 65_535) -> Datagrams {
    precondition(limit > 0, "datagrams without room")
    return Datagrams(channel: channel, limit: limit)
  }
}
