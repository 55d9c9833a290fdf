// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// How much of a whole is done, as a bar on standard error when that is a terminal.
final class ProgressBar: Sendable {
  let isShown = isatty(STDERR_FILENO) == 1
  private let total: Int64
  private let done = Atomic<Int64>(0)

  init(of total: Int64) { self.total = total }

  func advance(by count: Int) { done.add(Int64(count), ordering: .relaxed) }

  func draw() {
    if !isShown { return }
    let width = 40
    let percent = total == 0 ? 100 : Int(done.load(ordering: .relaxed) * 100 / total)
    let filled = percent * width / 100
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    // Back to the beginning of the line, so that the next one is drawn over it.
    let line = "\r[\(bar)] \(percent) %" + (percent == 100 ? "\n" : "")
    _ = unsafe write(STDERR_FILENO, line, line.utf8.count)
  }
}
