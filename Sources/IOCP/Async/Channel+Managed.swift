// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Reads that hold no buffer while nothing comes.
///
/// In small parts that are not put into one another: what is idle by the thousand is in
/// the first part, and each part's variables are memory of the task's.
extension Channel {
  /// Waits until there is something to read, takes a buffer, and receives into it. nil at
  /// the end of the stream.
  func receive(
    from buffers: BufferPool, whenEmpty: BufferPool.WhenEmpty
  ) async throws(IOError) -> PooledBuffer? {
    try begin("read", inward)
    defer { inward.finish() }
    try await waitForData()
    inward.rest()
    return try await takeAndReceive(from: buffers, whenEmpty)
  }

  @inline(never)
  private func waitForData() async throws(IOError) {
    if case .completed = try unsafe startReceiving(nil, 0) { return }
    await wait(for: inward)
    _ = try inward.result("read", handle)
  }

  @inline(never)
  private func takeAndReceive(
    from buffers: BufferPool, _ whenEmpty: BufferPool.WhenEmpty
  ) async throws(IOError) -> PooledBuffer? {
    var buffer = whenEmpty == .wait ? try await take(from: buffers) : try buffers.takeIfAvailable()
    inward.goOn()
    let (base, capacity) = unsafe buffer.room
    // It does not wait, unless what was there has gone to somebody with another handle
    // on the same connection.
    if case .completed(let count) = try unsafe startReceiving(base, capacity) {
      if Worker.mustGiveWay { await Task.yield() }
      buffer.count = count
    } else {
      await wait(for: inward)
      buffer.count = try inward.result("read", handle)
    }
    if buffer.count == 0 { return nil }
    return buffer
  }

  /// Waits for something to read without a task: `whenReady` is called then, on the thread
  /// that learns of it, and may start one. It is called also when the wait has failed,
  /// which the next read tells.
  func waitWithoutTask(_ whenReady: @escaping @Sendable () -> Void) throws(IOError) {
    try begin("read", inward)
    let submission: Submission
    do throws(IOError) {
      submission = try unsafe startReceiving(nil, 0)
    } catch {
      inward.finish()
      throw error
    }
    if case .completed = submission {
      inward.finish()
      return whenReady()
    }
    inward.waitWithoutTask(whenReady)
  }
}
