// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// A connection that has come and that nobody has taken yet. Sequences and closures can
/// hold it, which they can't a ``Connection``. When nobody takes it, it is closed.
///
///     for try await incoming in listener.connections {
///       Task(executorPreference: pool) { try await serve(incoming.take()) }
///     }
public final class IncomingConnection: Sendable {
  private let channel: Channel
  private let isTaken = Atomic<Bool>(false)

  init(_ channel: Channel) { self.channel = channel }

  /// The connection; once.
  public func take() -> Connection {
    precondition(!isTaken.exchange(true, ordering: .acquiringAndReleasing), "a connection was taken twice")
    return Connection(channel)
  }
}

/// The connections that come to a listener, to be iterated over. The iteration does not
/// end by itself: it throws when the listener is closed, or the task cancelled.
///
/// Nothing is accepted before it is asked for; until then connections wait in the
/// system's queue.
///
///     for try await incoming in listener.connections {
///       let connection = incoming.take()
///       try await connection.write(bytes.span)
///     }
public struct IncomingConnections: AsyncSequence, Sendable {
  public typealias Element = IncomingConnection
  public typealias Failure = IOError

  fileprivate let channel: Channel

  public func makeAsyncIterator() -> Iterator { Iterator(channel: channel) }

  /// Accepts one connection each time it is asked.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let channel: Channel

    public mutating func next() async throws(IOError) -> IncomingConnection? {
      IncomingConnection(try await Listener.accept(channel))
    }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws(IOError) -> IncomingConnection? {
      IncomingConnection(try await Listener.accept(channel))
    }
  }
}

extension Listener {
  /// The connections that come, accepted one by one as they are asked for:
  ///
  ///     try await withThrowingDiscardingTaskGroup { group in
  ///       for try await incoming in listener.connections {
  ///         group.addTask { try await serve(incoming.take()) }
  ///       }
  ///     }
  ///
  /// ``forEachConnection(maxConcurrent:_:)`` does this with a bound, and leaves nothing
  /// behind.
  public var connections: IncomingConnections { IncomingConnections(channel: channel) }
}
