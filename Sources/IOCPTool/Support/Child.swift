// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A program we started, and the lines we exchange with it.
final class Child {
  let name: String
  private let process = Process()
  private let input = Pipe()
  private let reader: LineReader

  /// Starts `command`, whose first element is a path or a name found in PATH.
  ///
  /// - Parameter errors: Where its error output goes; nil shares ours, so that its progress is seen at once.
  init(
    _ name: String, _ command: [String], environment: [String: String] = [:], errors: FileHandle? = nil
  ) throws {
    self.name = name
    guard let executable = Tools.locate(command[0]) else { throw ToolError("\(command[0]): no such program") }
    let output = Pipe()
    reader = LineReader(output.fileHandleForReading)
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = Array(command.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = output
    if let errors { process.standardError = errors }
    try process.run()
  }

  deinit { kill() }

  var processIdentifier: Int32 { process.processIdentifier }

  func say(_ line: String) throws {
    guard process.isRunning else { throw ToolError("\(condition): `\(line)` can't be said to it") }
    try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
  }

  /// The next line that begins with `word`; others are skipped.
  func hear(_ word: String, within seconds: Double = 30) throws -> String {
    do {
      while let line = try reader.next(within: seconds) {
        if line.hasPrefix(word) { return line }
      }
    } catch {
      throw ToolError("\(name): \(error) (waiting for `\(word)`)")
    }
    _ = try waitForExit()
    throw ToolError("\(condition), without saying `\(word)`")
  }

  func waitForExit(within seconds: Double = 30) throws -> Int32 {
    let deadline = Date().addingTimeInterval(seconds)
    while process.isRunning {
      guard Date() < deadline else { throw ToolError("\(name) did not end within \(Int(seconds)) s") }
      Thread.sleep(forTimeInterval: 0.002)
    }
    return process.terminationStatus
  }

  /// What became of it, for a report that something went wrong.
  var condition: String {
    if process.isRunning { return "\(name) is running" }
    let status = process.terminationStatus
    return process.terminationReason == .uncaughtSignal
      ? "\(name) was ended by signal \(status)" : "\(name) ended with status \(status)"
  }

  func kill() {
    if process.isRunning { _ = Glibc.kill(process.processIdentifier, SIGKILL) }
  }
}
