// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the program that drives the bench hears from a server, and tells it.
public enum Lifetime {
  /// Allows as many connections as the other servers of the bench do.
  public static func raiseDescriptorLimit() {
    let most: rlim_t = 1 << 20
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = min(limit.rlim_max, most)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  public static func announce(port: Int?) {
    // Standard output is a pipe: without the flush the line would stay here.
    print("listening \(port ?? 0)")
    fflush(nil)
  }

  /// Returns when told to `stop`, or when nobody is there any more to say it. Blocks, so not for an event loop.
  public static func waitForStop() {
    while let line = readLine(), line != "stop" {}
  }
}
