// SPDX-License-Identifier: Apache-2.0

/// How fast packets pass through a port when there is nothing else to do, beside the plainest queue one could write.
struct QueueMeasurement {
  let port: String
  let queue: String
  let rounds: Int
  let pairs: Int

  struct Result: Codable {
    let portPairsPerSecond: Spread
    let queuePairsPerSecond: Spread
  }

  func run() throws -> Result {
    var samples: ([Double], [Double]) = ([], [])
    for round in 0..<rounds {
      Terminal.progress("post and dequeue: round \(round + 1) of \(rounds)")
      samples.0.append(try rate(port))
      samples.1.append(try rate(queue))
    }
    return Result(portPairsPerSecond: Spread(samples.0), queuePairsPerSecond: Spread(samples.1))
  }

  private func rate(_ program: String) throws -> Double {
    Double(try Counters(try Tools.output([program, String(pairs)]))["pairs_per_second"])
  }
}
