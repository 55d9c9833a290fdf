// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// The wait of a connection's read for a buffer of a pool's: nothing of it is in flight in
/// the engine, so closing and cancelling the connection end it here.
struct BufferWait: ~Copyable {
  private let waiter = Guarded<BufferPool.Waiter?>(nil)

  var isOn: Bool { waiter.withLock { $0 != nil } }

  fileprivate func begin(_ new: BufferPool.Waiter) { waiter.withLock { $0 = new } }
  fileprivate func finish() { waiter.withLock { $0 = nil } }

  /// Answers whether there was a wait to end.
  func end(_ code: IOError.Code) -> Bool { waiter.withLock { $0 }?.end(code) ?? false }
}

extension Channel {
  /// A buffer of the pool's, as soon as there is one.
  ///
  /// Two columns; either the closer finds the wait, or it is seen here:
  ///   the read                  who closes
  ///   begins the wait           isClosed := true
  ///   is it closed? ends it     ends the wait that it finds
  func take(from buffers: BufferPool) async throws(IOError) -> PooledBuffer {
    do throws(IOError) {
      defer { bufferWait.finish() }
      return try await buffers.take { waiter in
        bufferWait.begin(waiter)
        if wasClosed { waiter.end(.handleClosed) }
      }
    } catch {
      throw wasClosed || error.code == .cancelled ? IOError(error.code, "read", handle: handle.rawValue) : error
    }
  }
}
