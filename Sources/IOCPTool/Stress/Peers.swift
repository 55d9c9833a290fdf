// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Clients in processes of their own. They are killed in the middle of a word, stopped so that nothing is read, and let
/// go on; or their link goes down.
final class Peers {
  private var children: [Child] = []
  private let start: (Int) throws -> Child
  private let link: NetworkLink?
  private var random: SplitMix
  private var started = 0
  private var killed = 0
  private var stopped = 0
  private(set) var failures: [String] = []

  static let count = 3

  init(program: String, server port: String, link: NetworkLink?, handles: Int, seed: UInt64) throws {
    self.link = link
    random = SplitMix(state: seed)
    let address = link?.address ?? "127.0.0.1"
    let wrapper = link?.inside(.clients) ?? []
    start = { number in
      // Longer than any run: it ends when the server does not answer any more.
      let options = [
        "--mode", "peer", "--address", address, "--port", port, "--handles", String(max(2, handles)), "--seconds",
        "3600", "--seed", String(seed &+ UInt64(number)),
      ]
      let child = try Child("peer", wrapper + [program] + options)
      _ = try child.hear("talking")
      return child
    }
    for _ in 0..<Self.count { try startOne() }
  }

  deinit { for child in children { child.kill() } }

  var report: String { "\(started) clients, \(killed) killed, \(stopped) stopped for a while" }

  private func startOne() throws {
    started += 1
    children.append(try start(started))
  }

  /// Does to them what may happen to a client, for so long.
  func suffer(for seconds: Double) throws {
    let deadline = Date().addingTimeInterval(seconds - 0.5)
    while Date() < deadline {
      Thread.sleep(forTimeInterval: Double(random.next(below: 300) + 50) / 1000)
      let victim = random.next(below: children.count)
      let child = children[victim]
      guard child.isRunning else {
        failures.append("a client ended by itself: \(child.condition)")
        children.remove(at: victim)
        try startOne()
        continue
      }
      if let link {
        try link.interrupt(forSeconds: Double(random.next(below: 400) + 50) / 1000)
      } else if random.next(below: 2) == 0 {
        child.kill()
        killed += 1
        children.remove(at: victim)
        try startOne()
      } else {
        stopped += 1
        _ = kill(child.processIdentifier, SIGSTOP)
        Thread.sleep(forTimeInterval: Double(random.next(below: 400) + 50) / 1000)
        _ = kill(child.processIdentifier, SIGCONT)
      }
    }
  }
}

/// Random numbers that are a function of the seed.
struct SplitMix {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var x = state
    x = (x ^ x >> 30) &* 0xbf58_476d_1ce4_e5b9
    x = (x ^ x >> 27) &* 0x94d0_49bb_1331_11eb
    return Int((x ^ x >> 31) >> 33) % limit
  }
}
