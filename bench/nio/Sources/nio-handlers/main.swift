// SPDX-License-Identifier: Apache-2.0

// The echo server of NIO's users who count: handlers in a pipeline, all of it on the event loop's thread.

import NIOCore
import NIOPosix
import PeerSupport

let options = Options()
Lifetime.raiseDescriptorLimit()

let group = MultiThreadedEventLoopGroup(numberOfThreads: options.threads)
let server = try ServerBootstrap(group: group)
  .serverChannelOption(.backlog, value: 4096)
  .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
  .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
  .childChannelOption(.recvAllocator, value: options.receiveAllocator)
  .childChannelInitializer { channel in
    channel.eventLoop.makeCompletedFuture {
      // A client that does not read is not read from either: otherwise its bytes pile up here.
      try channel.pipeline.syncOperations.addHandlers(BackPressureHandler(), EchoHandler())
    }
  }
  .bind(host: "127.0.0.1", port: options.port)
  .wait()

Lifetime.announce(port: server.localAddress?.port)
Lifetime.waitForStop()
try group.syncShutdownGracefully()
