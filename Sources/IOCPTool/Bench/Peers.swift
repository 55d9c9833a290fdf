// SPDX-License-Identifier: Apache-2.0

/// The servers that are compared, and the client that loads them.
struct Peers {
  let raw: String
  let server: String
  let client: String
  let pinning: Pinning

  /// One way to start a server.
  struct Start {
    let name: String
    let path: String
    var options: [String] = []
  }

  var yardstick: Start { Start(name: "raw epoll", path: raw) }
  var oneWorker: Start { worker(1) }

  /// With one worker the cost of a packet shows; with four on one processor, what threads cost each other.
  var measured: [Start] { [oneWorker, worker(4)] }

  private func worker(_ count: Int) -> Start {
    Start(
      name: count == 1 ? "1 worker" : "\(count) workers", path: server, options: ["--threads", String(count)])
  }
}
