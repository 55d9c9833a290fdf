// SPDX-License-Identifier: Apache-2.0

// Copies a file, eight pieces at a time, and shows on a terminal how far it is:
//
//     parallel-copy FILE NEW-FILE

import IOCP

let arguments = CommandLine.arguments
guard arguments.count == 3 else { fatalError("usage: parallel-copy FILE NEW-FILE") }
let pool = try WorkerPool(threads: 0)

try pool.run {
  let source = try File(arguments[1], on: pool)
  // What is there already is left alone.
  let copy = try File(arguments[2], .writing, [.create, .exclusive], on: pool)
  let copying = try await Copying(source, to: copy)
  let bar = copying.bar
  let drawing =
    bar.isShown ? try pool.addTask { for await _ in pool.ticks(every: .milliseconds(100)) { bar.draw() } } : nil
  defer { drawing?.cancel() }
  try await withThrowingDiscardingTaskGroup { group in
    for _ in 0..<8 { group.addTask { try await copying.copyPieces() } }
  }
  try await copying.finish()
}
