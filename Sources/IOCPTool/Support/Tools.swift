// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Programs of the system that a measurement needs, and the package each comes from.
enum Tools {
  static func locate(_ name: String) -> String? {
    if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Says why a figure is missing rather than leaving it out in silence.
  static func require(_ name: String, package: String) throws {
    guard locate(name) == nil else { return }
    throw Unavailable("\(name) is not installed (Debian, Ubuntu: apt-get install \(package))")
  }

  /// Runs a program to its end and returns what it printed.
  static func output(_ command: [String], errors: FileHandle = .standardError) throws -> String {
    guard let executable = locate(command[0]) else { throw ToolError("\(command[0]): no such program") }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = Array(command.dropFirst())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ToolError("\(command.joined(separator: " ")) ended with status \(process.terminationStatus)")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
