// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Glibc
import SimulatedKernel

/// simulate SEED [RUNS] [STEPS] [MUTANT] [trace]: runs random programs from this seed on, each in a process of
/// its own, until both numbers are reached; stops at the first failure.
@main
struct Main {
  static func main() {
    let arguments = CommandLine.arguments
    func number(_ index: Int, _ otherwise: UInt64) -> UInt64 {
      arguments.count > index ? UInt64(arguments[index]) ?? otherwise : otherwise
    }
    let first = number(1, 1), runs = number(2, 1), steps = number(3, 0)
    sim_mutant = Int32(truncatingIfNeeded: Int64(arguments.count > 4 ? arguments[4] : "-1") ?? -1)
    let traces = arguments.contains("trace")
    let shared = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)!
    let result = shared.assumingMemoryBound(to: sim_result.self)
    var total = Totals()
    var seed = first
    while total.runs < runs || total.steps < steps {
      let status = run(seed, result, traces)
      total.add(result.pointee)
      if status != 0 {
        print("FAILED: seed \(seed), after \(total.runs) runs (\(describe(status)))")
        exit(1)
      }
      seed += 1
    }
    total.report(first)
  }

  /// One run in a child; answers wait(2)'s status.
  static func run(_ seed: UInt64, _ result: UnsafeMutablePointer<sim_result>, _ traces: Bool) -> Int32 {
    fflush(stdout)
    let child = fork()
    if child == 0 {
      alarm(20)
      sim_begin(seed, result, traces)
      start()
      sim_run()
      result.pointee.operations = UInt64(Program.now.records.count)
      result.pointee.packets = UInt64(Program.packets)
      _exit(result.pointee.finished ? 0 : 2)
    }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return status
  }

  static func start() {
    sim_catch_crashes()
    let program = Program()
    Program.now = program
    // Globals of the engine come to life before threads can meet in them.
    for _ in 0..<program.style.ports { program.createPort() }
    sim_spawn("conductor", { _ in Program.now.conduct() }, nil)
  }

  static func describe(_ status: Int32) -> String {
    status & 0x7f == 0 ? "exit status \(status >> 8)" : "signal \(status & 0x7f)"
  }
}

struct Totals {
  var runs: UInt64 = 0, steps: UInt64 = 0, points: UInt64 = 0, switches: UInt64 = 0
  var connections: UInt64 = 0, faults: UInt64 = 0, operations: UInt64 = 0, packets: UInt64 = 0
  var simulated: Int64 = 0
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  let began = realSeconds()

  mutating func add(_ result: sim_result) {
    runs += 1
    steps += result.steps
    points += result.points
    switches += result.switches
    connections += result.connections
    faults += result.faults
    operations += result.operations
    packets += result.packets
    simulated += result.nanoseconds
    hash = (hash ^ result.hash) &* 0x100_0000_01b3
  }

  func report(_ seed: UInt64) {
    let seconds = realSeconds() - began
    print("seeds \(seed)..\(seed + runs - 1): \(runs) runs, no difference from the model")
    print(
      "steps       \(steps) (\(Int(Double(steps) / seconds * 60)) a minute), \(points) scheduling points, "
        + "\(switches) switches"
    )
    print("            \(operations) operations, \(packets) packets, \(connections) connections, \(faults) faults")
    print("simulated   \(Double(simulated) / 1e9) s in \(seconds) s")
    print("history     \(String(hash, radix: 16))")
  }
}

/// Not the clock that the engine is given.
func realSeconds() -> Double {
  var time = timeval()
  gettimeofday(&time, nil)
  return Double(time.tv_sec) + Double(time.tv_usec) / 1e6
}
