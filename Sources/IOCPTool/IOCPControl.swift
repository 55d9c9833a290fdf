// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

@main
struct IOCPControl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iocpctl",
    abstract:
      "Runs the library under load, stress and chaos, measures it, and looks into programs that use it, or will.",
    subcommands: [
      Run.self, Stress.self, Chaos.self, ChaosMerge.self, Dump.self, Bench.self, BenchExact.self,
      Audit.self, Vcxproj.self,
    ])

  /// A wrong use of `audit` ends with 2, as everything does that keeps it from looking.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure, CommandLine.arguments.dropFirst().first == "audit" else {
        exit(withError: error)
      }
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      Foundation.exit(2)
    }
  }
}
