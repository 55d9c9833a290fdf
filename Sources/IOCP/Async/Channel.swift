// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// A handle on a pool's port with one place for an operation in each direction; what
/// connections and listeners are made of.
final class Channel: @unchecked Sendable {
  // Sendable: constants; a Pending says itself who touches it.
  let handle: Handle
  private let pendings: Stable<PendingPair>
  /// Receives and accepts.
  var inward: Stable<Pending> { pendings.inward }
  /// Sends and connects.
  var outward: Stable<Pending> { pendings.outward }
  let scope = CancellationScope()
  let pool: WorkerPool
  /// Nobody is told of the handle's end any more.
  private let isClosed = Atomic<Bool>(false)
  /// A managed read that has to wait for a buffer.
  let bufferWait = BufferWait()

  /// Takes over an open handle; it is closed when it can't be put on the port.
  init(_ handle: Handle, on pool: WorkerPool) throws(EngineError) {
    self.handle = handle
    self.pool = pool
    pendings = Stable(PendingPair(of: handle))
    inward.value.owner = unsafe UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
    do throws(EngineError) {
      try Socket.associate(handle, with: pool.port.handle, key: PacketKey.operation)
      let slot = try HandleTable.lock(handle, .socket, for: .associate)
      // Success at once is the call's own answer here.
      slot.socket.value.skipsPacketOnSuccess = true
      slot.unlock()
      try pool.residents.opened(handle)
    } catch {
      abandon()
      throw error
    }
  }

  deinit {
    if !isClosed.load(ordering: .relaxed) {
      Abandonment.report(handle, "connection or listener")
      abandon()
    }
    pendings.destroy()
  }

  // MARK: Closing

  /// Operations in flight end with `handleClosed`. Does nothing the second time.
  ///
  /// - Returns: Whether a read waited for a buffer.
  @discardableResult
  func abandon() -> Bool {
    if isClosed.exchange(true, ordering: .acquiringAndReleasing) { return false }
    try? Socket.abandon(handle)
    pool.residents.closed(handle)
    return bufferWait.end(.handleClosed)
  }

  var wasClosed: Bool { isClosed.load(ordering: .acquiring) }

  /// The handle has ended without a word of ours.
  func forget() {
    isClosed.store(true, ordering: .releasing)
    pool.residents.closed(handle)
  }

  /// As `abandon`, and waits until the packets of what it ended were taken. Cancelling
  /// the task does not cut that short.
  func close() async -> Drained {
    let wasWaiting = abandon()
    let wasReading = await inward.drain() || wasWaiting
    let wasWriting = await outward.drain()
    return Drained(reads: wasReading ? 1 : 0, writes: wasWriting ? 1 : 0)
  }

  /// Refuses, and changes nothing, while operations are in flight.
  func closeIfIdle() throws(IOError) {
    if bufferWait.isOn { throw IOError(.operationsInFlight(1), "close", handle: handle.rawValue) }
    do throws(EngineError) { try Socket.close(handle) } catch { throw refusal(error, "close") }
    forget()
  }

  /// Each operation in flight ends with `cancelled`, and has its packet.
  func cancel() -> Int {
    ((try? Socket.cancel(handle) { _ in true }) ?? 0) + (bufferWait.end(.cancelled) ? 1 : 0)
  }

  /// The peer reads the end of the stream after what was written.
  func endWriting() throws(IOError) {
    let result: Int
    do throws(EngineError) {
      let slot = try HandleTable.lock(handle, .socket, for: .shutdown)
      result = slot.socket.value.shutDown(receiving: false, sending: true)
      slot.unlock()
    } catch {
      throw refusal(error, "shutdown")
    }
    if result < 0 { throw IOError(.system(errno: Int32(-result)), "shutdown", handle: handle.rawValue) }
  }

  /// The engine's refusal. A handle that we have closed ourselves is said to be that, and
  /// one that the pool's end has closed to be shut down.
  @inline(never)
  func refusal(_ error: EngineError, _ operation: String) -> IOError {
    if error.cause == .invalidHandle || error.cause == .closedMeanwhile {
      if wasClosed { return IOError(.handleClosed, operation, handle: handle.rawValue) }
      if pool.residents.phase != .open { return IOError(.shutDown, operation, handle: handle.rawValue) }
    }
    return IOError(IOError(error).code, operation, handle: handle.rawValue)
  }

  // MARK: Operations

