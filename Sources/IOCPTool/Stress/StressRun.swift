// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One mode, from the start of the program to its end.
struct StressRun {
  let program: String
  let mode: StressMode
  let seconds: Double
  let threads: Int
  let handles: Int
  let seed: UInt64
  let plant: String?
  let descriptors: Int

  /// How much longer than it was told to a program may take, to bring everything to its end.
  static let patienceSeconds = 90.0

  func play() -> StressOutcome {
    var outcome = StressOutcome(mode: mode)
    let began = Date()
    do {
      try play(&outcome)
    } catch let unavailable as Unavailable {
      outcome.absence = unavailable.description
    } catch {
      outcome.failures.append("\(error)")
    }
    outcome.seconds = Date().timeIntervalSince(began)
    return outcome
  }

  private func play(_ outcome: inout StressOutcome) throws {
    let link = mode == .link ? try NetworkLink() : nil
    var options = [
      "--mode", mode.program, "--seconds", String(seconds), "--threads", String(threads), "--handles", String(handles),
      "--seed", String(seed),
    ]
    if let plant { options += ["--plant", plant] }
    if let link { options += ["--address", link.address] }
    let child = try Child("stress", wrapper(link) + [program] + options)
    if mode == .peers || mode == .link {
      let port = try child.hear("listening")
      let peers = try Peers(
        program: program, server: port.dropFirst("listening ".count).description, link: link, handles: handles / 4,
        seed: seed)
      try peers.suffer(for: seconds)
      outcome.failures += peers.failures
      outcome.remarks.append(peers.report)
    }
    try listen(to: child, &outcome)
    if let link { outcome.remarks.append("the link went down \(link.interruptions) times") }
  }

  private func wrapper(_ link: NetworkLink?) -> [String] {
    if let link { return link.inside(.server) }
    // The shell's limit is inherited, and the program is the same process.
    return mode == .exhaustion ? ["sh", "-c", "ulimit -n \(descriptors) && exec \"$0\" \"$@\""] : []
  }

  private func listen(to child: Child, _ outcome: inout StressOutcome) throws {
    var said: [String] = []
    let verdict = try child.hear("verdict", within: seconds + Self.patienceSeconds) { line in said.append(line) }
    Terminal.endProgress()
    outcome.read(verdict: verdict)
    outcome.failures += said.filter { $0.hasPrefix("failure: ") }.map { String($0.dropFirst("failure: ".count)) }
    outcome.remarks += said.filter { $0.hasPrefix("rate ") }
    _ = try child.hear("ended")
    if mode != .link {
      let left = try Machine.descriptors(of: child.processIdentifier)
      outcome.descriptorsLeft = left
      if left > StressOutcome.descriptorsOfAnIdleProgram {
        outcome.failures.append("\(left) descriptors were left open")
      }
    }
    try child.say("go")
    let status = try child.waitForExit()
    if status != 0 && outcome.failures.isEmpty { outcome.failures.append(child.condition) }
  }
}
