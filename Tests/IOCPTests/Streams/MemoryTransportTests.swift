// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import IOCPTesting
import TestSupport
import Testing

struct MemoryTransportTests {
  /// A protocol of some kind: each line comes back in capitals.
  private static func serve<Stream: AsyncReadable & AsyncWritable>(_ stream: Stream) async throws {
    var reader = BufferedReader(stream, capacity: 100)
    while let line = try await reader.readLine() { try await reader.source.write(line.uppercased() + "\n") }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `a protocol holds, however reads are cut`(seed: UInt64) async throws {
    let transport = MemoryTransport(
      capacity: 16, client: StreamFaults(bytesPerRead: 3), server: StreamFaults(shortReadSeed: seed))
    let server = transport.server
    let serving = Task { try await Self.serve(server) }
    var client = BufferedReader(transport.client)
    for line in ["hello", "", "a longer line"] {
      try await client.source.write(line + "\n")
      #expect(try await client.readLine() == line.uppercased())
    }
    transport.client.close()
    try await serving.value
  }

  @Test func `a stream that is cut off ends early`() async throws {
    let transport = MemoryTransport(client: StreamFaults(readLimit: 4))
    var (client, server) = (transport.client, transport.server)
    try await server.write("abcdefgh")
    #expect(try await client.rest() == bytes("abcd"))
    #expect(client.bytesRead == 4)
  }

  @Test func `a read or a write fails where it is told to`() async throws {
    let faults = StreamFaults(readLimit: 2, writeLimit: 3, ending: .failure(.system(errno: ECONNRESET)))
    let transport = MemoryTransport(client: faults)
    var (client, server) = (transport.client, transport.server)
    try await server.write("abcdefgh")
    #expect(try await client.bytes(10) == bytes("ab"))
    #expect(try await failure { _ = try await client.bytes(10) }?.code == .system(errno: ECONNRESET))
    try await client.write("12")
    #expect(try await failure { try await client.write("345") }?.code == .system(errno: ECONNRESET))
    // What went before the failure has gone.
    #expect(try await server.bytes(10) == bytes("123"))
  }

  @Test func `faults can stand around a real connection`() throws {
    try withPool(threads: 2) { pool in
      let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
      let peer = try Peer(port: UInt16(try listener.address.port))
      var stream = FaultyStream(try await listener.accept(), StreamFaults(bytesPerRead: 1, writeLimit: 2))
      try peer.send([1, 2])
      #expect(try await stream.bytes(10) == [1])
      #expect(try await stream.bytes(10) == [2])
      #expect(try await failure { try await stream.write([1, 2, 3].span) }?.code == .system(errno: EPIPE))
      #expect(try peer.receive(2) == [1, 2])
    }
  }
}
