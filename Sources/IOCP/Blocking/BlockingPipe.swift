// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// An anonymous pipe for threads: ``Pipe`` with calls that block.
///
///     var pipe = try BlockingPipe(timeout: .seconds(1))
///     try pipe.writer.write("hello")
@frozen
public struct BlockingPipe: ~Copyable, Sendable {
  /// The end that is read from.
  public var reader: BlockingPipeReader
  /// The end that is written to.
  public var writer: BlockingPipeWriter

  /// Makes a pipe.
  ///
  /// - Parameter timeout: Of both ends; nil for as long as it takes.
  /// - Throws: errno(3) of pipe2(2).
  public init(timeout: Duration? = nil) throws(IOError) {
    let ends = SystemCalls.makePipe()
    if ends.error != 0 { throw IOError(.system(errno: ends.error), "createPipe") }
    let writer: BlockingPipeWriter
    do throws(IOError) {
      writer = try BlockingPipeWriter(adopting: ends.writing, timeout: timeout)
    } catch {
      SystemCalls.close(ends.reading)
      throw error
    }
    self.reader = try BlockingPipeReader(adopting: ends.reading, timeout: timeout)
    self.writer = writer
  }
}

/// The end of a pipe that is read from; also of a FIFO, or a terminal.
///
///     var input = try BlockingPipeReader(adopting: 0)  // standard input, when it is a pipe
///     try input.forEachChunk { chunk in parse(chunk) }
public struct BlockingPipeReader: ~Copyable, Sendable, Readable {
  private let owned: OwnedHandle
  /// How long a read waits before it throws `timedOut`; nil for as long as it takes.
  public var timeout: Duration?

  /// Takes over a descriptor; see ``PipeReader/init(adopting:on:)``.
  public init(adopting descriptor: Int32, timeout: Duration? = nil) throws(IOError) {
    owned = OwnedHandle(
      try engineCall { () throws(EngineError) in try PipeAdoption.adopt(descriptor) }, .pipe)
    self.timeout = timeout
  }

  /// Reads what is there; 0 when nobody can write any more, or when `buffer` was full.
  ///
  /// - Throws: `timedOut`, and no byte was taken; `handleClosed` when another thread has
  ///   closed the end.
  public borrowing func read(into buffer: inout OutputRawSpan) throws(IOError) -> Int {
    let (base, length) = unsafe buffer.room
    if length == 0 { return 0 }
    do throws(IOError) {
      let count = try unsafe owned.block("read", .readPipe, base, length, timeout) { answer, _ in answer }
      unsafe buffer.grow(by: count)
      return count
    } catch {
      // The engine's word for the end.
      if error.code == .system(errno: Errno.brokenPipe) { return 0 }
      throw error
    }
  }

  /// Closes the end; a read of another thread ends with `handleClosed`. Dropping it does
  /// the same. Does nothing the second time.
  public borrowing func close() { owned.abandon() }
}

/// The end of a pipe that is written to; also of a FIFO, or a terminal.
///
///     var output = try BlockingPipeWriter(adopting: 1, timeout: .seconds(5))
///     try output.write("hello")
public struct BlockingPipeWriter: ~Copyable, Sendable, Writable {
  private let owned: OwnedHandle
  /// How long a write waits before it throws `timedOut`; nil for as long as it takes.
  public var timeout: Duration?

  /// Takes over a descriptor; see ``PipeReader/init(adopting:on:)``.
  public init(adopting descriptor: Int32, timeout: Duration? = nil) throws(IOError) {
    owned = OwnedHandle(
      try engineCall { () throws(EngineError) in try PipeAdoption.adopt(descriptor) }, .pipe)
    self.timeout = timeout
  }

  /// Writes all of `bytes`.
  ///
  /// - Throws: errno EPIPE when the other end was closed; `timedOut`, and how many bytes
  ///   have gone is not known; `handleClosed`.
  public borrowing func write(_ bytes: RawSpan) throws(IOError) {
    let (base, length) = unsafe bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    var written = 0
    while written < length {
      let start = unsafe base.map { unsafe UnsafeMutableRawPointer(mutating: $0 + written) }
      written += try unsafe owned.block("write", .writePipe, start, length - written, timeout) { answer, _ in answer }
    }
  }

  /// Writes all of `bytes`, as of an array's `span`.
  public borrowing func write(_ bytes: Span<UInt8>) throws(IOError) {
    // SAFETY: bytes have no padding.
    try write(unsafe bytes.bytes)
  }

  /// Closes the end; a write of another thread ends with `handleClosed`. Dropping it does
  /// the same. Does nothing the second time.
  public borrowing func close() { owned.abandon() }
}
