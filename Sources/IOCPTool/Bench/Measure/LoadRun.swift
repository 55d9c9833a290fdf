// SPDX-License-Identifier: Apache-2.0

/// One server under load for one window.
///
/// The figure that counts is the server's CPU time: throughput also measures the client, and the idle time of both.
struct LoadRun {
  let bed: Bed
  let effort: Effort

  /// - Parameter rate: Messages per second, if they come whether the last one was answered or not.
  func measure(_ peer: Peer, _ load: Load, rate: Double?, errors: ErrorFile) throws -> [Figure: Double] {
    let load = load.limited(to: effort)
    try bed.require(descriptors: load.connections + load.idle)
    let command = load.command(peer)
    let server = try Server(
      bed.path(command[0]), options: Array(command.dropFirst()),
      wrapper: load.sharesProcessors ? bed.pinning.both : bed.pinning.server, errors: errors)
    let watched = server.processIdentifiers.flatMap { ["--watch", String($0)] }
    let client = try Client(
      bed.client, port: server.port, options: load.clientOptions(effort, rate: rate) + watched,
      wrapper: load.sharesProcessors ? bed.pinning.both : bed.pinning.client, errors: errors)
    let report = try client.report(within: 2 * effort.windowSeconds + 60)
    guard report.errors == 0, report.windowMessages > 0, report.serverCpuNanoseconds > 0 else {
      throw ToolError("\(report.errorText), \(report.windowMessages) messages; \(server.child.condition)")
    }
    let status = try server.stop()
    guard status == 0 else { throw ToolError("the server failed at its end, with status \(status)") }
    return Self.figures(report)
  }

  private static func figures(_ report: LoadReport) -> [Figure: Double] {
    let messages = Double(report.windowMessages)
    return [
      .cpu: Double(report.serverCpuNanoseconds) / 1000 / messages,
      .rate: report.messagesPerSecond,
      .p50: Double(report.p50Nanoseconds) / 1000,
      .p99: Double(report.p99Nanoseconds) / 1000,
      .p999: Double(report.p999Nanoseconds) / 1000,
      .clientBusy: Double(report.clientCpuNanoseconds) / 1e9 / report.seconds,
      .late: Double(report.late) / Double(max(1, report.latencySamples)),
    ]
  }
}
