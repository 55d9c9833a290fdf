// SPDX-License-Identifier: Apache-2.0

#if ServiceLifecycle
  public import IOCP
  public import ServiceLifecycle

  /// A pool as a service: it stops, and is waited for, when the group shuts down.
  ///
  ///     let group = ServiceGroup(services: [PoolService(pool), server], …)
  ///
  /// Before what runs on it in the list: services are shut down from the last to the first.
  /// It is there with the package trait `ServiceLifecycle`.
  public struct PoolService: Service {
    private let pool: WorkerPool
    private let grace: Duration

    /// - Parameter grace: How long tasks and connections may go on after a graceful shutdown
    ///   began. A service that is cancelled stops its pool at once.
    public init(_ pool: WorkerPool, grace: Duration = .seconds(30)) {
      self.pool = pool
      self.grace = grace
    }

    public func run() async throws {
      do {
        try await gracefulShutdown()
      } catch {
        await pool.stopAndWait()
        throw error
      }
      await pool.stopAndWait(grace: grace)
    }
  }
#endif
