// SPDX-License-Identifier: Apache-2.0

// Empty unless traits are on: scripts/test-traits.
import IOCP
import TestSupport
import Testing

#if ServiceLifecycle
  import IOCPServices
  import Logging
  import ServiceLifecycle

  struct PoolServiceTests {
    @Test func `a graceful shutdown stops the pool and waits for it`() async throws {
      let pool = try WorkerPool(threads: 1)
      let task = try pool.addTask { try await pool.sleep(for: .milliseconds(5)) }
      let group = ServiceGroup(services: [PoolService(pool)], logger: Logger(label: "test"))
      let running = Task { try await group.run() }
      await group.triggerGracefulShutdown()
      try await running.value
      // Within the grace.
      try await task.value
      #expect(throws: IOError.self) { try pool.submit {} }
    }

    @Test func `a cancelled service stops its pool at once`() async throws {
      let pool = try WorkerPool(threads: 1)
      let task = try pool.addTask { try await pool.sleep(for: .seconds(36000)) }
      let running = Task { try await PoolService(pool).run() }
      running.cancel()
      await #expect(throws: (any Error).self) { try await running.value }
      await #expect(throws: IOError.self) { try await task.value }
    }
  }
#endif

#if Logging
  import IOCPServices
  import Logging

  struct LoggingTests {
    @Test func `errors and ends have their metadata`() throws {
      let pool = try WorkerPool(threads: 2)
      let metadata = pool.stop().metadata
      #expect(metadata["pool.threads"] == "2" && metadata["pool.tasks"] == "0")
      let error = #expect(throws: IOError.self) { try pool.submit {} }
      #expect(error?.metadata == ["io.operation": "submit", "io.cause": "shutDown"])
    }
  }
#endif

#if Metrics
  import CoreMetrics
  import IOCPServices
  import MetricsTestKit

  struct PoolMetricsTests {
    @Test func `packets and threads are recorded`() throws {
      let backend = TestMetrics()
      MetricsSystem.bootstrap(backend)
      let pool = try WorkerPool(threads: 0, spareThreads: 0, name: "measured")
      for _ in 0..<3 { try pool.submit {} }
      PoolMetrics(pool).record()
      #expect(try backend.expectRecorder("iocp_packets_queued", [("pool", "measured")]).lastValue == 3)
      #expect(try backend.expectRecorder("iocp_threads", [("pool", "measured")]).lastValue == 0)
      pool.stop()
    }
  }
#endif

#if SystemPackage
  import Glibc
  import IOCPServices
  import SystemPackage

  struct DescriptorTests {
    @Test func `a connection is adopted, used, and given up`() throws {
      let pool = try WorkerPool(threads: 1)
      defer { pool.stop() }
      let (ours, peer) = try makeConnection(.tcp4)
      let given = try pool.run {
        let connection = try Connection(adopting: FileDescriptor(rawValue: ours), on: pool)
        try await connection.write([1, 2].span)
        #expect(try peer.receive(2) == [1, 2])
        return try connection.relinquish()
      }
      // The connection lives on without the pool.
      #expect(try given.writeAll([3]) == 1)
      #expect(try peer.receive(1) == [3])
      try given.close()
      #expect(try peer.receive(1) == [])
    }

    @Test func `what is no stream socket is refused, and stays the caller's`() throws {
      let pool = try WorkerPool(threads: 0)
      defer { pool.stop() }
      let (reading, writing) = try FileDescriptor.pipe()
      let error = #expect(throws: IOError.self) { try adopt(reading, pool) }
      #expect(error?.errno == .notSocket)
      try reading.close()
      try writing.close()
      let datagrams = FileDescriptor(rawValue: socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0))
      #expect(#expect(throws: IOError.self) { try adopt(datagrams, pool) }?.code == .invalidArgument)
      try datagrams.close()
    }

    private func adopt(_ descriptor: FileDescriptor, _ pool: WorkerPool) throws {
      _ = try Connection(adopting: descriptor, on: pool)
    }
  }
#endif
