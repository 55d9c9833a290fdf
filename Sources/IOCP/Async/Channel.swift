// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// A handle on a pool's port with one place for an operation in each direction; what
/// connections and listeners are made of.
final class Channel: @unchecked Sendable {
  // Sendable: constants; a Pending says itself who touches it.
  let handle: Handle
  /// Receives and accepts.
  let inward = Stable(Pending())
  /// Sends and connects.
  let outward = Stable(Pending())
  let pool: WorkerPool
  private let isClosed = Atomic<Bool>(false)
  let scope = CancellationScope()

  /// Takes over an open handle; it is closed when it can't be put on the port.
  init(_ handle: Handle, on pool: WorkerPool) throws(EngineError) {
    self.handle = handle
    self.pool = pool
    do throws(EngineError) {
      try Socket.associate(handle, with: pool.port.handle, key: PacketKey.operation)
      let slot = try HandleTable.lock(handle, .socket, for: .associate)
      // Success at once is the call's own answer here.
      slot.socket.value.skipsPacketOnSuccess = true
      slot.unlock()
      try pool.residents.opened(handle)
    } catch {
      try? Socket.close(handle)
      throw error
    }
  }

  deinit {
    close()
    inward.destroy()
    outward.destroy()
  }

  /// Operations in flight end with `handleClosed`. Does nothing the second time.
  func close() {
    if isClosed.exchange(true, ordering: .relaxed) { return }
    try? Socket.abandon(handle)
    pool.residents.closed(handle)
  }

  // MARK: Operations

  /// Receives into `length` bytes at `base`, which stay valid until this returns.
  func receive(_ base: UnsafeMutableRawPointer?, _ length: Int) async throws(IOError) -> Int {
    try inward.begin("read", handle)
    defer { inward.finish() }
    cover(inward)
    let submission = try engineCall { () throws(EngineError) in
      try unsafe Socket.receive(handle, Transfer(base, length: length, token: inward.token, Stable<Pending>.told))
    }
    if case .completed(let count) = submission {
      if mustGiveWay { await Task.yield() }
      return count
    }
    await wait(for: inward)
    return try inward.result("read", handle)
  }

  /// Sends all `length` bytes at `base`, which stay valid until this returns.
  func send(_ base: UnsafeRawPointer?, _ length: Int) async throws(IOError) {
    try outward.begin("write", handle)
    defer { outward.finish() }
    let submission = try engineCall { () throws(EngineError) in
      try unsafe Socket.send(
        handle,
        Transfer(
          UnsafeMutableRawPointer(mutating: base), length: length, token: outward.token, Stable<Pending>.told))
    }
    if case .completed = submission {
      if mustGiveWay { await Task.yield() }
      return
    }
    await wait(for: outward)
    _ = try outward.result("write", handle)
  }

  /// The descriptor of the next connection.
  func accept() async throws(IOError) -> Int32 {
    try inward.begin("accept", handle)
    defer { inward.finish() }
    cover(inward)
    let record = unsafe OperationPool.take(.accept, token: inward.token, Stable<Pending>.told)
    let submission: Submission
    do throws(EngineError) {
      submission = try Socket.accept(handle, record)
    } catch {
      OperationPool.give(back: record)
      throw IOError(error)
    }
    if case .completed(let descriptor) = submission {
      if mustGiveWay { await Task.yield() }
      return Int32(descriptor)
    }
    await wait(for: inward)
    return Int32(try inward.result("accept", handle))
  }

  func connect(to address: Address) async throws(IOError) {
    try outward.begin("connect", handle)
    defer { outward.finish() }
    let record = unsafe OperationPool.take(.connect, token: outward.token, Stable<Pending>.told)
    var submission = Submission.pending
    do throws(EngineError) {
      try unsafe address.withResult { (bytes, length) throws(EngineError) in
        submission = try unsafe Socket.connect(handle, bytes, length, record)
      }
    } catch {
      OperationPool.give(back: record)
      throw IOError(error)
    }
    if case .completed = submission { return }
    await wait(for: outward)
    _ = try outward.result("connect", handle)
  }

  /// A task whose operations end at once, one after the other, lets others run.
  @inline(__always)
  private var mustGiveWay: Bool {
    guard let worker = Stable<Worker>.current else { return false }
    worker.value.immediates += 1
    return worker.value.immediates > Worker.turnsBetweenLooks
  }
}
