// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct IOCPControl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iocpctl",
    abstract: "Runs the library under load, stress and chaos, measures it, and looks into programs that use it.",
    subcommands: [
      Run.self, Stress.self, Chaos.self, ChaosMerge.self, Dump.self, Bench.self, BenchExact.self, Vcxproj.self,
    ])
}
