// SPDX-License-Identifier: Apache-2.0

import IOCP

let port = try CompletionPort()
let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: port)
print("listening", try listener.address.port)
try listener.accept(Operation())
while true {
  let completion = try port.getQueuedCompletion()
  guard let operation = completion.operation else { break }
  switch (operation.kind, operation.connection) {
  case (.accept, _):
    try Connection(accepted: completion, on: port).receive(Operation(capacity: 4096))
    try listener.accept(operation)
  case (.receive, let connection?) where completion.bytes > 0:
    try connection.send(operation, count: completion.bytes)
  case (.send, let connection?) where completion.error == nil:
    try connection.receive(operation)
  case (_, let connection):
    try connection?.close()
  }
}
