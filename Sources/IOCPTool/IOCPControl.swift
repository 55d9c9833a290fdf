// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct IOCPControl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iocpctl",
    abstract: "Runs the library under load and stress, and measures it.",
    subcommands: [Run.self, Stress.self, Bench.self, BenchExact.self])
}
