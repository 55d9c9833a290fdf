// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads lines from a pipe and gives up after a while, so that a program that hangs is reported instead of imitated.
final class LineReader {
  private let handle: FileHandle
  private var buffer = Data()
  private var ended = false

  init(_ handle: FileHandle) { self.handle = handle }

  /// The next line without its end (Windows programs may write `\r\n`), or nil at the end of the stream.
  func next(within seconds: Double) throws -> String? {
    let deadline = Date().addingTimeInterval(seconds)
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: buffer[buffer.startIndex..<end], as: UTF8.self)
        buffer = Data(buffer[(end + 1)...])
        return line.trimmingCharacters(in: .whitespaces.union(.controlCharacters))
      }
      if ended { return nil }
      guard isReadable(until: deadline) else { throw ToolError("no answer within \(Int(seconds)) s") }
      let chunk = handle.availableData
      ended = chunk.isEmpty
      buffer.append(chunk)
    }
  }

  private func isReadable(until deadline: Date) -> Bool {
    let milliseconds = max(0, deadline.timeIntervalSinceNow * 1000)
    var entry = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
    // SAFETY: `entry` outlives the call, which writes to this one element only.
    return unsafe poll(&entry, 1, Int32(milliseconds)) > 0
  }
}
