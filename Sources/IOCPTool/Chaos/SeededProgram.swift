// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A program that is run once per seed: without input, alone in a process group, for a limited time.
struct SeededProgram {
  let command: [String]
  let allowsErrors: Bool
  let seconds: Double
  let folder: TemporaryFolder
  /// Whether what it prints is shown as it comes.
  var showsOutput = false

  struct Run {
    let verdict: Verdict
    let errors: String
  }

  /// - Parameters:
  ///   - only: The perturbations that may happen; nil for all that the seed asks for.
  ///   - trace: Where the timeline is written.
  func run(seed: UInt64, only: [String]? = nil, trace: String? = nil) throws -> Run {
    let name = UUID().uuidString
    let errorPath = try folder.file("\(name).errors")
    defer { unsafe unlink(errorPath) }
    var variables = ["IOCP_CHAOS": String(seed)]
    variables["IOCP_CHAOS_ERRORS"] = allowsErrors ? "1" : "0"
    variables["IOCP_CHAOS_TRACE"] = trace
    var onlyPath: String?
    if let only {
      let path = try folder.file("\(name).only")
      try only.joined(separator: "\n").write(toFile: path, atomically: false, encoding: .utf8)
      variables["IOCP_CHAOS_ONLY"] = "@" + path
      onlyPath = path
    }
    defer { if let onlyPath { unsafe unlink(onlyPath) } }
    // A record on a stack that is gone is what many of these bugs are about.
    let asked = ProcessInfo.processInfo.environment["ASAN_OPTIONS"].map { ":" + $0 } ?? ""
    variables["ASAN_OPTIONS"] = "detect_stack_use_after_return=1" + asked
    let (status, signal) = try spawn(variables, errorPath)
    let errors = String(decoding: FileManager.default.contents(atPath: errorPath) ?? Data(), as: UTF8.self)
    return Run(verdict: Verdict(status: status, signal: signal, errors: errors), errors: errors)
  }

  /// Both nil: it did not end in time.
  private func spawn(
    _ variables: [String: String], _ errorPath: String
  ) throws -> (status: Int32?, signal: Int32?) {
    guard let executable = Tools.locate(command[0]) else { throw ToolError("\(command[0]): no such program") }
    let environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    var arguments = unsafe command.map { unsafe strdup($0) } + [nil]
    var entries = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer { unsafe (arguments + entries).forEach { unsafe free($0) } }
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    if !showsOutput { unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0) }
    unsafe posix_spawn_file_actions_addopen(&actions, 2, errorPath, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var process: pid_t = 0
    let error = unsafe posix_spawn(&process, executable, &actions, &attributes, &arguments, &entries)
    guard error == 0 else { throw ToolError("\(command[0]): \(unsafe String(cString: strerror(error)))") }
    defer { _ = kill(-process, SIGKILL) }
    return wait(for: process)
  }

  private func wait(for process: pid_t) -> (status: Int32?, signal: Int32?) {
    let deadline = Date().addingTimeInterval(seconds)
    var word: Int32 = 0
    var pause: useconds_t = 500
    while unsafe waitpid(process, &word, WNOHANG) == 0 {
      if Date() > deadline {
        _ = kill(-process, SIGKILL)
        unsafe waitpid(process, &word, 0)
        return (nil, nil)
      }
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
    // The layout of wait(2)'s word: the signal in seven bits, the status above eight.
    let signal = word & 0x7f
    return signal == 0 ? (word >> 8 & 0xff, nil) : (nil, signal)
  }
}
