// SPDX-License-Identifier: Apache-2.0

/// Every bound of the engine, with its reason.
@usableFromInline
package enum Limits {
  /// Handle values spend 20 bits on the slot; slot 0 is never used, so that no
  /// handle value is 0.
  package static let handles = (1 << 20) - 1
  /// A freed slot waits until this many are free, so that a value closed twice by
  /// mistake names nothing for a while.
  static let freeSlotsBeforeReuse = 64

  /// Packets queued on one port: 24 bytes each, so 400 MB. A post beyond it is
  /// refused; a program that far behind will not recover by queueing more.
  @inlinable package static var packetsPerPort: Int { 1 << 24 }
  /// The ring starts at 24 KiB and doubles.
  static let initialPackets = 1024
  /// Packets taken by one dequeue.
  package static let packetsPerDequeue = 4096

  /// Scatter/gather entries of one operation.
  package static let vectorsPerOperation = 1 << 16
  /// Those that one system call takes: IOV_MAX of Linux.
  static let vectorsPerCall: Int32 = 1024
  /// Control messages that go with one datagram: all that ip(7) and ipv6(7) know fit
  /// in several times over.
  package static let controlBytes = 1024
  /// Bytes of one operation: what recv(2) and send(2) move at most.
  @inlinable package static var bytesPerOperation: Int { 0x7fff_f000 }

  /// A busy port looks at its descriptors after so many packets, P7.
  static let dequeuesBetweenPolls: UInt32 = 200
  /// The longest queue of connections the kernel will keep; net.core.somaxconn caps
  /// it again.
  package static let backlog: Int32 = 4096

  /// The backstop looks after ports that nobody leads so often.
  static let backstopNanoseconds: Int64 = 4_000_000
  /// While packets wait for a place, running threads are looked at so often: one that
  /// has slept all that time is blocked.
  static let blockedNanoseconds: Int64 = 1_000_000
  /// Threads that have lost their places are looked at in every so many-th round while
  /// nobody needs the places.
  static let roundsBetweenLooksAtThreadsAway: UInt32 = 16
  /// So many threads of a port in one look.
  static let threadsPerLook = 64
  /// Calm looks before the backstop sleeps without a time limit.
  static let calmBackstopRounds = 8
  /// Starved listeners and doubtful streams are looked at again so often.
  static let revisitNanoseconds: Int64 = 100_000_000
  /// So many sockets are listed for that before a list has to grow: 4 KiB.
  static let revisitsWithoutAllocation = 1024

  /// Threads that block for files: enough to keep a disk busy, since each waits for one
  /// request; with few processors, not so many that they get into each other's way.
  static var blockingThreads: Int32 { max(8, min(64, 4 * SystemCalls.processors)) }
  /// One that has found nothing to do for so long ends.
  static let idleThreadNanoseconds: Int64 = 10_000_000_000

  /// Folders below a watched one, each of which costs the kernel about a kilobyte.
  static let watchedFolders = 8192
  /// Changes kept for a request that has not come yet; the kernel keeps 16384.
  static let changesKept = 16384

  /// Writes that begin where the last one ends become one call, within these bounds: fewer
  /// switches of threads, and the first one does not wait long for the last.
  static let writesTogether = 4
  static let bytesWrittenTogether = 1 << 18

  /// The verifier's ledger: more operations in flight than that go unseen.
  static let watchedOperations = 1 << 20
  static let watchedHandles = 1 << 16
  /// Buffers of one operation, and bytes of one buffer, that it looks at.
  static let watchedBuffers: Int32 = 64
  static let watchedBytes: UInt = 1 << 20
  /// Ports are looked at so often for packets that nobody can take; so many looks after
  /// the first have to see the same: two seconds.
  static let starvedPortNanoseconds: Int64 = 250_000_000
  static let looksAtStarvedPort = 8
  /// Operations of one direction of a handle that a dump tells of.
  static let operationsPerDump = 256
  /// Findings told in one process.
  static let findings = 100
}
