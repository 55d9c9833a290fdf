// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// An open file for threads: ``File`` with calls that block, in the calling thread.
///
///     var file = try BlockingFile("/etc/hostname")
///     try file.forEachChunk { chunk in parse(chunk) }
public struct BlockingFile: ~Copyable, Sendable, Readable, Writable {
  private let owned: OwnedHandle
  /// Where the next read or write without a place begins.
  public private(set) var position: Int64 = 0

  /// Opens a file; see ``File/init(_:_:_:permissions:on:)``.
  public init(
    _ path: String, _ mode: FileMode = .reading, _ options: FileOptions = [], permissions: UInt32 = 0o666
  ) throws(IOError) {
    owned = OwnedHandle(try FileOpening.open(path, mode, options, permissions), .file)
  }

  /// Takes over the descriptor of an open file; it is closed when that fails.
  public init(adopting descriptor: Int32) throws(IOError) {
    owned = OwnedHandle(try FileOpening.adopt(descriptor), .file)
  }

  // MARK: At a place

  /// Reads into the free part of `buffer` from `place` on; see ``File/read(into:at:)``.
  public borrowing func read(into buffer: inout OutputRawSpan, at place: Int64) throws(IOError) -> Int {
    if place < 0 { throw IOError(.invalidArgument, "read", handle: owned.handle.rawValue) }
    let (base, length) = unsafe buffer.room
    if length == 0 { return 0 }
    let count = try unsafe perform("read", .readFile, base, min(length, Limits.bytesPerOperation), at: place)
    unsafe buffer.grow(by: count)
    return count
  }

  /// Writes all of `bytes` from `place` on. A gap before it is filled with zeros.
  public borrowing func write(_ bytes: RawSpan, at place: Int64) throws(IOError) {
    if place < 0 { throw IOError(.invalidArgument, "write", handle: owned.handle.rawValue) }
    try writeAll(bytes, at: place)
  }

  /// As the form for a `RawSpan`, for an array's `span`.
  public borrowing func write(_ bytes: Span<UInt8>, at place: Int64) throws(IOError) {
    // SAFETY: bytes have no padding.
    try write(unsafe bytes.bytes, at: place)
  }

  /// Writes all of `bytes` behind the last byte of the file.
  public borrowing func append(_ bytes: RawSpan) throws(IOError) { try writeAll(bytes, at: -1) }

  /// As the form for a `RawSpan`, for an array's `span`.
  public borrowing func append(_ bytes: Span<UInt8>) throws(IOError) {
    // SAFETY: bytes have no padding.
    try append(unsafe bytes.bytes)
  }

  // MARK: At the position

  /// Reads from ``position`` on, and moves it behind what was read; 0 at the end.
  public mutating func read(into buffer: inout OutputRawSpan) throws(IOError) -> Int {
    let count = try read(into: &buffer, at: position)
    position += Int64(count)
    return count
  }

  /// Writes all of `bytes` from ``position`` on, and moves it behind them.
  public mutating func write(_ bytes: RawSpan) throws(IOError) {
    try write(bytes, at: position)
    position += Int64(bytes.byteCount)
  }

  /// Moves ``position``, in bytes from the beginning.
  ///
  /// - Throws: `invalidArgument` for a place before the beginning.
  public mutating func seek(to position: Int64) throws(IOError) {
    if position < 0 { throw IOError(.invalidArgument, "seek", handle: owned.handle.rawValue) }
    self.position = position
  }

  // MARK: The whole file

  /// Bytes from the beginning to the end.
  ///
  /// - Throws: `handleClosed`; errno(3) of fstat(2).
  public borrowing func size() throws(IOError) -> Int64 {
    var size: Int64?
    _ = try onDescriptor("size", .lookUp) { descriptor in
      size = SystemCalls.facts(of: descriptor).map { Int64($0.size) }
      return size == nil ? -Int(Errno.deviceError) : 0
    }
    return size ?? 0
  }

  /// Gives the file another length; what is added is zeros. The position stays.
  public borrowing func truncate(to size: Int64) throws(IOError) {
    if size < 0 { throw IOError(.invalidArgument, "resize", handle: owned.handle.rawValue) }
    _ = try onDescriptor("resize", .write) { SystemCalls.truncate($0, to: size) }
  }

  /// Returns when all writes that have returned before are on the disk; fsync(2).
  public borrowing func flush() throws(IOError) { _ = try onDescriptor("flush", .write) { SystemCalls.sync($0) } }

  /// Closes the file; calls of other threads go on and end. Dropping it does the same.
  /// Does nothing the second time.
  public borrowing func close() { owned.abandon() }

  // MARK: Calls

  private func onDescriptor(
    _ name: String, _ operation: EngineError.Operation, _ call: (Int32) -> Int
  ) throws(IOError) -> Int {
    let answer: Int
    do throws(EngineError) {
      answer = try CompletionEngine.File.withDescriptor(owned.handle, operation) { file in
        Blocking.whileAsleep { call(file.value.descriptor) }
      }
    } catch {
      throw owned.refusal(error, name)
    }
    return try owned.count(answer, name)
  }

  private func writeAll(_ bytes: RawSpan, at place: Int64) throws(IOError) {
    let (base, length) = unsafe bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    var written = 0
    while written < length {
      let start = unsafe base.map { unsafe UnsafeMutableRawPointer(mutating: $0 + written) }
      let part = min(length - written, Limits.bytesPerOperation)
      let count = try unsafe perform(
        "write", .writeFile, start, part, at: place < 0 ? place : place + Int64(written))
      // Only a device takes less.
      if count == 0 { throw IOError(.system(errno: Errno.noSpace), "write", handle: owned.handle.rawValue) }
      written += count
    }
  }

  private func perform(
    _ name: String, _ kind: CompletionEngine.Operation.Kind, _ base: UnsafeMutableRawPointer?, _ length: Int,
    at place: Int64
  ) throws(IOError) -> Int {
    let record = unsafe OperationPool.take(kind, token: 0) { _, _, _, _, _ in false }
    defer { OperationPool.give(back: record) }
    unsafe record.value.setBuffer(base, length: length)
    record.value.offset = place
    let (status, count): (Status, Int)
    do throws(EngineError) {
      (status, count) = try CompletionEngine.File.performNow(owned.handle, record)
    } catch {
      throw owned.refusal(error, name)
    }
    if status == .success { return count }
    let code = IOError(status: UInt32(bitPattern: status.code), name).code
    if code == .endOfFile { return 0 }
    throw IOError(code, name, handle: owned.handle.rawValue)
  }
}
