// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A file's handle on a pool's port, with a place for each operation in flight: as many
/// as there are tasks that read or write.
final class FileChannel: Sendable {
  let owned: OwnedHandle
  private let state = Guarded(State())

  private struct State: Sendable {
    /// Places that were in use once; the next operations have them.
    var spare: [Stable<Pending>] = []
    var inFlight = 0
    var isClosed = false
  }

  init(_ handle: Handle, on pool: WorkerPool) throws(IOError) {
    owned = try engineCall { () throws(EngineError) in try OwnedHandle(handle, .file, on: pool) }
  }

  deinit { state.withLock { for place in $0.spare { place.destroy() } } }

  private var handle: Handle { owned.handle }

  // MARK: Closing

  func abandon() {
    state.withLock { $0.isClosed = true }
    owned.abandon()
  }

  /// Refuses, and changes nothing, while operations are in flight.
  func closeIfIdle() throws(IOError) {
    let refusal = state.withLock { (state) -> IOError.Code? in
      if state.isClosed { return .handleClosed }
      if state.inFlight > 0 { return .operationsInFlight(state.inFlight) }
      state.isClosed = true
      return nil
    }
    if let refusal { throw IOError(refusal, "close", handle: handle.rawValue) }
    owned.abandon()
  }

  // MARK: Operations

  /// Reads into `length` bytes at `base`, valid until this returns; 0 at the end.
  func read(_ base: UnsafeMutableRawPointer?, _ length: Int, at place: Int64) async throws(IOError) -> Int {
    try await read(at: place) { (record) throws(EngineError) in
      unsafe record.value.setBuffer(base, length: min(length, Limits.bytesPerOperation))
    }
  }

  func read(_ pieces: TwoPieces, at place: Int64) async throws(IOError) -> Int {
    try await read(at: place) { (record) throws(EngineError) in try pieces.name(in: record, for: .read, handle) }
  }

  private func read(at place: Int64, _ name: OwnedHandle.Naming) async throws(IOError) -> Int {
    do throws(IOError) {
      return try await perform("read", .readFile, at: place, name) {
        (handle, record) throws(EngineError) in try CompletionEngine.File.read(handle, record)
      }
    } catch {
      if error.code == .endOfFile { return 0 }
      throw error
    }
  }

  /// Writes `length` bytes at `base`; behind the last byte when `place` is -1.
  func write(_ base: UnsafeRawPointer?, _ length: Int, at place: Int64) async throws(IOError) {
    var written = 0
    while written < length {
      let part = min(length - written, Limits.bytesPerOperation)
      let start = unsafe base.map { unsafe UnsafeMutableRawPointer(mutating: $0 + written) }
      written += try await write(at: place < 0 ? place : place + Int64(written)) { (record) throws(EngineError) in
        unsafe record.value.setBuffer(start, length: part)
      }
    }
  }

  func write(_ pieces: TwoPieces, at place: Int64) async throws(IOError) {
    let count = try await write(at: place) { (record) throws(EngineError) in
      try pieces.name(in: record, for: .write, handle)
    }
    if count < pieces.length { throw full }
  }

  private func write(at place: Int64, _ name: OwnedHandle.Naming) async throws(IOError) -> Int {
    let count = try await perform("write", .writeFile, at: place, name) {
      (handle, record) throws(EngineError) in try CompletionEngine.File.write(handle, record)
    }
    if count == 0 { throw full }
    return count
  }

  /// Only a device takes less than it was given.
  private var full: IOError { IOError(.system(errno: Errno.noSpace), "write", handle: handle.rawValue) }

  func flush() async throws(IOError) {
    try await change("flush", .syncFile, at: 0)
  }

  func resize(to size: Int64) async throws(IOError) {
    try await change("resize", .resizeFile, at: size)
  }

  private func change(
    _ call: String, _ kind: CompletionEngine.Operation.Kind, at place: Int64
  ) async throws(IOError) {
    _ = try await perform(call, kind, at: place, { unsafe $0.value.setBuffer(nil, length: 0) }) {
      (handle, record) throws(EngineError) in try CompletionEngine.File.change(handle, record)
    }
  }

  var size: Int64 {
    get throws(IOError) { try FileChannel.size(handle, owned) }
  }

  private static func size(_ handle: Handle, _ owned: OwnedHandle) throws(IOError) -> Int64 {
    let facts: SystemCalls.FileFacts?
    do throws(EngineError) {
      facts = try CompletionEngine.File.withDescriptor(handle, .lookUp) {
        SystemCalls.facts(of: $0.value.descriptor)
      }
    } catch {
      throw owned.refusal(error, "size")
    }
    guard let facts else { throw IOError(.system(errno: Errno.deviceError), "size", handle: handle.rawValue) }
    return Int64(facts.size)
  }

  private func perform(
    _ call: String, _ kind: CompletionEngine.Operation.Kind, at place: Int64, _ name: OwnedHandle.Naming,
    _ submit: (Handle, Stable<CompletionEngine.Operation>) throws(EngineError) -> Submission
  ) async throws(IOError) -> Int {
    let pending = try take(call)
    defer { giveBack(pending) }
    try pending.begin(call, handle)
    defer { pending.finish() }
    let record = unsafe OperationPool.take(kind, token: pending.token, Stable<Pending>.told)
    record.value.offset = place
    return try await owned.perform(call, pending, record) { () throws(EngineError) in
      try name(record)
      return try submit(handle, record)
    }
  }

  private func take(_ name: String) throws(IOError) -> Stable<Pending> {
    let place = state.withLock { (state) -> Stable<Pending>? in
      if state.isClosed { return nil }
      state.inFlight += 1
      return state.spare.popLast() ?? Stable(Pending())
    }
    guard let place else { throw IOError(.handleClosed, name, handle: handle.rawValue) }
    return place
  }

  private func giveBack(_ place: Stable<Pending>) {
    state.withLock {
      $0.inFlight -= 1
      $0.spare.append(place)
    }
  }
}
