// SPDX-License-Identifier: Apache-2.0

extension WorkerPool {
  /// The moments of a period, one after the other, from one period from now on.
  ///
  ///     for await moment in pool.ticks(every: .seconds(1)) { print(moment) }
  ///
  /// - Parameter period: More than zero.
  public func ticks(every period: Duration) -> Ticks {
    precondition(period > .zero, "a period without length")
    return Ticks(pool: self, period: period, start: .now)
  }
}

/// Moments at equal distances; each is given when it has come. One that nobody asked for in
/// time stands for those after it that have passed too, so that a slow reader is not
/// followed by a heap of them; the distances stay what they were.
///
/// Ends when the task is cancelled, or the pool stops.
///
///     for await _ in pool.ticks(every: .milliseconds(100)) { try await connection.write([0].span) }
public struct Ticks: AsyncSequence, Sendable {
  public typealias Element = ContinuousClock.Instant
  public typealias Failure = Never

  fileprivate let pool: WorkerPool
  fileprivate let period: Duration
  fileprivate let start: ContinuousClock.Instant

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(ticks: self, due: start + period) }

  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let ticks: Ticks
    fileprivate var due: ContinuousClock.Instant

    public mutating func next() async -> ContinuousClock.Instant? {
      await next(isolation: #isolation)
    }

    public mutating func next(isolation actor: isolated (any Actor)?) async -> ContinuousClock.Instant? {
      let moment = due
      do throws(IOError) {
        try await ticks.pool.sleep(until: moment)
      } catch {
        return nil
      }
      due = Ticks.moment(after: .now, from: moment, ticks.period)
      return moment
    }
  }

  /// The first moment of the period that lies after `now`.
  static func moment(
    after now: ContinuousClock.Instant, from last: ContinuousClock.Instant, _ period: Duration
  ) -> ContinuousClock.Instant {
    let passed = Int((now - last) / period)
    return last + period * (Swift.max(0, passed) + 1)
  }
}
