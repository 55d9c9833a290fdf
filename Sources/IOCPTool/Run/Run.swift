// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// The accounting job: load on many connections, half of them cancelled in the middle of it, and at the end every
/// operation, byte and descriptor has to be found again.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Loads the echo server, cancels half of its connections and checks that nothing is lost.")

  @Option(help: "The echo server, built from compat/examples/echo.c.")
  var server = ".build/bench/echo"

  @Option(help: "The load client, built from bench/load.")
  var client = ".build/bench/load"

  @Option(help: "Connections open at the same time.")
  var connections = 1000

  @Option(help: "How long the load lasts.")
  var seconds = 5.0

  @Option(help: "Length of a message.")
  var bytes = 64

  @Flag(help: "Print the outcome as one JSON object.")
  var json = false

  func validate() throws {
    guard connections > 1, bytes > 0, seconds >= 1 else {
      throw ValidationError("at least 2 connections, 1 byte and 1 second are needed")
    }
  }

  func run() throws {
    try DrivenProgram.require(server, compiler: "iocp-cc", sources: "echo", option: "server", target: "make run")
    try DrivenProgram.require(client, compiler: "cc", sources: "load", option: "client", target: "make run")
    guard Machine.raiseDescriptorLimit() >= connections + 128 else {
      throw ToolError("too few descriptors are allowed here for \(connections) connections (see ulimit -n)")
    }
    let outcome = try play()
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      let verdict = Verdict(passed: outcome.failures.isEmpty, failures: outcome.failures, outcome: outcome)
      print(String(decoding: try encoder.encode(verdict), as: UTF8.self))
    } else {
      print(outcome.text)
    }
    if !outcome.failures.isEmpty { throw ExitCode.failure }
  }

  private struct Verdict: Encodable {
    let passed: Bool
    let failures: [String]
    let outcome: Outcome
  }

  private func play() throws -> Outcome {
    let server = try Server(server)
    // One connection comes and goes first: what the library opens once, when it is first needed, is not left open.
    _ = try Client(client, port: server.port, options: ["--messages", "1"]).report(within: 60)
    let acceptedBefore = try server.waitUntilEmpty()["accepted"]
    let descriptorsBefore = try Machine.descriptors(of: server.processIdentifier)
    let load = try Client(
      client, port: server.port,
      options: [
        "--connections", String(connections), "--bytes", String(bytes), "--seconds", String(seconds), "--progress",
      ])

    _ = try load.child.hear("measuring", within: 60)
    Thread.sleep(forTimeInterval: seconds / 2)
    // The client has to know before the first connection is closed, so we wait for its answer.
    try load.child.say("expect-closes")
    _ = try load.child.hear("expecting")
    try server.child.say("cancel half")
    let requested = try Counters(try server.child.hear("cancelled"))["requested"]
    try server.child.say("drained")
    let aborted = try Counters(try server.child.hear("drained"))["aborted"]

    let report = try load.report(within: seconds + 60)
    let counters = try server.waitUntilEmpty()
    let descriptorsAfter = try Machine.descriptors(of: server.processIdentifier)
    try server.child.say("stop")
    let verdict = Counters(try server.child.hear("verdict"))
    let status = try server.child.waitForExit()
    return Outcome(
      load: report, accepted: try counters["accepted"] - acceptedBefore, cancelsRequested: requested,
      cancelsAborted: aborted,
      operations: try verdict["operations"], completed: try verdict["completed"], aborted: try verdict["aborted"],
      lost: try verdict["lost"], descriptorsBefore: descriptorsBefore, descriptorsAfter: descriptorsAfter,
      serverStatus: Int(status))
  }
}
