// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct IOCPControl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iocpctl",
    abstract: "Runs the example echo server under load, measures the library, and looks into programs that use it.",
    subcommands: [Run.self, Bench.self, BenchExact.self, Dump.self])
}
