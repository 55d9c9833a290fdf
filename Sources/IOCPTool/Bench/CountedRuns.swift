// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Two whole runs of a server that differ only in the number of messages. What starting, accepting and stopping cost is
/// in both, so the difference divided by the additional messages is what one message costs.
struct CountedRuns {
  let client: String
  let folder: TemporaryFolder
  let connections: Int
  /// Messages of each connection in the short run; the long run has three times as many.
  let messages: Int

  /// Runs twice. `start` starts the server, writing its errors to the given file; `read` finds the count once it ended.
  func difference<Count>(
    start: (FileHandle) throws -> Server, read: (String) throws -> Count,
    perMessage: (_ short: Count, _ long: Count, _ messages: Double) -> Count
  ) throws -> Count {
    let short = try count(messages, start, read)
    let long = try count(3 * messages, start, read)
    return perMessage(short, long, Double(2 * messages * connections))
  }

  private func count<Count>(
    _ messages: Int, _ start: (FileHandle) throws -> Server, _ read: (String) throws -> Count
  ) throws -> Count {
    let path = try folder.file("counted.txt")
    guard let errors = FileHandle(forWritingAtPath: path) else { throw ToolError("\(path) can't be written") }
    let server = try start(errors)
    let client = try Client(
      client, port: server.port, options: ["--connections", String(connections), "--messages", String(messages)])
    let report = try client.report(within: 300)
    guard report.errors == 0 else { throw ToolError("\(report.errors) errors while counting") }
    _ = try server.stop()
    return try read(String(contentsOfFile: path, encoding: .utf8))
  }
}
