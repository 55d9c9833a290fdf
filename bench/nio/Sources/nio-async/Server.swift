// SPDX-License-Identifier: Apache-2.0

// The echo server as NIO's guides write it today: a task for each connection, whose bytes are an async sequence.

import NIOCore
import NIOPosix
import PeerSupport

@main
struct Server {
  typealias Channel = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  static func main() async throws {
    let options = Options()
    Lifetime.raiseDescriptorLimit()

    // Tasks run on the event loops' own threads. Otherwise each message goes to a thread of Swift's pool and back.
    NIOSingletons.groupLoopCountSuggestion = options.threads
    if NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor() == false {
      fatalError("event loops cannot run tasks with this version of Swift")
    }

    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.backlog, value: 4096)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.recvAllocator, value: options.receiveAllocator)
      .bind(host: "127.0.0.1", port: options.port) { channel in
        channel.eventLoop.makeCompletedFuture { try Channel(wrappingChannelSynchronously: channel) }
      }
    Lifetime.announce(port: server.channel.localAddress?.port)

    await withTaskGroup { group in
      group.addTask { try? await serve(server) }
      try? await NIOThreadPool.singleton.runIfActive { Lifetime.waitForStop() }
      group.cancelAll()
    }
  }

  static func serve(_ server: NIOAsyncChannel<Channel, Never>) async throws {
    try await withThrowingDiscardingTaskGroup { group in
      try await server.executeThenClose { connections in
        for try await connection in connections {
          group.addTask { await echo(connection) }
        }
      }
    }
  }

  /// A connection that breaks ends alone, so the error goes no further.
  static func echo(_ connection: Channel) async {
    try? await connection.executeThenClose { inbound, outbound in
      for try await bytes in inbound {
        try await outbound.write(bytes)
      }
    }
  }
}
