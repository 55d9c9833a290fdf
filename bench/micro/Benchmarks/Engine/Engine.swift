// SPDX-License-Identifier: Apache-2.0

import Benchmark
import Counting
import Glibc
import Primitives

// Exact, so they are what `make micro` judges. All figures are of all operations of a run, not of one of them: what
// happens once for many would be rounded away. Time is what the thread had of the processor: others that want it too
// change that less than what a clock on the wall says.
private let processorTime = BenchmarkMetric.custom("processorTime")
private let allocations = BenchmarkMetric.custom("allocations")
private let systemCalls = BenchmarkMetric.custom("systemCalls")

/// Runs a primitive with the counters, and not under the clock: counting a system call costs more than the call.
private func count(_ primitive: primitive) -> counts {
  primitive.prepare()
  counting_begin()
  primitive.run()
  let counts = counting_end()
  primitive.settle()
  return counts
}

private func nanosecondsOfThisThread() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

private func measure(_ primitive: primitive, named name: String) {
  let metrics = [processorTime, allocations, systemCalls]
  let configuration = Benchmark.Configuration(
    // As counted: otherwise large figures come in thousands.
    metrics: metrics, units: Dictionary(uniqueKeysWithValues: metrics.map { ($0, .count) }), warmupIterations: 3,
    maxDuration: .seconds(2), maxIterations: 100)
  Benchmark(name, configuration: configuration) { benchmark in
    primitive.prepare()
    let start = nanosecondsOfThisThread()
    primitive.run()
    benchmark.measurement(processorTime, nanosecondsOfThisThread() - start)
    primitive.settle()

    let counts = count(primitive)
    benchmark.measurement(allocations, counts.allocations)
    if counts.system_calls >= 0 { benchmark.measurement(systemCalls, counts.system_calls) }
  }
}

/// A connection for each operation takes two descriptors.
private func raiseDescriptorLimit() {
  var limit = rlimit()
  getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  limit.rlim_cur = limit.rlim_max
  setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}

let benchmarks: @Sendable () -> Void = {
  raiseDescriptorLimit()
  counting_prepare()
  primitives_start()
  var index: Int32 = 0
  while let primitive = primitive_at(index)?.pointee {
    measure(primitive, named: String(cString: primitive.name))
    index += 1
  }
}
