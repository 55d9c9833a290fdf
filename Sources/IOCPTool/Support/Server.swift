// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One line of `name=value` pairs, as the echo server prints them.
struct Counters {
  private let values: [String: Int]

  init(_ line: String) {
    var values: [String: Int] = [:]
    for pair in line.split(whereSeparator: \.isWhitespace) {
      let parts = pair.split(separator: "=")
      if parts.count == 2 { values[String(parts[0])] = Int(parts[1]) }
    }
    self.values = values
  }

  subscript(_ name: String) -> Int {
    get throws {
      guard let value = values[name] else { throw ToolError("the server did not say `\(name)=`") }
      return value
    }
  }
}

/// A running echo server. It ends when told to, or when we end, since its standard input ends with us.
final class Server {
  let child: Child
  let port: Int
  /// Every process that works for the server, itself first: what Wine does, it does in two.
  let processIdentifiers: [Int32]

  /// - Parameter wrapper: A command the server runs under: taskset, strace, valgrind.
  init(
    _ path: String, options: [String] = [], wrapper: [String] = [], environment: [String: String] = [:],
    errors: ErrorFile? = nil
  ) throws {
    let command = wrapper + [path] + options + ["--port", "0"]
    child = try Child("server", command, environment: environment, errors: errors)
    var others: [Int32] = []
    // Under valgrind, and in Wine for the first time, a start takes seconds.
    let line = try child.hear("listening", within: 90) { line in
      if let other = Self.companion(in: line) { others.append(other) }
    }
    processIdentifiers = [child.processIdentifier] + others
    guard let port = Int(line.dropFirst("listening ".count)) else { throw ToolError("no port in `\(line)`") }
    self.port = port
  }

  /// A line `also PID` names another process that works for the one that said it.
  static func companion(in line: String) -> Int32? {
    line.hasPrefix("also ") ? Int32(line.dropFirst("also ".count)) : nil
  }

  var processIdentifier: Int32 { child.processIdentifier }

  func statistics() throws -> Counters {
    try child.say("stats")
    return Counters(try child.hear("stats"))
  }

  /// Waits until the server has seen all its connections end.
  func waitUntilEmpty(within seconds: Double = 10) throws -> Counters {
    let deadline = Date().addingTimeInterval(seconds)
    while true {
      let counters = try statistics()
      let open = try counters["connections"]
      if open == 0 { return counters }
      guard Date() < deadline else {
        throw ToolError("the server still has \(open) connections after \(Int(seconds)) s")
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
  }

  func stop() throws -> Int32 {
    try child.say("stop")
    // What works for it ends too, before the next server is measured on the same processor.
    defer { for other in processIdentifiers.dropFirst() { _ = kill(other, SIGTERM) } }
    return try child.waitForExit()
  }
}
