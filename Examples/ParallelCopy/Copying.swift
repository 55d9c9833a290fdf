// SPDX-License-Identifier: Apache-2.0

import IOCP
import Synchronization

/// The copying of one file. Its tasks share the two files, which have one owner: this.
final class Copying: Sendable {
  private static let pieceSize = 1 << 20

  private let source: File
  private let copy: File
  private let size: Int64
  /// Where the first piece begins that no task has taken yet.
  private let next = Atomic<Int64>(0)
  let bar: ProgressBar

  init(_ source: consuming File, to copy: consuming File) async throws(IOError) {
    size = try await source.size()
    bar = ProgressBar(of: size)
    self.source = source
    self.copy = copy
  }

  /// Copies pieces until none is left; for any number of tasks at once.
  func copyPieces() async throws {
    var buffer = HeapBuffer(capacity: Self.pieceSize)
    while case let place = next.add(Int64(Self.pieceSize), ordering: .relaxed).oldValue, place < size {
      try await buffer.refill { _ = try await source.read(into: &$0, at: place) }
      try await copy.write(buffer.bytes, at: place)
      bar.advance(by: buffer.count)
    }
  }

  /// Returns when the disk has all of it, and both files are closed.
  func finish() async throws(IOError) {
    try await copy.flush()
    bar.draw()
    try source.closeIfIdle()
    try copy.closeIfIdle()
  }
}
