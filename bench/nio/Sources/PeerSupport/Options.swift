// SPDX-License-Identifier: Apache-2.0

/// What every server of the bench is told on its command line. Options of the other peers are let through, so that one
/// command line starts them all.
public struct Options: Sendable {
  public private(set) var port = 0
  /// Event loops, each a thread.
  public private(set) var threads = 1
  /// The most bytes that one receive takes.
  public private(set) var buffer = 65536

  public init(_ arguments: [String] = CommandLine.arguments) {
    var rest = arguments.dropFirst()
    while let name = rest.popFirst() {
      guard name.hasPrefix("--"), let value = rest.first.flatMap({ Int($0) }) else { continue }
      rest.removeFirst()
      switch name {
      case "--port" where (0...65535).contains(value): port = value
      case "--threads" where (1...1024).contains(value): threads = value
      case "--buffer" where (1...(1 << 30)).contains(value): buffer = value
      case "--port", "--threads", "--buffer": fatalError("\(name) \(value): out of range")
      default: break
      }
    }
  }
}
