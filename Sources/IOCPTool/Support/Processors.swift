// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How busy the processors are with other things: a figure taken beside a compiler says more about the compiler.
enum Processors {
  /// The share of processor time, 0...1, that was used while we waited.
  static func busyShare(over seconds: Double) -> Double {
    let before = times()
    Thread.sleep(forTimeInterval: seconds)
    let after = times()
    let total = after.total - before.total
    return total > 0 ? 1 - (after.idle - before.idle) / total : 0
  }

  /// The first line of /proc/stat: user, nice, system, idle, waiting for disks, and smaller ones.
  private static func times() -> (idle: Double, total: Double) {
    let line = FileHandle(forReadingAtPath: "/proc/stat")?.availableData ?? Data()
    let columns = String(decoding: line, as: UTF8.self).split(separator: "\n").first?.split(separator: " ") ?? []
    // Time of guest machines is already part of user time, so the columns behind the eighth are left out.
    let values = columns.dropFirst().prefix(8).compactMap { Double($0) }
    guard values.count >= 5 else { return (0, 0) }
    return (values[3] + values[4], values.reduce(0, +))
  }
}
