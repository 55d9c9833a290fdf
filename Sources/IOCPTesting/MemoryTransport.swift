// SPDX-License-Identifier: Apache-2.0

public import IOCP

/// Two connected streams in memory, for tests of what speaks a protocol: no socket, no
/// port number, and what networks do now and then, on request.
///
///     let transport = MemoryTransport(capacity: 64, client: .init(bytesPerRead: 1))
///     async let serving: Void = serve(transport.server)
///     try await transport.client.write("ping\n")
///
/// For code that is generic over ``IOCP/AsyncReadable`` and ``IOCP/AsyncWritable``. Around
/// a real connection, a ``FaultyStream`` does the same.
public struct MemoryTransport: Sendable {
  public typealias End = FaultyStream<MemoryPipeEnd>

  /// Each can be used by two tasks, one that reads and one that writes; take a copy for
  /// each.
  public var client: End
  public var server: End

  /// - Parameters:
  ///   - capacity: Bytes on the way in each direction, at least 1; a write waits for room.
  ///   - client: What goes wrong at the client's end.
  ///   - server: What goes wrong at the server's end.
  public init(capacity: Int = 65_536, client: StreamFaults = .none, server: StreamFaults = .none) {
    let pipe = MemoryPipe(capacity: capacity)
    self.client = FaultyStream(pipe.first, client)
    self.server = FaultyStream(pipe.second, server)
  }
}

extension FaultyStream where Base == MemoryPipeEnd {
  /// The other end reads the end of the stream after what was written.
  public func endWriting() { base.endWriting() }

  /// Both directions end. What was written before can still be read.
  public func close() { base.close() }

  /// Both directions fail on both ends, as by a reset: what is on the way is lost.
  public func fail(_ code: IOError.Code) { base.fail(code) }
}
