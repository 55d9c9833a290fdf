// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import TestSupport
import Testing

/// Random walks through a port's decisions. After each step: packets left in order, none
/// lost, none twice; no decision let more threads run than the limit; at most one leader;
/// and no packet lies there while a thread that may run sleeps.
private struct Walk: ~Copyable {
  enum Place: Equatable {
    case outside, parked, leading
    /// Took packets and has not come back; or took them and blocks elsewhere.
    case running, blocked
    case gone
  }

  private var port: PortLifecycle
  private let threads: [Stable<Waiter>]
  private var places: [Place]
  private var random: Randomness
  private var posted: UInt = 0
  private var taken: UInt = 0
  private var backstopLeads = false
  private(set) var mistake: String?

  init(seed: UInt64, limit: Int32, threads count: Int) {
    port = PortLifecycle(limit: limit)
    threads = (0..<count).map { _ in Stable(Waiter()) }
    places = .init(repeating: .outside, count: count)
    random = Randomness(seed: seed)
  }

  deinit { for thread in threads { thread.destroy() } }

  mutating func run(steps: Int) {
    for number in 0..<steps where mistake == nil {
      let runningBefore = port.running
      let move = step()
      if mistake == nil { check(runningBefore, move) }
      if let text = mistake { mistake = "step \(number), \(move): \(text)" }
    }
    if mistake == nil { end() }
  }

  private mutating func step() -> String {
    let number = Int.random(in: 0..<threads.count, using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1, 2:
      posted += 1
      perform(port.push(Packet(token: posted)))
      return "post"
    case 3:
      if places[number] == .parked, threads[number].value.outcome == .waiting {
        if port.stopWaiting(threads[number]) { places[number] = .outside }
        return "time is up for \(number)"
      }
    case 4:
      if places[number] == .running {
        places[number] = .blocked
        perform(port.stopRunning(threads[number]))
        return "\(number) blocks"
      }
      if places[number] == .blocked {
        port.resumeRunning(threads[number])
        places[number] = .running
        return "\(number) resumes"
      }
    case 5:
      if backstopLeads {
        if Bool.random(using: &random) { pushFromBase() }
        backstopLeads = false
        perform(port.backstopReturns())
        return "the backstop returns"
      }
      switch port.backstopEnters() {
      case .nothingToDo: break
      case .wake(let wake): perform(wake)
      case .poll: backstopLeads = true
      }
      return "the backstop comes"
    default:
      return move(number)
    }
    return "nothing"
  }

  /// A thread does what comes next for it.
  private mutating func move(_ number: Int) -> String {
    let thread = threads[number]
    switch places[number] {
    case .outside, .running:
      if port.startsAtOnce(thread) {
        take(port.queue.removeFirst())
        places[number] = .running
        return "\(number) takes"
      }
      let isPoll = Int.random(in: 0..<4, using: &random) == 0
      let entry = port.enter(thread, isPoll: isPoll)
      places[number] =
        switch entry {
        case .lead, .pollThenTake: .leading
        case .park: .parked
        case .timedOut: .outside
        case .abandoned: .gone
        }
      return "\(number) enters: \(entry)"
    case .parked:
      switch thread.value.outcome {
      case .waiting: return "\(number) sleeps"
      case .packet:
        places[number] = .running
        return "\(number) wakes with a packet"
      case .lead:
        places[number] = .leading
        return "\(number) wakes to lead"
      case .abandoned:
        places[number] = .gone
        return "\(number) wakes abandoned"
      }
    case .leading:
      for _ in 0..<Int.random(in: 0...2, using: &random) { pushFromBase() }
      switch port.leaderReturns(thread, timeIsUp: Int.random(in: 0..<4, using: &random) == 0) {
      case .take(let packet, let next):
        take(packet)
        places[number] = .running
        perform(next)
      case .leadOn: break
      case .timedOut(let next):
        places[number] = .outside
        perform(next)
      case .abandoned(let next):
        places[number] = .gone
        perform(next)
      }
      return "the leader \(number) looks"
    case .blocked, .gone: return "nothing"
    }
  }

  private mutating func pushFromBase() {
    // The shell drops packets of a closed port.
    if port.isClosed { return }
    posted += 1
    perform(port.pushFromBase(Packet(token: posted)))
  }

  private mutating func perform(_ wake: PortLifecycle.Wake) {
    // A packet is the thread's from the moment of the decision.
    if case .thread(let thread) = wake, thread.value.outcome == .packet { take(thread.value.packet) }
  }

  private mutating func take(_ packet: Packet) {
    taken += 1
    if packet.token != taken { mistake = "packet \(packet.token) instead of \(taken)" }
  }

  private mutating func check(_ runningBefore: Int32, _ move: String) {
    if posted - taken != UInt(port.queue.count) { mistake = "packets lost or doubled" }
    let runs = threads.filter { $0.value.isRunning }.count
    if Int(port.running) != runs { mistake = "counts \(port.running) running threads, there are \(runs)" }
    if !move.hasSuffix("resumes"), port.running > max(port.limit, runningBefore) {
      mistake = "let \(port.running) threads run"
    }
    let leaders = zip(threads, places).filter { thread, place in
      place == .leading || place == .parked && thread.value.outcome == .lead
    }.count
    if leaders + (backstopLeads ? 1 : 0) != (port.leadership == .none ? 0 : 1) {
      mistake = "\(leaders) leaders, leadership \(port.leadership)"
    }
    let promised: Int32 = port.leadership == .interrupted || port.leadership == .working ? 1 : 0
    if port.queue.count > Int(promised), port.running + promised < port.limit,
      port.leadership == .asleep || !port.parked.isEmpty
    {
      mistake = "a packet lies there, and a thread that may run sleeps"
    }
  }

  /// The port is closed; everybody must get out, in any order.
  private mutating func end() {
    _ = port.close()
    taken = posted
    var moves = 0
    while zip(threads, places).contains(where: { $1 != .gone && $1 != .outside && $1 != .running && $1 != .blocked }) {
      let number = Int.random(in: 0..<threads.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: _ = port.abandonOne()
      case 1 where places[number] == .running:
        if port.stopRunning(threads[number]) != .nobody { mistake = "somebody was woken to run on a closed port" }
        places[number] = .blocked
      default: if places[number] == .parked || places[number] == .leading { _ = move(number) }
      }
      moves += 1
      if moves > 10_000 {
        mistake = "somebody stays behind after the close"
        return
      }
    }
  }
}

struct PortLifecycleWalkTests {
  @Test(arguments: [1, 2, 3] as [Int32], 1...5)
  func `a random walk loses no packet, lets nobody oversleep, keeps the limit`(_ limit: Int32, _ threads: Int) {
    for seed in 0..<100 as Range<UInt64> {
      var walk = Walk(seed: seed << 8 | UInt64(limit) << 4 | UInt64(threads), limit: limit, threads: threads)
      walk.run(steps: 300)
      if let mistake = walk.mistake {
        Issue.record("seed \(seed), limit \(limit), \(threads) threads: \(mistake)")
        return
      }
    }
  }
}
