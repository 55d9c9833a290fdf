// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import IOCPTool

/// The table of workloads, peers and goals holds together, and everybody gets a turn.
@Suite struct PlanTests {
  @Test func `ids stand for one row each`() {
    #expect(Set(Workload.all.map(\.id)).count == Workload.all.count)
    #expect(Set(Peer.all.map(\.id)).count == Peer.all.count)
    #expect(Set(Goal.all.map(\.id)).count == Goal.all.count)
  }

  @Test func `workloads name peers that exist`() {
    let known = Set(Peer.all.map(\.id))
    for workload in Workload.all { #expect(known.isSuperset(of: workload.peers), "\(workload.id)") }
  }

  @Test func `each goal speaks of a workload in which both sides take part`() throws {
    for goal in Goal.all {
      let workload = try #require(Workload.all.first { $0.id == goal.workload }, "\(goal.id)")
      #expect(workload.peers.contains(goal.subject), "\(goal.id)")
      switch goal.measure {
      case .ratio(let peer, _), .inverseRatio(let peer, _): #expect(workload.peers.contains(peer), "\(goal.id)")
      case .growth(let smaller, _): #expect(Workload.all.contains { $0.id == smaller }, "\(goal.id)")
      case .value, .libraryMemory: break
      }
    }
  }

  @Test func `all peers run in every round, and none always comes first`() {
    let cells = Selection(workloads: ["churn"]).cells(.full)
    let turns = Schedule.turns(cells, rounds: 3)
    let peers = cells[0].peers
    #expect(turns.count == 3 * peers.count)
    for round in 0..<3 {
      let order = turns.filter { $0.round == round }.map(\.peer.id)
      #expect(Set(order) == Set(peers.map(\.id)))
      #expect(order.first == peers[round].id)
    }
  }

  @Test func `rates come when the capacity is known, and what is taken once comes last`() throws {
    let turns = Schedule.turns(Selection().cells(.full), rounds: 2)
    let lastClosed = try #require(
      turns.lastIndex { $0.workload.isTakenInRounds && !$0.workload.needsCapacity })
    let firstOpen = try #require(turns.firstIndex { $0.workload.needsCapacity })
    let lastOpen = try #require(turns.lastIndex { $0.workload.needsCapacity })
    let firstOnce = try #require(turns.firstIndex { !$0.workload.isTakenInRounds })
    #expect(lastClosed < firstOpen && lastOpen < firstOnce)
    #expect(turns[firstOnce...].allSatisfy { $0.round == 0 })
  }

  @Test func `a whole id stands for itself, a part of one for all that have it`() {
    #expect(Selection(workloads: ["tcp-64"]).cells(.full).map(\.workload.id) == ["tcp-64"])
    #expect(Selection(workloads: ["post"]).cells(.full).map(\.workload.id) == ["post-single", "post-2x2", "post-4x4"])
  }

  @Test func `ours runs beside whatever peer is named`() {
    let cells = Selection(workloads: ["tcp-1"], peers: ["libuv"]).cells(.full)
    #expect(cells[0].peers.map(\.id) == ["libuv", "ours"])
  }

  @Test func `words that name nothing are found`() {
    #expect(Selection(workloads: ["tcp", "nonsense"], peers: ["asio", "iis"]).unknown == ["nonsense", "iis"])
  }

  @Test func `a quick bench leaves out rows and peers, unless they are named`() {
    let quick = Selection().cells(.quick)
    #expect(!quick.contains { $0.workload.id == "half-idle" })
    #expect(!quick.contains { $0.peers.contains { $0.id == "wine" } })
    #expect(Selection(workloads: ["half-idle"]).cells(.quick).count == 1)
  }

  @Test func `all servers read into buffers of the same size`() {
    #expect(Load().serverBuffer == 4096)
    #expect(Load(bytes: 65536).command(.named("asio")) == ["asio", "--threads", "1", "--buffer", "65536"])
  }

  @Test func `Windows programs run in Wine, and the one in C gets no options of Windows`() throws {
    let row = try #require(Workload.all.first { $0.id == "ping-pong-sockets" })
    guard case .program(let program) = row.kind else { throw TestFailure() }
    let effort = Effort.Mode.full.effort
    let rounds = ["--mode", "ping-pong", "--count"]
    #expect(program.command(.named("ours"), effort) == ["post-dequeue"] + rounds + ["200000", "--sockets"])
    #expect(program.command(.named("wine"), effort) == ["wine", "post-dequeue.exe"] + rounds + ["2000", "--sockets"])
    #expect(program.command(.named("c-queue"), effort) == ["mutex-queue"] + rounds + ["200000"])
  }

  private struct TestFailure: Error {}
}
