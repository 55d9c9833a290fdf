// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// An anonymous pipe: what is written to one end is read from the other, within the
/// process or with a child; pipe(2).
///
///     var pipe = try Pipe(on: pool)
///     try await pipe.writer.write("hello")
@frozen
public struct Pipe: ~Copyable, Sendable {
  /// The end that is read from.
  public var reader: PipeReader
  /// The end that is written to.
  public var writer: PipeWriter

  /// Makes a pipe, and puts both ends on the pool's port.
  ///
  /// - Throws: errno(3) of pipe2(2); `shutDown` for a pool that was stopped.
  public init(on pool: WorkerPool) throws(IOError) {
    let ends = SystemCalls.makePipe()
    if ends.error != 0 { throw IOError(.system(errno: ends.error), "createPipe") }
    self = try Pipe(reading: ends.reading, writing: ends.writing, on: pool)
  }

  /// Takes over both descriptors; they are closed on failure.
  private init(reading: Int32, writing: Int32, on pool: WorkerPool) throws(IOError) {
    let writer: PipeWriter
    do throws(IOError) {
      writer = try PipeWriter(adopting: writing, on: pool)
    } catch {
      SystemCalls.close(reading)
      throw error
    }
    self.reader = try PipeReader(adopting: reading, on: pool)
    self.writer = writer
  }
}
