// SPDX-License-Identifier: Apache-2.0

/// Two whole runs of a server that differ only in the number of messages. What starting, accepting and stopping cost is
/// in both, so the difference divided by the additional messages is what one message costs.
struct CountedRuns {
  let bed: Bed
  let connections: Int
  /// Messages of each connection in the short run; the long run has three times as many.
  let messages: Int
  /// The processor that server and client are tied to, if they are.
  var wrapper: [String] = []

  /// Runs twice. `start` starts the server; `read` finds the count in what was written to the errors, once it ended.
  func difference<Count>(
    errors name: String, start: (ErrorFile) throws -> Server, read: (String) throws -> Count,
    perMessage: (_ short: Count, _ long: Count, _ messages: Double) -> Count
  ) throws -> Count {
    let short = try count(messages, name, start, read)
    let long = try count(3 * messages, name, start, read)
    return perMessage(short, long, Double(2 * messages * connections))
  }

  private func count<Count>(
    _ messages: Int, _ name: String, _ start: (ErrorFile) throws -> Server, _ read: (String) throws -> Count
  ) throws -> Count {
    let errors = try ErrorFile(name, in: bed.folder)
    let server = try start(errors)
    let client = try Client(
      bed.client, port: server.port,
      options: ["--connections", String(connections), "--messages", String(messages)], wrapper: wrapper)
    let report = try client.report(within: 300)
    guard report.errors == 0 else { throw ToolError("\(report.errors) errors while counting") }
    _ = try server.stop()
    return try read(errors.text)
  }
}
