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

  /// - Parameter wrapper: A command the server runs under: taskset, strace, valgrind.
  init(
    _ path: String, options: [String] = [], wrapper: [String] = [], environment: [String: String] = [:],
    errors: FileHandle? = nil
  ) throws {
    let command = wrapper + [path, "--port", "0"] + options
    child = try Child("server", command, environment: environment, errors: errors)
    // Under valgrind a start takes seconds.
    let line = try child.hear("listening", within: 60)
    guard let port = Int(line.dropFirst("listening ".count)) else { throw ToolError("no port in `\(line)`") }
    self.port = port
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
    return try child.waitForExit()
  }
}
