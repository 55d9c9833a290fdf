// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A program of ours that runs beside the tests until this value goes. It writes to a
/// terminal, as it does for people, so that its lines come one by one.
package final class Program {
  private var id: pid_t = 0
  private let terminal: Int32

  package init(_ path: String) throws {
    var ends: (ours: Int32, its: Int32) = (-1, -1)
    try unsafe check("openpty", openpty(&ends.ours, &ends.its, nil, nil, nil))
    terminal = ends.ours
    defer { close(ends.its) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, ends.its, 1)
    var arguments = unsafe [strdup(path), nil]
    defer { unsafe free(arguments[0]) }
    let error = unsafe posix_spawn(&id, path, &actions, nil, &arguments, environ)
    if error != 0 { throw CallFailed(call: "posix_spawn \(path)", code: error) }
  }

  deinit {
    // 0 when it was never started; kill(2) would take that for our own group.
    if id > 0 {
      kill(id, SIGKILL)
      waitpid(id, nil, 0)
    }
    close(terminal)
  }

  /// The next line that it writes.
  package func line() throws -> String {
    var bytes: [UInt8] = []
    while true {
      var entry = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      if try unsafe check("poll", poll(&entry, 1, Int32(patience) * 1000)) == 0 { throw TooLong("a line") }
      var byte: UInt8 = 0
      if try unsafe check("read", read(terminal, &byte, 1)) == 0 { throw TooLong("a line, before the end") }
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes.filter { $0 != 13 }, as: UTF8.self) }
      bytes.append(byte)
    }
  }
}
