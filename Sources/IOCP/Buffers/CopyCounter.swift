// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Counts the bytes that this library has copied from one piece of a program's memory to
/// another, for whoever looks for copies.
///
/// Reads and writes of memory that the caller names, of owned buffers, of a pool's and of
/// registered memory copy nothing: the system call works on that memory itself. Buffered
/// readers and writers copy, and count it here.
///
///     let before = CopyCounter.bytes
///     _ = await connection.read(into: HeapBuffer(capacity: 4096))
///     print(CopyCounter.bytes - before)  // 0
public enum CopyCounter {
  private static let total = Atomic<Int>(0)

  /// Bytes copied since the process began, by all threads.
  public static var bytes: Int { total.load(ordering: .relaxed) }

  static func add(_ count: Int) { total.wrappingAdd(count, ordering: .relaxed) }
}
