// SPDX-License-Identifier: Apache-2.0

#if Metrics
  public import IOCP
  internal import Metrics

  /// Gauges of a pool, with its name as the dimension `pool`; with the package trait
  /// `Metrics`.
  ///
  /// - `iocp_packets_queued`: packets that wait for a thread;
  /// - `iocp_threads`: threads of the pool, spare ones included.
  public struct PoolMetrics: Sendable {
    private let pool: WorkerPool
    private let queued: Gauge
    private let threads: Gauge

    public init(_ pool: WorkerPool) {
      self.pool = pool
      let dimensions = [("pool", pool.name)]
      queued = Gauge(label: "iocp_packets_queued", dimensions: dimensions)
      threads = Gauge(label: "iocp_threads", dimensions: dimensions)
    }

    /// Records what holds now.
    public func record() {
      queued.record(pool.port.queuedCount)
      threads.record(pool.threads + pool.spareThreads)
    }

    /// Records again and again, until the task is cancelled or the pool stops.
    public func record(every period: Duration) async {
      for await _ in pool.ticks(every: period) { record() }
    }
  }
#endif
