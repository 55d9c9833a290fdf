// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Asks a running program what it is waiting for. The program needs no mode for that, only our library.
struct Dump: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists what is pending in a running program: ports, threads, handles, operations.")

  @Argument(help: "The process.")
  var process: Int32

  @Option(help: "How long to wait for the answer, in seconds.")
  var patience = 5.0

  /// As in Sources/CSystem/dump.c.
  private static let signal: Int32 = 50

  func run() throws {
    guard let thread = try answeringThread() else {
      throw ToolError("process \(process) does not use libiocp: it has no thread named iocp-backstop (yet)")
    }
    guard try catchesSignal() else {
      throw ToolError("process \(process) would not take signal \(Self.signal): an older library, or a use of its own")
    }
    let file = "/tmp/iocp-dump.\(process)"
    try? FileManager.default.removeItem(atPath: file)
    // By the number of one of its threads: of those that may take the signal, that one does.
    guard unsafe sigqueue(thread, Self.signal, sigval()) == 0 else {
      throw ToolError("process \(process) could not be asked: errno \(errno)")
    }
    let deadline = Date().addingTimeInterval(patience)
    while Date() < deadline {
      // It appears whole: the program renames it.
      if let text = try? String(contentsOfFile: file, encoding: .utf8) {
        try? FileManager.default.removeItem(atPath: file)
        print(text, terminator: "")
        return
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    throw ToolError("process \(process) did not answer: is it stopped?")
  }

  private func answeringThread() throws -> Int32? {
    let tasks = "/proc/\(process)/task"
    guard let threads = try? FileManager.default.contentsOfDirectory(atPath: tasks) else {
      throw ToolError("there is no process \(process), or it is somebody else's")
    }
    let found = threads.first { thread in
      (try? String(contentsOfFile: "\(tasks)/\(thread)/comm", encoding: .utf8)) == "iocp-backstop\n"
    }
    return found.flatMap { Int32($0) }
  }

  /// A process that does not catch the signal would be ended by it.
  private func catchesSignal() throws -> Bool {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("SigCgt:") }),
      let caught = UInt64(line.dropFirst("SigCgt:".count).drop { $0 == "\t" || $0 == " " }, radix: 16)
    else { return false }
    return caught >> (UInt64(Self.signal) - 1) & 1 == 1
  }
}
