// SPDX-License-Identifier: Apache-2.0

/// What is measured once: it hardly scatters.
extension BenchReport {
  var onceSections: [Section] { [memorySection, instructionSection, systemCallSection] }

  private func rows(_ id: String, _ figure: Figure, _ cells: (Peer, Double) -> [String]) -> [[String]] {
    guard let workload = Workload.once.first(where: { $0.id == id }) else { return [] }
    return peers([workload], figure).compactMap { peer in
      spread(workload, peer, figure).map { [peer.name] + cells(peer, $0.median) }
    }
  }

  private var memorySection: Section {
    let table = rows("idle-memory", .memory) { peer, bytes in
      let own = measurements.spread("idle-memory", peer.id, .ownMemory)?.median
      return [Int(bytes).grouped, own.map { Int($0).grouped } ?? "–", own.map { Int(bytes - $0).grouped } ?? "–"]
    }
    return Section(
      title: "Memory per idle connection",
      table: TextTable(heading: ["server", "bytes", "of which the program's own", "the library's"], rows: table),
      remark: "Growth of the resident anonymous memory with \(effort.idleConnections.grouped) connections, each with a"
        + " receive pending into a buffer of 64 bytes; without the kernel's socket buffers. Only our example says"
        + " what it allocates itself.")
  }

  private var instructionSection: Section {
    Section(
      title: "Instructions per message",
      table: TextTable(
        heading: ["server", "instructions"],
        rows: rows("instructions", .instructions) { _, count in [Int(count.rounded()).grouped] }),
      remark:
        "In user space, \(InstructionCount.connections) connections, counted by callgrind as the difference of two"
        + " runs. The goal is 500, and 350 is what we would like to reach.")
  }

  private var systemCallSection: Section {
    let table = rows("system-calls", .systemCalls) { peer, count in
      [count.fixed(2), measurements.cell("system-calls", peer.id)?.note ?? ""]
    }
    return Section(
      title: "System calls per message",
      table: TextTable(heading: ["server", "calls", "of which"], rows: table, textColumns: [0, 2]),
      remark: "\(SystemCallCount.connections) connections, counted by strace over all threads as the difference of two"
        + " runs, server and client on one processor. Under strace all is slower than it is.")
  }
}
