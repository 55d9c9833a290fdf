// SPDX-License-Identifier: Apache-2.0

/// The lines of a stream, to be iterated over:
///
///     for try await line in Lines(of: file) { print(line) }
///
/// Reads ahead by no more than its buffer: who is slow lets the writer wait. Lines are
/// those of ``BufferedReader/readLine(limit:)``, which a loop of one's own can call too,
/// and keep the reader for something else.
public struct Lines<Source: AsyncReadable & ~Copyable>: AsyncSequence {
  public typealias Element = String
  public typealias Failure = IOError

  private let keeper: ReaderKeeper<Source>

  /// - Parameters:
  ///   - source: Given up to the sequence, and dropped with it and its iterators.
  ///   - limit: The most bytes of one line with its end, at least 1. A longer one ends the
  ///     iteration with `tooLong`.
  public init(of source: consuming Source, limit: Int = 16_384) {
    keeper = ReaderKeeper(BufferedReader(source, capacity: limit))
  }

  /// The lines that are still to come out of a reader.
  public init(of reader: consuming BufferedReader<Source>) { keeper = ReaderKeeper(reader) }

  public func makeAsyncIterator() -> Iterator { Iterator(keeper: keeper) }

  /// Goes on where any other iterator of the sequence has stopped.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let keeper: ReaderKeeper<Source>

    public mutating func next() async throws(IOError) -> String? { try await keeper.line() }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws(IOError) -> String? {
      try await keeper.line()
    }
  }
}

@available(*, unavailable)
extension Lines: Sendable {}

/// Keeps a reader that cannot be copied, for a sequence that can.
private final class ReaderKeeper<Source: AsyncReadable & ~Copyable> {
  private var reader: BufferedReader<Source>?
  init(_ reader: consuming BufferedReader<Source>) { self.reader = consume reader }
  deinit { Abandonment.$isMeant.withValue(true) { reader = nil } }

  func line() async throws(IOError) -> String? { try await reader!.readLine() }
}
