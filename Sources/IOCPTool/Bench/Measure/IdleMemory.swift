// SPDX-License-Identifier: Apache-2.0

/// Memory of a connection that waits: how much a server grows when many connections have a receive pending.
struct IdleMemory {
  let bed: Bed
  let effort: Effort

  /// Buffers are part of a server's own design, so they are small: what is compared is what a connection costs beside
  /// them.
  private static let bufferBytes = 64

  func measure(_ peer: Peer, errors: ErrorFile) throws -> [Figure: Double] {
    let connections = effort.idleConnections
    try bed.require(descriptors: connections)
    let server = try Server(
      bed.path(peer.program), options: ["--threads", "1", "--buffer", String(Self.bufferBytes)], errors: errors)
    // One connection comes and goes first, so that what the server sets up once isn't divided among the others.
    _ = try load(server, connections: 1, hold: false, errors).report(within: 60)
    let before = try residentBytes(server)
    let client = try load(server, connections: connections, hold: true, errors)
    _ = try client.child.hear("holding", within: 60)
    let after = try residentBytes(server)
    let ownBytes = try peer.id == "ours" ? server.statistics()["context"] : nil
    try client.child.say("close")
    let report = try client.report(within: 60)
    guard report.errors == 0 else { throw ToolError(report.errorText) }
    let status = try server.stop()
    guard status == 0 else { throw ToolError("the server failed at its end, with status \(status)") }
    let growth = Double(after - before) / Double(connections)
    return ownBytes.map { [.memory: growth, .ownMemory: Double($0)] } ?? [.memory: growth]
  }

  /// Each connection echoes one message to warm up, so that all are known to be accepted, with a receive pending.
  private func load(_ server: Server, connections: Int, hold: Bool, _ errors: ErrorFile) throws -> Client {
    try Client(
      bed.client, port: server.port,
      options: ["--connections", String(connections), "--messages", "0"] + (hold ? ["--hold"] : []), errors: errors)
  }

  private func residentBytes(_ server: Server) throws -> Int {
    try server.processIdentifiers.reduce(0) { sum, process in
      let path = "/proc/\(process)/status"
      guard let text = Machine.field("RssAnon", of: path), let kilobytes = Int(text.split(separator: " ")[0]) else {
        throw ToolError("\(path) does not say RssAnon")
      }
      return sum + kilobytes * 1024
    }
  }
}
