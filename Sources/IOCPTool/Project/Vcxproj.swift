// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Synchronization

/// Builds a Visual Studio project with the compiler wrappers: `iocp-c++ --vcxproj` comes here.
struct Vcxproj: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Builds a Visual Studio C++ project (.vcxproj) with iocp-cc and iocp-c++.",
    discussion: """
      Read are the sources, definitions, include folders, character set, language standard, forced includes and
      libraries of one configuration, and property sheets beside the project. Precompiled headers are included as
      headers. File names are found whatever the case of their letters.
      """)

  @Argument(help: "The project.")
  var file: String

  @Option(help: "Configuration and platform, as the project names them.")
  var configuration = "Release|x64"

  @Option(name: .shortAndLong, help: "The program to make (default: named after the project, in the current folder).")
  var output: String?

  @Flag(help: "Print the commands instead of running them.")
  var show = false

  @Option(help: "The folder of iocp-cc and iocp-c++ (default: they are found in PATH).")
  var compilers: String?

  @Argument(parsing: .postTerminator, help: "Options for the compiler, after --.")
  var options: [String] = []

  func run() throws {
    let parts = configuration.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw ValidationError("a configuration has two parts: Release|x64") }
    let project = try Project(file: file, configuration: String(parts[0]), platform: String(parts[1]))
    let plan = try CompilePlan(project)
    for note in project.notes { FileHandle.standardError.write(Data((note + "\n").utf8)) }
    let folder = try TemporaryFolder()
    let commands = commands(of: plan, objectsIn: show ? "." : folder.path)
    if show {
      for command in commands.compile + [commands.link] { print(command.map(Self.quoted).joined(separator: " ")) }
      return
    }
    let failed = try Self.run(commands.compile)
    guard failed == 0 else { throw ToolError("\(failed) of \(commands.compile.count) files do not compile") }
    guard try Self.run([commands.link]) == 0 else { throw ToolError("\(project.file): does not link") }
  }

  private func commands(of plan: CompilePlan, objectsIn folder: String) -> (compile: [[String]], link: [String]) {
    func wrapper(_ name: String) -> String { compilers.map { "\($0)/\(name)" } ?? name }
    func isForLinker(_ option: String) -> Bool { ["-l", "-L", "-Wl,", "-static"].contains(where: option.hasPrefix) }
    var compile: [[String]] = []
    var objects: [String] = []
    for (number, unit) in plan.units.enumerated() {
      let name = ((unit.source as NSString).lastPathComponent as NSString).deletingPathExtension
      objects.append("\(folder)/\(number)-\(name).o")
      compile.append(
        [wrapper(unit.isC ? "iocp-cc" : "iocp-c++")] + unit.options + options.filter { !isForLinker($0) }
          + ["-c", unit.source, "-o", objects[number]])
    }
    let isC = plan.units.allSatisfy(\.isC)
    let link =
      [wrapper(isC ? "iocp-cc" : "iocp-c++")] + objects + options + plan.linkOptions + ["-o", output ?? plan.target]
    return (compile, link)
  }

  /// Runs the commands, as many at a time as there are processors. Returns how many failed.
  private static func run(_ commands: [[String]]) throws -> Int {
    for name in Set(commands.map { $0[0] }) where Tools.locate(name) == nil {
      throw ToolError("\(name): no such program (--compilers names its folder)")
    }
    let next = Atomic(0)
    let failed = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(commands.count, ProcessInfo.processInfo.activeProcessorCount)) {
      _ in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < commands.count else { return }
        if !succeeds(commands[number]) { failed.add(1, ordering: .relaxed) }
      }
    }
    return failed.load(ordering: .relaxed)
  }

  private static func succeeds(_ command: [String]) -> Bool {
    guard let executable = Tools.locate(command[0]) else { return false }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = Array(command.dropFirst())
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationReason == .exit && process.terminationStatus == 0
  }

  /// As a shell needs it.
  private static func quoted(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "-_./=+,:@%".contains($0) }
    return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
