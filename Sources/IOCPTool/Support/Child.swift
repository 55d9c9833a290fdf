// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A program ended before it said what we waited for. By agreement among the programs of the bench, status 77 means
/// that it can't run here, and 2 that it was used wrongly or the machine refused.
struct EndedEarly: LocalizedError, CustomStringConvertible {
  let condition: String
  /// Nil if a signal ended it.
  let status: Int32?
  let word: String

  var description: String { "\(condition), without saying `\(word)`" }
  var errorDescription: String? { description }
}

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
    _ name: String, _ command: [String], environment: [String: String] = [:], errors: ErrorFile? = nil
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
    if let errors { process.standardError = errors.handle }
    try process.run()
  }

  deinit { kill() }

  var processIdentifier: Int32 { process.processIdentifier }

  func say(_ line: String) throws {
    guard ending == nil else { throw ToolError("\(condition): `\(line)` can't be said to it") }
    try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
  }

  /// The next line that begins with `word`; others are skipped, after `other` has seen them.
  func hear(_ word: String, within seconds: Double = 30, other: (String) -> Void = { _ in }) throws -> String {
    do {
      while let line = try reader.next(within: seconds) {
        if line.hasPrefix(word) { return line }
        other(line)
      }
    } catch {
      throw ToolError("\(name): \(error) (waiting for `\(word)`)")
    }
    _ = try waitForExit()
    throw EndedEarly(condition: condition, status: ending?.signal == nil ? ending?.status : nil, word: word)
  }

  func waitForExit(within seconds: Double = 30) throws -> Int32 {
    let deadline = Date().addingTimeInterval(seconds)
    while true {
      if let ending { return ending.signal ?? ending.status }
      guard Date() < deadline else { throw ToolError("\(name) did not end within \(Int(seconds)) s") }
      Thread.sleep(forTimeInterval: 0.002)
    }
  }

  /// What became of it, for a report that something went wrong.
  var condition: String {
    guard let ending else { return "\(name) is running" }
    return ending.signal.map { "\(name) was ended by signal \($0)" } ?? "\(name) ended with status \(ending.status)"
  }

  /// How it ended, nil while it runs. Foundation learns of an end only when all processes that the program left behind
  /// have ended too, which Wine's do seconds later; so the kernel is asked, without taking the answer from Foundation.
  private var ending: (status: Int32, signal: Int32?)? {
    var information = unsafe siginfo_t()
    // SAFETY: `information` outlives the call. Its union holds what a child's end says, since only ends are asked for.
    let answer = unsafe waitid(
      P_PID, id_t(process.processIdentifier), &information, WEXITED | WNOHANG | WNOWAIT)
    guard answer == 0 else {
      // Foundation has taken it already.
      process.waitUntilExit()
      let status = process.terminationStatus
      return (status, process.terminationReason == .uncaughtSignal ? status : nil)
    }
    // Nothing was stored: it runs.
    guard unsafe information.si_signo == SIGCHLD else { return nil }
    let status = unsafe information._sifields._sigchld.si_status
    return (status, unsafe information.si_code == CLD_EXITED ? nil : status)
  }

  var isRunning: Bool { ending == nil }

  func kill() {
    if ending == nil { _ = Glibc.kill(process.processIdentifier, SIGKILL) }
  }
}
