// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The machine we run on, as far as figures depend on it.
struct Machine: Codable {
  let processor: String
  let kernel: String
  let processors: [Int]

  static func current() -> Machine {
    Machine(
      processor: field("model name", of: "/proc/cpuinfo") ?? "unknown processor",
      kernel: text("/proc/sys/kernel/osrelease").trimmingCharacters(in: .whitespacesAndNewlines),
      processors: list(field("Cpus_allowed_list", of: "/proc/self/status") ?? "0"))
  }

  /// A line `name: value` of a file under /proc.
  static func field(_ name: String, of path: String) -> String? {
    for line in text(path).split(separator: "\n") where line.hasPrefix(name) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    return nil
  }

  /// The processors that share a core with this one.
  static func siblings(of processor: Int) -> [Int] {
    let path = "/sys/devices/system/cpu/cpu\(processor)/topology/thread_siblings_list"
    return list(text(path).trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Open descriptors of a process.
  static func descriptors(of process: Int32) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count
  }

  /// Lets the programs we start open as many descriptors as the machine allows; ours is the limit they inherit.
  static func raiseDescriptorLimit() -> Int {
    var limit = rlimit()
    // SAFETY: both calls only read or write `limit`, which outlives them.
    unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return Int(clamping: limit.rlim_cur)
  }

  private static func text(_ path: String) -> String {
    // Files under /proc have no size, so they are read to their end, not by length.
    guard let data = FileHandle(forReadingAtPath: path)?.readDataToEndOfFile() else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  /// `0-2,5` → 0, 1, 2, 5
  private static func list(_ ranges: String) -> [Int] {
    ranges.split(separator: ",").flatMap { range -> [Int] in
      let ends = range.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, first <= last else { return [] }
      return Array(first...last)
    }
  }
}
