// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What IOCP_CHAOS_TRACE has written: lines of seven fields between tabs.
struct Timeline {
  struct Line: Equatable {
    /// `submit`, `end`, `dequeue`, or `chaos` for a decision.
    let what: String
    let nanoseconds: Int64
    let thread: Int
    let handle: UInt32
    let operation: UInt32
    /// The kind of operation or of perturbation.
    let which: String
    let amount: Int64
  }

  let lines: [Line]

  init(_ text: String) {
    lines = text.split(separator: "\n").compactMap { text in
      let fields = text.split(separator: "\t", omittingEmptySubsequences: false)
      // The last line of a program that was killed may be incomplete.
      guard fields.count == 7, let nanoseconds = Int64(fields[1]), let thread = Int(fields[2]),
        let handle = UInt32(fields[3]), let operation = UInt32(fields[4]), let amount = Int64(fields[6])
      else { return nil }
      return Line(
        what: String(fields[0]), nanoseconds: nanoseconds, thread: thread, handle: handle, operation: operation,
        which: String(fields[5]), amount: amount)
    }
  }

  /// Each perturbation that has happened, once, in the order of time.
  var decisions: [String] {
    var seen: Set<String> = []
    return lines.filter { $0.what == "chaos" }.map { "\($0.handle).\($0.operation).\($0.which)" }.filter {
      seen.insert($0).inserted
    }
  }

  /// For Perfetto and chrome://tracing: one row per thread with what it did, one per handle with its operations from
  /// submission to end, and the delays among them.
  func chromeTrace(seed: UInt64) throws -> Data {
    let start = lines.first?.nanoseconds ?? 0
    func microseconds(_ line: Line) -> Double { Double(line.nanoseconds - start) / 1000 }
    var events: [[String: Any]] = [
      ["ph": "M", "pid": 1, "name": "process_name", "args": ["name": "threads"]],
      ["ph": "M", "pid": 2, "name": "process_name", "args": ["name": "handles, seed \(seed)"]],
    ]
    for handle in Set(lines.map(\.handle)).sorted() {
      events.append(
        ["ph": "M", "pid": 2, "tid": Int(handle), "name": "thread_name", "args": ["name": "handle \(handle)"]])
    }
    for line in lines {
      let arguments: [String: Any] = [
        "handle": Int(line.handle), "operation": Int(line.operation), "amount": line.amount,
      ]
      events.append([
        "ph": "i", "s": "t", "pid": 1, "tid": line.thread, "ts": microseconds(line),
        "name": "\(line.what) \(line.which)", "args": arguments,
      ])
      let identifier = "\(line.handle).\(line.operation)"
      switch line.what {
      case "submit", "end":
        events.append([
          "ph": line.what == "submit" ? "b" : "e", "cat": "operation", "id": identifier, "pid": 2,
          "tid": Int(line.handle), "ts": microseconds(line), "name": "\(line.which) \(identifier)",
          "args": arguments,
        ])
      case "chaos":
        events.append([
          "ph": "X", "cat": "chaos", "pid": 2, "tid": Int(line.handle), "ts": microseconds(line),
          "dur": Double(line.amount) / 1000, "name": "\(line.which) \(identifier)", "args": arguments,
        ])
      default: break
      }
    }
    return try JSONSerialization.data(
      withJSONObject: ["traceEvents": events, "displayTimeUnit": "ms"], options: [.sortedKeys])
  }
}
