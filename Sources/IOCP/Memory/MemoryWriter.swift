// SPDX-License-Identifier: Apache-2.0

/// Keeps in memory what is written to it, as a file would.
///
///     var writer = BufferedWriter(MemoryWriter(limit: 1000))
///     try await writer.write("hello")
///     print(try await writer.takeSink().bytes)
public struct MemoryWriter: AsyncWritable, AsyncVectoredWritable, AsyncSeekable, Sendable {
  /// All that was written.
  public private(set) var bytes: [UInt8] = []
  /// The most bytes that it keeps.
  public let limit: Int
  public private(set) var position: Int64 = 0

  /// - Parameter limit: A write beyond so many bytes fails with `exhausted`, and writes
  ///   nothing.
  public init(limit: Int = 1 << 30) { self.limit = limit }

  public mutating func write(_ bytes: RawSpan) async throws(IOError) {
    try checkRoom(bytes.byteCount)
    put(bytes)
  }

  public mutating func write(_ first: RawSpan, _ second: RawSpan) async throws(IOError) {
    try checkRoom(first.byteCount + second.byteCount)
    put(first)
    put(second)
  }

  private func checkRoom(_ count: Int) throws(IOError) {
    try IOError.throwIfCancelled("write")
    if Int64(count) > Int64(limit) - position { throw IOError(.exhausted, "write") }
  }

  private mutating func put(_ new: RawSpan) {
    if new.isEmpty { return }
    let start = Int(position)
    let end = start + new.byteCount
    if end > bytes.count { bytes.append(contentsOf: repeatElement(0, count: end - bytes.count)) }
    unsafe bytes.withUnsafeMutableBytes { old in
      let place = unsafe UnsafeMutableRawBufferPointer(rebasing: old[start..<end])
      unsafe new.withUnsafeBytes { unsafe place.copyMemory(from: $0) }
    }
    CopyCounter.add(new.byteCount)
    position = Int64(end)
  }

  public mutating func seek(to position: Int64) throws(IOError) {
    if position < 0 { throw IOError(.invalidArgument, "seek") }
    self.position = position
  }

  public mutating func size() async throws(IOError) -> Int64 { Int64(bytes.count) }
}
