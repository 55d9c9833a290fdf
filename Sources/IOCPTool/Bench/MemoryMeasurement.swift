// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Memory of a connection that waits: how much the server grows when many connections have a receive pending.
struct MemoryMeasurement {
  let peers: Peers
  let descriptorLimit: Int

  struct Result: Codable {
    let connections: Int
    /// Growth of the resident anonymous memory, per connection.
    let bytesPerConnection: Double
    /// What the example itself allocates for a connection: its record and its buffer.
    let exampleBytes: Int

    var libraryBytes: Double { bytesPerConnection - Double(exampleBytes) }
  }

  func run() throws -> Result {
    // The server needs a descriptor each, and a few for its accepts and itself.
    let connections = min(10_000, descriptorLimit - 200)
    guard connections >= 1000 else { throw Unavailable("too few descriptors are allowed here (see ulimit -n)") }
    Terminal.progress("memory of \(connections) idle connections")
    let server = try Server(peers.server, options: peers.oneWorker.options + ["--buffer", "64"])
    // One connection comes and goes first, so that what the server sets up once isn't divided among the others.
    _ = try load(server, connections: 1, hold: false).report(within: 60)
    _ = try server.waitUntilEmpty()
    let before = try residentBytes(server)
    let client = try load(server, connections: connections, hold: true)
    _ = try client.child.hear("holding", within: 60)
    let after = try residentBytes(server)
    let counters = try server.statistics()
    try client.child.say("close")
    let report = try client.report(within: 60)
    guard report.errors == 0, try counters["connections"] == connections else {
      throw ToolError("\(report.errors) errors, \(try counters["connections"]) of \(connections) connections open")
    }
    _ = try server.waitUntilEmpty()
    guard try server.stop() == 0 else { throw ToolError("the server failed at its end") }
    return Result(
      connections: connections, bytesPerConnection: Double(after - before) / Double(connections),
      exampleBytes: try counters["context"])
  }

  private func load(_ server: Server, connections: Int, hold: Bool) throws -> Client {
    try Client(
      peers.client, port: server.port,
      options: ["--connections", String(connections), "--messages", "0"] + (hold ? ["--hold"] : []))
  }

  private func residentBytes(_ server: Server) throws -> Int {
    let path = "/proc/\(server.processIdentifier)/status"
    guard let text = Machine.field("RssAnon", of: path), let kilobytes = Int(text.split(separator: " ")[0]) else {
      throw ToolError("\(path) does not say RssAnon")
    }
    return kilobytes * 1024
  }
}
