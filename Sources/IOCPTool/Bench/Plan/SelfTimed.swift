// SPDX-License-Identifier: Apache-2.0

/// A program that measures itself. The Windows source is built twice, over our library and for Wine; beside it stands
/// a plain program in C that does the same.
struct SelfTimed: Sendable {
  let program: String
  var options: [String] = []
  /// Those that the program in C doesn't know.
  var windowsOptions: [String] = []
  /// The option that says how much is done, and how much we do.
  var count: (option: String, value: Int)?
  /// The program in C.
  var yardstick: String?
  /// What it does with a file that we make.
  var file = FileUse.none
  /// The figure behind a number of its report.
  var figures: [Reading]

  enum FileUse: Sendable {
    case none
    /// Reads it, so many bytes.
    case source(bytes: Int)
    /// Makes a copy, which is compared with it.
    case copy
  }

  /// A figure is one number of the report, or one divided by another, times a unit.
  struct Reading: Sendable {
    let figure: Figure
    let field: String
    var divisor: String?
    var scale = 1.0
  }

  /// Nobody waits for Wine to do what takes us a second.
  private func amount(_ peer: Peer, _ effort: Effort) -> [String] {
    guard let count else { return [] }
    let divisor = peer.id == "wine" ? 100 : 1
    return [count.option, String(max(100, count.value / effort.countDivisor / divisor))]
  }

  func command(_ peer: Peer, _ effort: Effort) -> [String] {
    let all = options + amount(peer, effort)
    switch peer.id {
    case "ours": return [program] + all + windowsOptions
    case "wine": return [peer.program, program + ".exe"] + all + windowsOptions
    default: return [yardstick ?? peer.program] + all
    }
  }
}
