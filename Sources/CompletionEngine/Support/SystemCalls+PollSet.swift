// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// epoll sets beside libevent's, for whoever has a loop of his own.
extension SystemCalls {
  /// An empty epoll(7) set, closed on exec.
  static func makePollSet() -> Int { csystem_poll_set() }

  /// Makes the set readable while `descriptor` is.
  static func add(_ descriptor: Int32, toPollSet set: Int32) -> Int { csystem_poll_set_add(set, descriptor) }

  /// The epoll set of this process that watches `descriptor`; nil when /proc, where it is
  /// looked up, does not show it.
  static func pollSet(watching descriptor: Int32) -> Int32? {
    let set = csystem_poll_set_watching(descriptor)
    return set < 0 ? nil : set
  }
}
