// SPDX-License-Identifier: Apache-2.0

/// Memory that a buffered reader or writer can work in: a ``HeapBuffer``, or a type of
/// your own, which may take it from a pool and give it back in its `deinit`.
///
///     let reader = BufferedReader(connection, in: try await buffers.take())
///     print(reader.capacity)
public protocol BufferStorage: ~Copyable, Sendable {
  /// All of its bytes, at least one. They stay where they are, and nobody else touches
  /// them, until the value is destroyed.
  @unsafe var storage: UnsafeMutableRawBufferPointer { get }
}

extension HeapBuffer: BufferStorage {
  @unsafe public var storage: UnsafeMutableRawBufferPointer { unsafe memory }
}

extension PooledBuffer: BufferStorage {
  @unsafe
  public var storage: UnsafeMutableRawBufferPointer {
    unsafe UnsafeMutableRawBufferPointer(start: room.base, count: room.capacity)
  }
}
