// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization
import TestSupport

/// A thread, for another one that wants to know what it does.
final class ThreadNumber: Sendable {
  private let number = Atomic<Int>(0)

  /// The calling one.
  func take() {
    var path = [CChar](repeating: 0, count: 64)
    let count = unsafe readlink("/proc/thread-self", &path, path.count - 1)
    // `process/task/thread`
    let link = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    number.store(link.split(separator: "/").last.flatMap { Int($0) } ?? 0, ordering: .releasing)
  }

  /// Whether it sleeps in a system call, as /proc tells.
  var isAsleep: Bool {
    let line = (try? Files.text("/proc/self/task/\(number.load(ordering: .acquiring))/stat")) ?? ""
    // `number (name) state …`
    return line[(line.lastIndex(of: ")") ?? line.startIndex)...].hasPrefix(") S")
  }
}
