// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the load client found. Fields are named as in its JSON, where words are joined by underscores.
struct LoadReport: Codable {
  let connections: Int
  let seconds: Double
  let windowMessages: Int
  let messagesPerSecond: Double
  /// Values behind the percentiles.
  let latencySamples: Int
  let messages: Int
  let bytesVerified: Int
  let p50Nanoseconds: Int
  let p99Nanoseconds: Int
  let p999Nanoseconds: Int
  let maxNanoseconds: Int
  let serverCpuNanoseconds: Int
  let clientCpuNanoseconds: Int
  /// Of messages sent at a given rate: those the client itself sent too late.
  let late: Int
  let closedByServer: Int
  let cutOff: Int
  let errors: Int
  let mismatches: Int
  let prematureCloses: Int
  let connectFailures: Int
  let unanswered: Int

  /// The errors by kind.
  var errorText: String {
    "\(errors) errors (\(mismatches) mismatches, \(prematureCloses) premature closes, "
      + "\(connectFailures) failed connects, \(unanswered) unanswered)"
  }
}

/// A running load client.
final class Client {
  let child: Child

  init(_ path: String, port: Int, options: [String], wrapper: [String] = [], errors: ErrorFile? = nil) throws {
    child = try Child("load", wrapper + [path, "--port", String(port), "--json"] + options, errors: errors)
  }

  func report(within seconds: Double) throws -> LoadReport {
    let line = try child.hear("{", within: seconds)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let report = try decoder.decode(LoadReport.self, from: Data(line.utf8))
    _ = try child.waitForExit()
    return report
  }
}
