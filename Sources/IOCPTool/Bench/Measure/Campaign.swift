// SPDX-License-Identifier: Apache-2.0

/// Takes all turns of a schedule. What can't be measured is noted with its reason, and the others go on.
struct Campaign {
  let bed: Bed
  let effort: Effort
  private(set) var measurements = Measurements()
  private(set) var missing: [Missing] = []
  private(set) var failures: [Missing] = []

  /// Cells that will not be tried again.
  private var givenUp: Set<[String]> = []

  init(bed: Bed, effort: Effort) {
    self.bed = bed
    self.effort = effort
  }

  mutating func run(_ cells: [(workload: Workload, peers: [Peer])]) {
    let turns = Schedule.turns(leaveOutUnbuilt(cells), rounds: effort.rounds)
    var progress = Progress(total: turns.count)
    for turn in turns {
      if givenUp.contains([turn.workload.id, turn.peer.id]) {
        progress.skip(1)
      } else {
        let round = turn.workload.isTakenInRounds ? "round \(turn.round + 1) of \(effort.rounds): " : ""
        progress.step("\(round)\(turn.workload.name), \(turn.peer.name)")
        take(turn)
      }
    }
    Terminal.endProgress()
  }

  /// One line for a peer that is not built, not one for each row.
  private mutating func leaveOutUnbuilt(_ cells: [(workload: Workload, peers: [Peer])])
    -> [(workload: Workload, peers: [Peer])]
  {
    let all = Peer.all.filter { peer in cells.contains { $0.peers.contains { $0.id == peer.id } } }
    let unbuilt = all.filter { !bed.isBuilt($0.program) }
    missing += unbuilt.map { Missing(what: $0.name, why: "not built: \($0.remedy)") }
    return cells.map { workload, peers in
      (workload, peers.filter { peer in !unbuilt.contains { $0.id == peer.id } })
    }
  }

  private mutating func take(_ turn: Turn) {
    let what = "\(turn.workload.name) (\(turn.peer.name))"
    do {
      let errors = try ErrorFile("errors.txt", in: bed.folder)
      do {
        try measure(turn, errors)
      } catch {
        throw Mishap(error, errors: errors, mayLack: turn.workload.dependsOn != nil)
      }
    } catch Mishap.unavailable(let why) {
      giveUp(turn)
      missing.append(Missing(what: what, why: why))
    } catch Mishap.failed(let why) {
      giveUp(turn)
      failures.append(Missing(what: what, why: why))
    } catch {
      giveUp(turn)
      failures.append(Missing(what: what, why: "\(error)"))
    }
  }

  private mutating func giveUp(_ turn: Turn) {
    givenUp.insert([turn.workload.id, turn.peer.id])
    measurements.remove(turn.workload.id, turn.peer.id)
  }

  private mutating func measure(_ turn: Turn, _ errors: ErrorFile) throws {
    let (workload, peer) = (turn.workload, turn.peer)
    switch workload.kind {
    case .load(let load):
      try require(load.command(peer))
      let rate = try load.shareOfCapacity.map { try $0 * capacity() }
      let values = try LoadRun(bed: bed, effort: effort).measure(peer, load, rate: rate, errors: errors)
      measurements.add(workload.id, peer.id, values)
    case .program(let program):
      try require(program.command(peer, effort))
      let values = try ProgramRun(bed: bed, effort: effort).measure(peer, program, errors: errors)
      measurements.add(workload.id, peer.id, values)
    case .idleMemory:
      let values = try IdleMemory(bed: bed, effort: effort).measure(peer, errors: errors)
      measurements.add(workload.id, peer.id, values)
    case .instructions:
      let count = try InstructionCount(bed: bed, effort: effort).measure(peer, errors: "errors.txt")
      measurements.add(workload.id, peer.id, [.instructions: count])
    case .systemCalls:
      let count = try SystemCallCount(bed: bed, effort: effort).measure(peer, errors: "errors.txt")
      measurements.add(workload.id, peer.id, [.systemCalls: count.perMessage], note: count.calls)
    }
  }

  /// A row may need another program than the peer's usual one.
  private func require(_ command: [String]) throws {
    guard bed.isBuilt(command[0]) else { throw Unavailable("\(command[0]) is not built: run sh bench/build.sh") }
  }

  /// What raw epoll answers when every message waits for the last one: measured in this bench, if need be only now.
  private mutating func capacity() throws -> Double {
    if let known = measurements.spread(Workload.capacity, "raw", .rate) { return known.median }
    guard let workload = Workload.all.first(where: { $0.id == Workload.capacity }), let load = workload.load else {
      preconditionFailure("there is no workload that shows the capacity")
    }
    let errors = try ErrorFile("capacity.txt", in: bed.folder)
    let values = try LoadRun(bed: bed, effort: effort).measure(.named("raw"), load, rate: nil, errors: errors)
    measurements.add(workload.id, "raw", values)
    return try capacity()
  }
}
