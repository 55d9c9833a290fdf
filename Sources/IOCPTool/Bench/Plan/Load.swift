// SPDX-License-Identifier: Apache-2.0

/// How the load client treats a server.
struct Load: Sendable {
  enum Mode: Sendable { case echo, churn, datagrams }

  var mode = Mode.echo
  var connections = 64
  /// Messages in flight on each connection.
  var depth = 1
  var bytes = 64
  /// Connections that are open and silent.
  var idle = 0
  /// Nil leaves it to the peer.
  var threads: Int?
  /// Server and client share all processors, for servers with more than one thread at work.
  var sharesProcessors = false
  /// Of what raw epoll can answer: messages come at this rate, whether the last one was answered or not.
  var shareOfCapacity: Double?

  /// The same for every server, so that nobody reads more at once than the others.
  var serverBuffer: Int { max(4096, bytes) }

  /// A smaller load of the same kind, for a trial.
  func limited(to effort: Effort) -> Load {
    var smaller = self
    smaller.connections = min(connections, effort.connectionLimit)
    smaller.idle = min(idle, effort.idleConnections)
    return smaller
  }

  /// Enough messages first for caches, branch predictors and socket buffers to have settled.
  func clientOptions(_ effort: Effort, rate: Double?) -> [String] {
    let warmup = max(2, effort.warmupMessages / (connections * (mode == .churn ? 10 : 1)))
    var options = [
      "--connections", String(connections), "--depth", String(depth), "--bytes", String(bytes),
      "--warmup-messages", String(warmup), "--seconds", String(effort.windowSeconds),
    ]
    switch mode {
    case .echo: break
    case .churn: options += ["--mode", "churn"]
    case .datagrams: options += ["--udp"]
    }
    if idle > 0 { options += ["--idle", String(idle)] }
    if let rate { options += ["--rate", String(rate.rounded())] }
    return options
  }

  /// The program of a peer that answers this load, and its options.
  func command(_ peer: Peer) -> [String] {
    let options = ["--threads", String(threads ?? peer.threads), "--buffer", String(serverBuffer)]
    guard mode == .datagrams else { return [peer.program] + options }
    switch peer.id {
    case "ours": return ["udp-echo"] + options
    case "wine": return [peer.program, "udp-echo.exe"] + options
    default: return [peer.program] + options + ["--udp", "1"]
    }
  }
}
