// SPDX-License-Identifier: Apache-2.0

/// What chaos may change. Each is something that Windows leaves open; what it promises
/// is not on the list.
package enum Perturbation: UInt8, CaseIterable, Sendable {
  /// What could be done at once is left pending for a while.
  case pend
  /// What would wait is tried at once.
  case ask
  /// Readiness is acted upon a while later.
  case ready
  /// The result is stored, and the packet queued, a while after the system call.
  case delay
  /// The result is stored at once, the packet is queued a while later.
  case packet
  /// A stream gives less than there is.
  case short
  /// Time between a cancel, or a close, and the packets that it causes.
  case abort
  /// The operation ends by itself, in the moment in which it is cancelled.
  case beat
  /// No descriptor or no memory just now: tried again later.
  case starve
  /// Of waiters that came at nearly the same time, another one is released.
  case waiter
  /// The thread that took a packet is slow to look at it.
  case worker
  /// The leader, and the backstop, look up for nothing.
  case backstop
  /// A thread that blocks for files begins, or ends, late.
  case file
  /// The network gives the connection up: both sides see a reset.
  case reset
  /// As `reset`, and this side is told that the peer did not answer in time.
  case timeout
  /// A socket cannot be made: too many descriptors.
  case exhaust

  /// A program gets to see these as errors, so they are asked for apart.
  package var isError: Bool { self == .reset || self == .timeout || self == .exhaust }

  package var name: StaticString {
    switch self {
    case .pend: "pend"
    case .ask: "ask"
    case .ready: "ready"
    case .delay: "delay"
    case .packet: "packet"
    case .short: "short"
    case .abort: "abort"
    case .beat: "beat"
    case .starve: "starve"
    case .waiter: "waiter"
    case .worker: "worker"
    case .backstop: "backstop"
    case .file: "file"
    case .reset: "reset"
    case .timeout: "timeout"
    case .exhaust: "exhaust"
    }
  }

  package init?(name: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.name.description == name }) else { return nil }
    self = found
  }
}
