// SPDX-License-Identifier: Apache-2.0

// Fetches a URL with a completion port: one operation, used for one thing after the other.

import FetchCore
import FetchSupport
import IOCP

FetchCommand.run { request in
  let port = try CompletionPort()
  let operation = Operation(capacity: 16_384)
  let connection = try ConnectionHandle(to: SocketAddress(request.host, port: request.port), on: port, operation)
  var parser = ResponseParser()

  while !parser.isAtEnd {
    let completion = try port.getQueuedCompletion(timeout: .seconds(30))
    if let error = completion.error { throw error }
    switch operation.kind {
    case .connect:
      try connection.send(operation, count: operation.fill(with: request.text))
    case .receive:
      parser.feed(operation.bytes.extracting(first: completion.bytes))
      while let event = try parser.next() { FetchCommand.show(event) }
      if !parser.isAtEnd { try connection.receive(operation) }
    default:
      try connection.receive(operation)
    }
  }
  try connection.close()
}

extension Operation {
  /// Puts a text into the buffer; answers its length in bytes.
  fileprivate func fill(with text: String) -> Int {
    withMutableBytes { bytes in
      for (place, byte) in text.utf8.enumerated() { bytes.storeBytes(of: byte, toByteOffset: place, as: UInt8.self) }
      return text.utf8.count
    }
  }
}
