// SPDX-License-Identifier: Apache-2.0

/// What a stream brings, piece by piece, to be iterated over:
///
///     for try await chunk in Chunks(of: file, upTo: 4096) { print(chunk.count) }
///
/// Nothing is read before it is asked for: who is slow lets the writer wait. Each chunk is
/// an array of its own; ``AsyncReadable/forEachChunk(upTo:_:)`` lends one buffer instead.
public struct Chunks<Source: AsyncReadable & ~Copyable>: AsyncSequence {
  public typealias Element = [UInt8]
  public typealias Failure = IOError

  private let keeper: SourceKeeper<Source>
  private let limit: Int

  /// - Parameters:
  ///   - source: Given up to the sequence, and dropped with it and its iterators.
  ///   - limit: The most bytes of one chunk, at least 1.
  public init(of source: consuming Source, upTo limit: Int = 16_384) {
    precondition(limit > 0, "chunks without room")
    keeper = SourceKeeper(source)
    self.limit = limit
  }

  public func makeAsyncIterator() -> Iterator { Iterator(keeper: keeper, buffer: StreamBufferKeeper(limit)) }

  /// Goes on where any other iterator of the sequence has stopped.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let keeper: SourceKeeper<Source>
    fileprivate let buffer: StreamBufferKeeper

    public mutating func next() async throws(IOError) -> [UInt8]? {
      try await keeper.chunk(by: buffer)
    }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws(IOError) -> [UInt8]? {
      try await keeper.chunk(by: buffer)
    }
  }
}

@available(*, unavailable)
extension Chunks: Sendable {}

/// Keeps a source that cannot be copied, for a sequence that can.
final class SourceKeeper<Source: AsyncReadable & ~Copyable> {
  private var source: Source?

  init(_ source: consuming Source) { self.source = consume source }

  deinit { Abandonment.$isMeant.withValue(true) { source = nil } }

  func chunk(by keeper: StreamBufferKeeper) async throws(IOError) -> [UInt8]? {
    if try await Source.read(&source!, into: &keeper.buffer) == 0 { return nil }
    return keeper.buffer.takeAll()
  }
}

final class StreamBufferKeeper {
  var buffer: StreamBuffer
  init(_ capacity: Int) { buffer = StreamBuffer(capacity: capacity) }
}
