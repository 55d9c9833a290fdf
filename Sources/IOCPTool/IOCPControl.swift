// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct IOCPControl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iocpctl",
    abstract: "Runs the example echo server under load, and measures the library.",
    subcommands: [Run.self, Bench.self, BenchExact.self, Chaos.self, ChaosMerge.self])
}
