// SPDX-License-Identifier: Apache-2.0

/// The part of the table that shows how costs grow, and what has no other side to talk to.
extension Workload {
  /// What an operation costs while more and more handles are open, or more and more packets lie in the queue.
  static let growth =
    [1000, 10_000, 100_000].map { handles($0, of: "handles", "--idle", "open handles") }
    + [1, 1000, 1_000_000].map { handles($0, of: "queued", "--queued", "queued packets") }

  private static func handles(_ number: Int, of id: String, _ option: String, _ name: String) -> Workload {
    Workload(
      id: "\(id)-\(number)", name: "\(number.grouped) \(number == 1 ? String(name.dropLast()) : name)",
      kind: .program(
        SelfTimed(
          program: "handles", options: [option, String(number)],
          figures: [.init(figure: .cpu, field: "cpu_nanoseconds_per_operation", scale: 1e-3)])),
      peers: ["ours"])
  }

  static let others =
    [1, 1000, 100_000].map { pending in
      Workload(
        id: "timers-\(pending)", name: "\(pending.grouped) \(pending == 1 ? "timer" : "timers") pending",
        kind: .program(
          SelfTimed(
            program: "timers", options: ["--pending", String(pending)], count: ("--count", 200_000),
            figures: [
              .init(figure: .setAndCancel, field: "nanoseconds_per_set_cancel"),
              .init(figure: .fire, field: "nanoseconds_per_fire"),
            ])),
        // In Wine, so many take minutes to set up.
        peers: pending > 1000 ? ["ours"] : ["wine", "ours"], dependsOn: "timers")
    } + [
      Workload(
        id: "cancel-drain", name: "cancel 1,000 receives and drain",
        kind: .program(
          SelfTimed(
            program: "cancel-drain", options: ["--handles", "1000", "--seconds", "1"],
            figures: [
              .init(figure: .rate, field: "cancels_per_second"),
              .init(figure: .cpu, field: "cpu_seconds", divisor: "cancels", scale: 1e6),
            ])),
        peers: ["wine", "ours"]),
      Workload(
        id: "file-copy", name: "file copy, 8 × 64 KiB outstanding",
        kind: .program(
          SelfTimed(
            program: "file-copy", options: ["--piece", "65536", "--outstanding", "8"], yardstick: "pool-copy",
            file: .copy,
            figures: [
              .init(figure: .rate, field: "bytes_per_second"),
              .init(figure: .cpu, field: "cpu_seconds", divisor: "bytes", scale: 1e6 * 65536),
            ])),
        peers: ["c-pool", "wine", "ours"], dependsOn: "overlapped files"),
      Workload(
        id: "transmit-file", name: "TransmitFile of 64 MiB, 8 in a row",
        kind: .program(
          SelfTimed(
            program: "transmit-file", options: ["--times", "8"], yardstick: "send-file",
            file: .source(bytes: 1 << 26),
            figures: [
              .init(figure: .rate, field: "bytes_per_second"),
              .init(figure: .cpu, field: "cpu_seconds", divisor: "bytes", scale: 1e6 * 65536),
            ])),
        peers: ["c-sendfile", "wine", "ours"]),
    ]

  private static let counted = [
    "raw", "event", "bufferevent", "asio", "libuv", "io-uring", "nio", "nio-async", "ours", "ours-async",
  ]

  static let once = [
    Workload(
      id: "idle-memory", name: "memory per idle connection", kind: .idleMemory, peers: counted + ["wine"],
      isQuick: true),
    Workload(id: "instructions", name: "instructions per message", kind: .instructions, peers: counted),
    Workload(id: "system-calls", name: "system calls per message", kind: .systemCalls, peers: counted),
  ]
}
