// SPDX-License-Identifier: Apache-2.0

// Serves the files of a folder over HTTP/1.1:
//
//     file-server FOLDER 8080

import HTTPTypes
import IOCP

let arguments = CommandLine.arguments
guard arguments.count >= 2 else { fatalError("usage: file-server FOLDER [PORT]") }
let folder = arguments[1]
let number = arguments.count > 2 ? Int(arguments[2]) ?? 0 : 0
let pool = try WorkerPool(threads: 2)

try pool.run {
  let listener = try Listener(SocketAddress("127.0.0.1", port: number), on: pool)
  print("listening", try listener.address.port)
  try await listener.forEachConnection(maxConcurrent: 10_000) { connection in
    var reader = BufferedReader(connection, capacity: 8192)
    do {
      var isOpen = true
      while isOpen {
        let request = try await withTimeout(.seconds(60), on: pool) { try await HTTPRequest(from: &reader) }
        guard let request else { return }
        isOpen = request.wantsMore
        let answer = try await Answer(to: request, in: folder, on: pool)
        let head = answer.response.head
        try await withTimeout(.seconds(60), on: pool) { try await reader.source.write(head) }
        if request.method != .head { try await answer.sendFile(to: &reader.source, on: pool) }
      }
    } catch let refusal as Refusal {
      var response = HTTPResponse(status: refusal.status, headerFields: [.contentLength: "0", .connection: "close"])
      if refusal.status == .methodNotAllowed { response.headerFields[.allow] = "GET, HEAD" }
      try await reader.source.write(response.head)
    }
  }
}
