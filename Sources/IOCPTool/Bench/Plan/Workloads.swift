// SPDX-License-Identifier: Apache-2.0

/// The table of workloads.
extension Workload {
  private static let streams = [
    "raw", "event", "bufferevent", "asio", "libuv", "io-uring", "nio", "nio-async", "wine", "ours", "ours-4",
    "ours-async",
  ]
  private static let datagrams = ["raw", "event", "asio", "libuv", "io-uring", "wine", "ours"]

  /// The one whose rate on raw epoll is the capacity that open loops take shares of.
  static let capacity = "tcp-64"

  static let all = echo + openLoop + queues + growth + others + once

  /// From the case where every message costs a wait of its own to those where waits hardly count.
  static let echo = [
    stream("tcp-1", "1 connection", Load(connections: 1)),
    Workload(
      id: "tcp-4", name: "4 connections", kind: .load(Load(connections: 4)), peers: ["raw", "ours", "ours-async"]),
    stream(capacity, "64 connections", Load(), beside: ["task-loop"]),
    stream("tcp-512", "512 connections", Load(connections: 512), beside: ["task-loop"]),
    stream("tcp-5000", "5,000 connections", Load(connections: 5000)),
    stream("tcp-64x16", "64 × 16 pipelined", Load(depth: 16)),
    stream("tcp-4k", "64 × 4 KiB", Load(bytes: 4096)),
    stream("tcp-64k", "16 × 64 KiB streaming", Load(connections: 16, depth: 4, bytes: 65536)),
    stream("churn", "connect, echo, close", Load(mode: .churn)),
    stream("half-idle", "64 busy, 10,000 idle", Load(idle: 10_000)),
    Workload(
      id: "udp", name: "datagrams, 16 sockets × 4", kind: .load(Load(mode: .datagrams, connections: 16, depth: 4)),
      peers: datagrams, isQuick: true, dependsOn: "overlapped datagrams"),
    Workload(
      id: "two-cores", name: "2 workers on 2 cores",
      kind: .load(Load(threads: 2, sharesProcessors: true)), peers: ["raw", "asio", "io-uring", "ours"], isQuick: true),
  ]

  static let openLoop = [0.5, 0.8].map { share in
    let percent = Int(share * 100)
    return Workload(
      id: "open-\(percent)", name: "\(percent) % of capacity", kind: .load(Load(shareOfCapacity: share)), peers: streams
    )
  }

  private static func stream(_ id: String, _ name: String, _ load: Load, beside others: [String] = []) -> Workload {
    Workload(id: id, name: name, kind: .load(load), peers: streams + others, isQuick: id != "half-idle")
  }

  static let queues = [
    queue("post-single", "post and dequeue, 1 thread", ["--mode", "single"], count: 10_000_000),
    queue("post-2x2", "2 producers, 2 consumers", many(2), count: 4_000_000),
    queue("post-4x4", "4 producers, 4 consumers", many(4), count: 4_000_000),
    queue("ping-pong", "ping-pong of 2 threads", ["--mode", "ping-pong"], count: 200_000),
    queue(
      "ping-pong-sockets", "ping-pong, sockets associated", ["--mode", "ping-pong"], count: 200_000,
      windowsOptions: ["--sockets"]),
  ]

  private static func many(_ threads: Int) -> [String] {
    ["--mode", "many", "--producers", String(threads), "--consumers", String(threads)]
  }

  private static func queue(
    _ id: String, _ name: String, _ options: [String], count: Int, windowsOptions: [String] = []
  )
    -> Workload
  {
    Workload(
      id: id, name: name,
      kind: .program(
        SelfTimed(
          program: "post-dequeue", options: options, windowsOptions: windowsOptions, count: ("--count", count),
          yardstick: "mutex-queue",
          figures: packets)),
      peers: ["c-queue", "wine", "ours"], isQuick: true)
  }

  private static let packets = [
    SelfTimed.Reading(figure: .rate, field: "packets_per_second"),
    SelfTimed.Reading(figure: .cpu, field: "cpu_seconds", divisor: "packets", scale: 1e6),
  ]
}
