// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `1..500`: both ends belong to it. A single number is a range of one.
struct SeedRange: ExpressibleByArgument, Codable, Equatable {
  let first: UInt64
  let last: UInt64

  init(first: UInt64, last: UInt64) {
    self.first = first
    self.last = last
  }

  init?(argument: String) {
    let parts = argument.split(separator: ".", omittingEmptySubsequences: true)
    guard parts.count == 1 || parts.count == 2 && argument.contains("..") else { return nil }
    guard let first = UInt64(parts[0]), let last = UInt64(parts[parts.count - 1]), first <= last,
      last - first < 1 << 32
    else { return nil }
    self.init(first: first, last: last)
  }

  var description: String { first == last ? "\(first)" : "\(first)..\(last)" }
}

/// `3/16`: the third of sixteen parts of a sweep. Neighbouring seeds go to different parts.
struct Shard: ExpressibleByArgument, Codable, Equatable, Hashable {
  let number: Int
  let count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "/")
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), count > 0,
      (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  func contains(_ seed: UInt64) -> Bool { seed % UInt64(count) == UInt64(number - 1) }

  var description: String { "\(number)/\(count)" }
}