  // A read or a write is inlined into the one async function that a program calls: each
  // further one costs a frame on the task's stack (decision 0034).

  /// Receives into `length` bytes at `base`, which stay valid until this returns.
  @inline(__always)
  func receive(_ base: UnsafeMutableRawPointer?, _ length: Int) async throws(IOError) -> Int {
    try begin("read", inward)
    defer { inward.finish() }
    if case .completed(let count) = try unsafe startReceiving(base, length) {
      if Worker.mustGiveWay { await Task.yield() }
      return count
    }
    await wait(for: inward)
    return try inward.result("read", handle)
  }

  @inline(__always)
  func startReceiving(_ base: UnsafeMutableRawPointer?, _ length: Int) throws(IOError) -> Submission {
    do throws(EngineError) {
      let transfer = unsafe Transfer(
        base, length: min(length, Limits.bytesPerOperation), token: inward.token, Stable<Pending>.told)
      return try Socket.receive(handle, transfer)
    } catch {
      throw refusal(error, "read")
    }
  }

  /// Sends all `length` bytes at `base`, which stay valid until this returns.
  @inline(__always)
  func send(_ base: UnsafeRawPointer?, _ length: Int) async throws(IOError) {
    try begin("write", outward)
    defer { outward.finish() }
    let submission = try unsafe startSending(base, min(length, Limits.bytesPerOperation))
    if submission == .pending || length > Limits.bytesPerOperation {
      return try await unsafe finishSending(base, length, submission)
    }
    if Worker.mustGiveWay { await Task.yield() }
  }

  /// Goes on with a send that waits, or that one operation is too small for.
  ///
  /// - Parameter first: What its first operation came to.
  @inline(never)
  private func finishSending(
    _ base: UnsafeRawPointer?, _ length: Int, _ first: Submission
  ) async throws(IOError) {
    var (base, rest, submission) = unsafe (base, length, first)
    while true {
      if submission == .pending {
        await wait(for: outward)
        _ = try outward.result("write", handle)
      }
      rest -= min(rest, Limits.bytesPerOperation)
      if rest == 0 { return }
      unsafe base = base.map { unsafe $0 + Limits.bytesPerOperation }
      outward.goOn()
      submission = try unsafe startSending(base, min(rest, Limits.bytesPerOperation))
      if submission != .pending, Worker.mustGiveWay { await Task.yield() }
    }
  }

  @inline(__always)
  private func startSending(_ base: UnsafeRawPointer?, _ length: Int) throws(IOError) -> Submission {
    do throws(EngineError) {
      let transfer = unsafe Transfer(
        UnsafeMutableRawPointer(mutating: base), length: length, token: outward.token, Stable<Pending>.told)
      return try Socket.send(handle, transfer)
    } catch {
      throw refusal(error, "write")
    }
  }

  /// The descriptor of the next connection.
  func accept() async throws(IOError) -> Int32 {
    let descriptor = try await perform("accept", inward, .accept) { (record) throws(EngineError) in
      try Socket.accept(handle, record)
    }
    return Int32(descriptor)
  }

  func connect(to address: Address) async throws(IOError) {
    _ = try await perform("connect", outward, .connect) { (record) throws(EngineError) in
      // A connect sends what its record names; this one still names what somebody else had.
      unsafe record.value.setBuffer(nil, length: 0)
      var submission = Submission.pending
      try unsafe address.withResult { (bytes, length) throws(EngineError) in
        submission = try unsafe Socket.connect(handle, bytes, length, record)
      }
      return submission
    }
  }

  /// One operation with a record of the pool, for what is not a plain transfer.
  ///
  /// - Returns: What it came to, as the engine tells it.
  func perform(
    _ name: String, _ pending: Stable<Pending>, _ kind: CompletionEngine.Operation.Kind,
    _ submit: (Stable<CompletionEngine.Operation>) throws(EngineError) -> Submission
  ) async throws(IOError) -> Int {
    try begin(name, pending)
    defer { pending.finish() }
    let record = unsafe OperationPool.take(kind, token: pending.token, Stable<Pending>.told)
    let submission: Submission
    do throws(EngineError) {
      submission = try submit(record)
    } catch {
      OperationPool.give(back: record)
      throw refusal(error, name)
    }
    switch submission {
    case .completed(let result), .truncated(let result):
      if Worker.mustGiveWay { await Task.yield() }
      return result
    case .pending:
      await wait(for: pending)
      return try pending.result(name, handle)
    }
  }
}
