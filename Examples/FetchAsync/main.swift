// SPDX-License-Identifier: Apache-2.0

// Fetches a URL with a task.

import FetchCore
import FetchSupport
import IOCP

FetchCommand.run { request in
  let pool = try WorkerPool(threads: 0)
  try pool.run {
    let address = try SocketAddress(request.host, port: request.port)
    try await withConnection(to: address, on: pool) { connection in
      try await connection.write(request.text.utf8Span.span)
      var parser = ResponseParser()
      var buffer = HeapBuffer(capacity: 16_384)
      while !parser.isAtEnd {
        try await buffer.refill { _ = try await connection.read(into: &$0) }
        parser.feed(buffer.bytes)
        while let event = try parser.next() { FetchCommand.show(event) }
      }
    }
  }
}
