// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What both sides counted, and what has to be equal.
struct Outcome: Codable {
  let load: LoadReport
  let accepted: Int
  let cancelsRequested: Int
  let cancelsAborted: Int
  let operations: Int
  let completed: Int
  let aborted: Int
  let lost: Int
  let descriptorsBefore: Int
  let descriptorsAfter: Int
  let serverStatus: Int

  /// Every way in which the two sides disagree; empty when nothing was lost.
  var failures: [String] {
    var failures: [String] = []
    if load.errors > 0 { failures.append(load.errorText) }
    if load.messages == 0 { failures.append("no message was answered") }
    if accepted != load.connections {
      failures.append("\(load.connections) connections were opened, \(accepted) accepted")
    }
    if cancelsRequested == 0 { failures.append("no receive was found to cancel") }
    if load.closedByServer != cancelsAborted {
      failures.append("\(cancelsAborted) receives were aborted, the client saw \(load.closedByServer) closes")
    }
    if lost != 0 { failures.append("\(lost) packets are missing") }
    if descriptorsAfter != descriptorsBefore {
      failures.append("\(descriptorsAfter - descriptorsBefore) descriptors were left open")
    }
    if serverStatus != 0 { failures.append("the server ended with status \(serverStatus)") }
    return failures
  }

  var text: String {
    let microseconds = { (nanoseconds: Int) in (Double(nanoseconds) / 1000).fixed(1) + " µs" }
    let percentiles = [
      "p50 \(microseconds(load.p50Nanoseconds))", "p99 \(microseconds(load.p99Nanoseconds))",
      "p99.9 \(microseconds(load.p999Nanoseconds))",
    ]
    let rows = [
      ("connections", "\(load.connections.grouped) at once, \(cancelsAborted.grouped) closed by a cancel under load"),
      ("messages", "\(load.messages.grouped) answered, \(load.bytesVerified.grouped) bytes verified"),
      ("errors", "\(load.errors.grouped)"),
      ("throughput", "\(Int(load.messagesPerSecond).grouped) messages/s"),
      ("latency", percentiles.joined(separator: ", ")),
      ("cancelled", "\(cancelsRequested.grouped) receives asked to, \(cancelsAborted.grouped) aborted"),
      ("cut off by the cancel", "\(load.cutOff.grouped) messages under way"),
      (
        "packets accounted for",
        "\(operations.grouped) operations = \(completed.grouped) completed + \(aborted.grouped) aborted, lost \(lost)"
      ),
      (
        "descriptors left open",
        "\(descriptorsAfter - descriptorsBefore) (\(descriptorsBefore) before, \(descriptorsAfter) after)"
      ),
    ]
    let width = rows.map(\.0.count).max() ?? 0
    let lines = rows.map { name, value in
      name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + value
    }
    let verdict = failures.isEmpty ? "PASSED: nothing was lost." : "FAILED: " + failures.joined(separator: "; ") + "."
    return (lines + ["", verdict]).joined(separator: "\n")
  }
}
