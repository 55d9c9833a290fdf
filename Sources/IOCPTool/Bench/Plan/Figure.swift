// SPDX-License-Identifier: Apache-2.0

/// What a measurement says, with its unit.
enum Figure: String, Codable, CodingKeyRepresentable, Sendable {
  /// CPU time of the server per message, or of the program per operation, in microseconds.
  case cpu
  /// Messages, packets, operations or bytes per second.
  case rate
  /// Latency in microseconds.
  case p50, p99, p999
  /// Share of the window in which the load client was at work, 0...1; near 1, the client is the limit.
  case clientBusy
  /// Share of the messages that the client itself sent too late, 0...1.
  case late
  /// Nanoseconds for one timer.
  case setAndCancel, fire
  /// Bytes of memory per idle connection, and how many of them the example program allocated itself.
  case memory, ownMemory
  /// Per message.
  case instructions, systemCalls

  var isBetterWhenHigher: Bool { self == .rate }
}
