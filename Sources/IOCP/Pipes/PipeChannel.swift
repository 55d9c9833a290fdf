// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// One end of a pipe on a pool's port, with a place for one operation.
final class PipeChannel: Sendable {
  let owned: OwnedHandle
  private let pending = Stable(Pending())

  /// Takes over a descriptor; it is closed on failure.
  init(_ descriptor: Int32, on pool: WorkerPool) throws(IOError) {
    owned = try engineCall { () throws(EngineError) in
      try OwnedHandle(try PipeAdoption.adopt(descriptor), .pipe, on: pool)
    }
  }

  deinit { pending.destroy() }

  /// Waits until the packet of what it ended was taken; answers whether there was one.
  func close() async -> Bool {
    owned.abandon()
    return await pending.drain()
  }

  /// Reads what is there; 0 when nobody can write any more.
  func read(_ base: UnsafeMutableRawPointer?, _ length: Int) async throws(IOError) -> Int {
    try await read { (record) throws(EngineError) in
      unsafe record.value.setBuffer(base, length: min(length, Limits.bytesPerOperation))
    }
  }

  func read(_ pieces: TwoPieces) async throws(IOError) -> Int {
    try await read { (record) throws(EngineError) in try pieces.name(in: record, for: .read, owned.handle) }
  }

  private func read(_ name: OwnedHandle.Naming) async throws(IOError) -> Int {
    do throws(IOError) {
      return try await perform("read", .readPipe, name)
    } catch {
      // The engine's word for the end.
      if error.code == .system(errno: Errno.brokenPipe) { return 0 }
      throw error
    }
  }

  func write(_ base: UnsafeRawPointer?, _ length: Int) async throws(IOError) {
    var written = 0
    while written < length {
      let start = unsafe base.map { unsafe UnsafeMutableRawPointer(mutating: $0 + written) }
      let part = min(length - written, Limits.bytesPerOperation)
      written += try await perform("write", .writePipe) { (record) throws(EngineError) in
        unsafe record.value.setBuffer(start, length: part)
      }
    }
  }

  func write(_ pieces: TwoPieces) async throws(IOError) {
    _ = try await perform("write", .writePipe) { (record) throws(EngineError) in
      try pieces.name(in: record, for: .write, owned.handle)
    }
  }

  private func perform(
    _ call: String, _ kind: CompletionEngine.Operation.Kind, _ name: OwnedHandle.Naming
  ) async throws(IOError) -> Int {
    let handle = owned.handle
    try pending.begin(call, handle)
    defer { pending.finish() }
    let record = unsafe OperationPool.take(kind, token: pending.token, Stable<Pending>.told)
    return try await owned.perform(call, pending, record) { () throws(EngineError) in
      try name(record)
      return try CompletionEngine.Pipe.withLocked(handle, kind == .readPipe ? .read : .write) {
        (end) throws(EngineError) in try end.value.submitPipe(record, kind)
      }
    }
  }
}

/// Streams that are no sockets, for pipes of both kinds.
enum PipeAdoption {
  /// Gives a descriptor a handle, which owns it; on failure it is closed.
  static func adopt(_ descriptor: Int32) throws(EngineError) -> Handle {
    guard SystemCalls.facts(of: descriptor) != nil else {
      throw EngineError(.open, .none, .system(Errno.badDescriptor))
    }
    guard SystemCalls.isPollable(descriptor) else {
      SystemCalls.close(descriptor)
      throw EngineError(.open, .none, .system(Errno.notPermitted))
    }
    return try CompletionEngine.Pipe.adopt(descriptor, .descriptor, isOverlapped: true)
  }
}
