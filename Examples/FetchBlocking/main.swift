// SPDX-License-Identifier: Apache-2.0

// Fetches a URL with calls that block.

import FetchCore
import FetchSupport
import IOCP

FetchCommand.run { request in
  let connection = try BlockingConnection(
    to: SocketAddress(request.host, port: request.port), timeout: .seconds(30))
  try connection.write(request.text)
  var reader = BlockingBufferedReader(connection)
  var parser = ResponseParser()
  while !parser.isAtEnd {
    let count = try reader.fill()
    parser.feed(reader.buffered)
    reader.consume(count)
    while let event = try parser.next() { FetchCommand.show(event) }
  }
}
