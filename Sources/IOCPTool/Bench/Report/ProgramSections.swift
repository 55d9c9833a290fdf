// SPDX-License-Identifier: Apache-2.0

/// What programs found that measure themselves.
extension BenchReport {
  var programSections: [Section] { [queueSection, otherRatesSection, flatCostSection, timerSection] }

  private var queueSection: Section {
    Section(
      title: "Post and dequeue", table: rates(Workload.queues, heading: "packets/s"),
      remark: "The yardstick is a ring under a mutex, with a condition signalled when somebody waits. With sockets"
        + " associated, a waiter sleeps where it also learns of sockets; the ring has none.")
  }

  private var otherRatesSection: Section {
    Section(
      title: "Cancels and files", table: rates(Workload.others, heading: "per second"),
      remark:
        "Cancels: receives cancelled and their packets dequeued. File copy: bytes, from and to files in memory (tmpfs),"
        + " each copy compared with its source. TransmitFile: bytes over a connection within the process.")
  }

  /// A row for each yardstick, or one for ours alone.
  private func rates(_ workloads: [Workload], heading: String) -> TextTable {
    let ours = Peer.named("ours")
    let rows = present(workloads, .rate).flatMap { workload -> [[String]] in
      let own = spread(workload, ours, .rate).map { Int($0.median).grouped } ?? "–"
      let others = peers([workload], .rate).filter { $0.id != "ours" }
      if others.isEmpty { return [[workload.name, own, "–", "–", "–"]] }
      return others.map { other in
        [
          workload.name, own, other.name, spread(workload, other, .rate).map { Int($0.median).grouped } ?? "–",
          ratio(workload, other, .rate)?.text ?? "–",
        ]
      }
    }
    return TextTable(
      heading: ["what", "ours, \(heading)", "beside", heading, "ours / it"], rows: rows, textColumns: [0, 2])
  }

  private var flatCostSection: Section {
    let ours = Peer.named("ours")
    let rows = present(Workload.growth, .cpu).compactMap { workload in
      spread(workload, ours, .cpu).map { spread in
        [
          workload.name, (spread.median * 1000).fixed(0),
          "\((spread.minimum * 1000).fixed(0))–\((spread.maximum * 1000).fixed(0))",
        ]
      }
    }
    return Section(
      title: "CPU time of one operation, with many handles and packets",
      table: TextTable(heading: ["while there are", "ns", "min–max"], rows: rows),
      remark: "Handles: one pair of sockets echoes within the process. Packets: a post and a dequeue, oldest first.")
  }

  private var timerSection: Section {
    let workloads = present(Workload.others, .setAndCancel)
    let programs = peers(workloads, .setAndCancel)
    return Section(
      title: "Timers, in ns",
      table: TextTable(
        heading: ["while there are"] + programs.flatMap { ["\($0.name): set and cancel", "\($0.name): fire"] },
        rows: workloads.map { workload in
          [workload.name]
            + programs.flatMap { program in
              [Figure.setAndCancel, .fire].map { spread(workload, program, $0)?.median.fixed(0) ?? "–" }
            }
        }),
      remark: "Medians.")
  }
}
