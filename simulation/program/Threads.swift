// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import SimulatedKernel

/// What the program's threads do, and how it comes to its end.
extension Program {
  /// One of the program's threads: random calls, until enough were made.
  func work() {
    let me = Int(sim_thread())
    var actions = style.actions / style.threads + 10
    while actions > 0 {
      actions -= 1
      act()
    }
    note("has done enough", 0, 0, 0)
    model.threads[me]!.hasEnded = true
  }

  private func act() {
    if sim_chance(style.dequeues) { return dequeueSome() }
    let stream = streams.randomElement(using: &Program.dice)
    switch sim_random(1000) {
    case 0..<300: if let stream { receive(stream) }
    case 300..<540: if let stream { send(stream) }
    case 540..<640: post(anyPort())
    case 640..<700: if let stream { cancel(stream) }
    case 700..<(700 + style.ends): if let stream { close(stream) }
    case 760..<820: if streams.count < style.mostStreams { connect() }
    case 820..<840: if streams.count < style.mostStreams { listen() }
    case 840..<870: if let stream { associate(stream) }
    case 870..<885: if let stream { shutDown(stream) }
    case 885..<(885 + style.sleeps): sleepElsewhere()
    case 925..<935: sim_compute(Int64(sim_random(3_000_000)))
    case 935..<960: tryStaleHandle()
    case 962..<970: if let stream { receiveBlocking(stream) }
    case 960..<962: if style.closesPorts { closePort(anyPort()) }
    default: dequeueSome()
    }
  }

  private func dequeueSome() {
    let index = anyPort()
    let patience: Patience =
      switch (style.patience, sim_random(4)) {
      case (0, _), (1, 0...2): .unlimited
      case (_, 0): .none
      case (_, 1): .unlimited
      default: Patience(nanoseconds: Int64(sim_random(8_000_000)))
      }
    if dequeue(index, patience), sim_chance(250), !ports[index].model.isClosing { dequeueMore(index) }
  }

  /// Blocks in something that the engine does not see, or does.
  private func sleepElsewhere() {
    sim_step()
    // Briefly; until about when the backstop or somebody else looks up; or for so long that others need its place.
    let time: Int64 =
      switch sim_random(10) {
      case 0: 400_000_000 + Int64(sim_random(200_000_000))
      case 1...5: sim_until_next() + Int64(sim_random(10)) * 4_000_000 + Int64(sim_random(4000))
      default: Int64(sim_random(12_000_000))
      }
    note("sleeps elsewhere, for %ld ns", Int(time), 0, 0)
    if sim_chance(500) { return sim_sleep(time) }
    // Its place is another one's from here on.
    model.threads[Int(sim_thread())]!.runsFor = nil
    Blocking.whileAsleep { sim_sleep(time) }
  }

  // MARK: The thread that begins and ends it all

  func conduct() {
    let me = Int(sim_thread())
    model.threads[me] = Model.Thread()
    // So that slots are used again, and closed handles lead to what is open now.
    if sim_chance(400) { wearOutHandles() }
    for number in 0..<style.threads { startThread(number) }
    var phase = 0
    while model.threads.contains(where: { $0 != me && !$1.hasEnded }) {
      sim_wait_idle()
      look()
      model.checkCalm()
      phase += 1
      if phase > 2000 { model.fail("the program does not come to an end") }
      sim_peers_wake()
      if phase % 4 == 1 { sim_peers_come(Int32(sim_random(4))) }
      for (index, port) in ports.enumerated() where !port.model.isClosing {
        let waiting = model.threads.values.count { $0.waitsOn === port.model }
        if waiting > 0 { for _ in 0..<1 + sim_random(UInt32(waiting)) { post(index) } }
      }
    }
    end()
  }

  private func wearOutHandles() {
    for _ in 0..<70 {
      guard let handle = try? Socket.create(family: 2, type: 1, protocolNumber: 0) else { continue }
      try? Socket.close(handle)
      staleHandles.append(handle)
    }
  }

  private func startThread(_ number: Int) {
    let thread = fiberCount()
    model.threads[thread] = Model.Thread()
    sim_spawn("thread \(number)", { _ in Program.now.work() }, nil)
  }

  private func end() {
    isEnding = true
    note("the end begins", 0, 0, 0)
    sim_faults_end()
    sim_peers_finish()
    for _ in 0..<3 {
      sim_wait_idle()
      look()
      model.checkCalm()
      drain()
    }
    repeat {
      while let stream = streams.last {
        if sim_chance(500) { cancel(stream) }
        close(stream)
      }
      sim_wait_idle()
      look()
      // Connections that were accepted meanwhile.
      drain()
    } while !streams.isEmpty
    checkRest()
    for record in records where record.model.wasTold && record.model.packets == 0 { record.end(model) }
    model.checkEnd()
    for record in records { record.checkUntouched(model) }
    for index in ports.indices { closePort(index) }
    for descriptor in orphans { SystemCalls.close(descriptor) }
    sim_wait_idle()
    for record in records { record.checkUntouched(model) }
    model.expect(sim_open_sockets() == 0, "P3: \(sim_open_sockets()) descriptors were left open")
  }

  /// P10: with nothing pending, no thread of the engine wakes up any more.
  private func checkRest() {
    sim_sleep(200_000_000)
    let before = sim_base_runs(0)
    sim_sleep(1_000_000_000)
    let rounds = sim_base_runs(0) - before
    model.expect(rounds < 4, "P10: nothing is pending, and the backstop looked \(rounds) times")
  }

  /// Results that come without a packet.
  private func look() {
    for record in records {
      record.look(model)
      if record.hasNoPort, record.model.isAccepted { finish(record) }
    }
  }

  private func drain() {
    for index in ports.indices where !ports[index].model.isClosing {
      while dequeue(index, .milliseconds(20)) {}
    }
    model.threads[Int(sim_thread())]!.runsFor = nil
  }
}

/// The number that the next thread will have.
private func fiberCount() -> Int { Int(sim_thread_count()) }
