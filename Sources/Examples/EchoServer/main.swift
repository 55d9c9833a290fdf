// SPDX-License-Identifier: Apache-2.0

import IOCP

let port = try CompletionPort()
let number = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 0
let listener = try ListenerHandle(SocketAddress("127.0.0.1", port: number), on: port)
try listener.accept(Operation())
print("listening", try listener.address.port)

func serve(_ completion: Completion, _ operation: Operation) throws {
  switch (operation.kind, operation.connection) {
  case (.accept, _):
    defer { try? listener.accept(operation) }
    try ConnectionHandle(accepted: completion, on: port).receive(Operation(capacity: 4096))
  case (.receive, let connection?) where completion.bytes > 0:
    try connection.send(operation, count: completion.bytes)
  case (.send, let connection?) where completion.error == nil:
    try connection.receive(operation)
  case (_, let connection):
    try connection?.close()
  }
}

while let completion = try? port.getQueuedCompletion(), let operation = completion.operation {
  // A peer that resets fails its own operation, and nobody else's.
  do { try serve(completion, operation) } catch { try? operation.connection?.close() }
}
