// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// A handle of any kind, closed once: what files, pipes and datagram sockets are made of,
/// and everything that blocks.
///
/// Dropping it waits for nobody: the engine keeps the descriptor until the last operation
/// has ended.
final class OwnedHandle: Sendable {
  let handle: Handle
  let kind: HandleKind
  /// Whose port it is on, if it is on one.
  private let pool: WorkerPool?
  private let isClosed = Atomic<Bool>(false)

  /// Takes over an open handle, for calls that block.
  init(_ handle: Handle, _ kind: HandleKind) {
    self.handle = handle
    self.kind = kind
    pool = nil
  }

  /// Takes over an open handle; it is closed when it can't be put on the port.
  init(_ handle: Handle, _ kind: HandleKind, on pool: WorkerPool) throws(EngineError) {
    self.handle = handle
    self.kind = kind
    self.pool = pool
    do throws(EngineError) {
      if kind == .file {
        try CompletionEngine.File.associate(handle, with: pool.port.handle, key: PacketKey.operation)
      } else {
        try Socket.associate(handle, kind: kind, with: pool.port.handle, key: PacketKey.operation)
      }
      let slot = try HandleTable.lock(handle, kind, for: .associate)
      // Success at once is the call's own answer here.
      if kind == .file {
        slot.file.value.skipsPacketOnSuccess = true
      } else {
        slot.socket.value.skipsPacketOnSuccess = true
      }
      slot.unlock()
      try pool.residents.opened(handle) { Self.end($0, kind) }
    } catch {
      abandon()
      throw error
    }
  }

  deinit {
    if pool != nil, !isClosed.load(ordering: .relaxed) { Abandonment.report(handle, kind.words) }
    abandon()
  }

  // MARK: Closing

  /// What has not begun ends with `handleClosed`. Does nothing the second time.
  func abandon() {
    if isClosed.exchange(true, ordering: .acquiringAndReleasing) { return }
    Self.abandon(handle, kind)
    pool?.residents.closed(handle)
  }

  private static func abandon(_ handle: Handle, _ kind: HandleKind) {
    if kind == .file { try? CompletionEngine.File.abandon(handle) } else { try? Socket.abandon(handle, kind: kind) }
  }

  /// The pool stops: operations in flight end with `cancelled`, and the handle is refused
  /// from then on.
  private static func end(_ handle: Handle, _ kind: HandleKind) -> Int {
    let count = cancel(handle, kind) { _ in true }
    abandon(handle, kind)
    return count
  }

  /// Refuses, and changes nothing, while operations are in flight. Not for files.
  func closeIfIdle() throws(IOError) {
    do throws(EngineError) { try Socket.close(handle, kind: kind) } catch { throw refusal(error, "close") }
    isClosed.store(true, ordering: .releasing)
    pool?.residents.closed(handle)
  }

  // MARK: Operations

  /// Makes a record name memory that stays valid until its operation has ended.
  typealias Naming = (Stable<CompletionEngine.Operation>) throws(EngineError) -> Void

  /// The engine's refusal. A handle that we have closed ourselves is said to be that, and
  /// one that the pool's end has closed to be shut down.
  @inline(never)
  func refusal(_ error: EngineError, _ operation: String) -> IOError {
    var code = IOError(error).code
    if error.cause == .invalidHandle || error.cause == .closedMeanwhile {
      if let pool, !isClosed.load(ordering: .acquiring), pool.residents.phase != .open {
        code = .shutDown
      } else if error.cause == .closedMeanwhile || isClosed.load(ordering: .acquiring) {
        code = .handleClosed
      }
    }
    return IOError(code, operation, handle: handle.rawValue)
  }

  /// Runs one operation of a task with a record of the pool: the direction is taken for it.
  ///
  /// - Returns: What it came to, as the engine tells it.
  func perform(
    _ name: String, _ pending: Stable<Pending>, _ record: Stable<CompletionEngine.Operation>,
    _ submit: () throws(EngineError) -> Submission
  ) async throws(IOError) -> Int {
    // What a thread of the engine's has begun can't be stopped, so the pool's end waits for it.
    let isWaitedFor = kind == .file
    if isWaitedFor { pool?.residents.fileOperationBegan() }
    defer { if isWaitedFor { pool?.residents.fileOperationEnded() } }
    let submission: Submission
    do throws(EngineError) {
      submission = try submit()
    } catch {
      OperationPool.give(back: record)
      throw refusal(error, name)
    }
    switch submission {
    case .completed(let count), .truncated(let count):
      if Worker.mustGiveWay { await Task.yield() }
      return count
    case .pending:
      await pending.wait(handle)
      return try pending.result(name, handle)
    }
  }

  /// Cancels what is in flight and can be; answers how many.
  func cancel() -> Int { Self.cancel(handle, kind) { _ in true } }

  /// The same for one operation of a handle of any kind. Finding none is no error: it has
  /// ended, or can't be stopped.
  static func cancel(_ handle: Handle, token: UInt) {
    guard let kind = HandleTable.kind(of: handle) else { return }
    _ = cancel(handle, kind) { $0.token == token }
  }

  private static func cancel(
    _ handle: Handle, _ kind: HandleKind, where fits: (borrowing CompletionEngine.Operation) -> Bool
  ) -> Int {
    do throws(EngineError) {
      return kind == .file
        ? try CompletionEngine.File.cancel(handle, where: fits) : try Socket.cancel(handle, kind: kind, where: fits)
    } catch {
      return 0
    }
  }
}

extension HandleKind {
  fileprivate var words: String { self == .socket ? "datagram socket" : name ?? "handle" }
}
