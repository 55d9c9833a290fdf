// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

extension WorkerPool {
  /// Waits until a moment has come. Never early; late by up to a millisecond and by what
  /// the scheduler takes. While the system is suspended the sleep is, too.
  ///
  /// From any task; one that prefers the pool goes on on the thread that took the packet of
  /// the timer. Others that sleep, however many, do not slow it down.
  ///
  /// - Throws: `cancelled` when the task is, at once; `shutDown` when the pool stops.
  public func sleep(until deadline: ContinuousClock.Instant) async throws(IOError) {
    try await sleep(for: deadline - .now)
  }

  /// Waits for a length of time; zero or less lets other tasks run first.
  ///
  /// - Throws: As ``sleep(until:)``.
  public func sleep(for duration: Duration) async throws(IOError) {
    if Task.isCancelled { throw IOError(.cancelled, "sleep") }
    if duration <= .zero { return await Task.yield() }
    let alarm = try Stable<Alarm>.begin(on: self, until: .after(duration))
    let isListed = residents.sleepers.add(alarm)
    if !isListed { alarm.cancel(.shutDown) }
    await withTaskCancellationHandler {
      await alarm.wait()
    } onCancel: {
      alarm.cancel(.cancelled)
    }
    if isListed { residents.sleepers.remove(alarm) }
    switch alarm.finish() {
    case .due: return
    case .cancelled: throw IOError(.cancelled, "sleep")
    case .shutDown: throw IOError(.shutDown, "sleep")
    }
  }

  /// A clock whose sleeps are the pool's: for `Task.sleep(until:clock:)` and whatever else
  /// takes a clock.
  public var clock: PoolClock { PoolClock(self) }
}

/// The continuous clock, with sleeps that are timers of a pool.
///
///     try await Task.sleep(until: .now + .seconds(1), clock: pool.clock)
public struct PoolClock: Clock {
  /// Of the continuous clock.
  public typealias Instant = ContinuousClock.Instant

  private let pool: WorkerPool

  fileprivate init(_ pool: WorkerPool) { self.pool = pool }

  /// The continuous clock's.
  public var now: Instant { .now }
  /// Timers count milliseconds.
  public var minimumResolution: Duration { .milliseconds(1) }

  /// As ``WorkerPool/sleep(until:)``; the tolerance is not made use of.
  public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    do throws(IOError) {
      try await pool.sleep(until: deadline)
    } catch {
      // What users of clocks look for.
      if error.code == .cancelled { throw CancellationError() }
      throw error
    }
  }
}
