// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Calls that block the thread. They take their turn behind operations that are pending on
/// the same handle, and end with `handleClosed` when another thread closes it.
extension OwnedHandle {
  /// Receives or sends with a record of the pool, which `prepare` fills in and `result`
  /// may look at afterwards.
  ///
  /// - Returns: Bytes moved, or -errno(3).
  func block<Result>(
    _ name: String, _ kind: CompletionEngine.Operation.Kind, _ base: UnsafeMutableRawPointer?, _ length: Int,
    _ timeout: Duration?, prepare: (Stable<CompletionEngine.Operation>) -> Void = { _ in },
    _ result: (Int, Stable<CompletionEngine.Operation>) throws(IOError) -> Result
  ) throws(IOError) -> Result {
    // Nobody is told of its end.
    let record = unsafe OperationPool.take(kind, token: 0) { _, _, _, _, _ in false }
    defer { OperationPool.give(back: record) }
    unsafe record.value.setBuffer(base, length: min(length, Limits.bytesPerOperation))
    prepare(record)
    let answer: Int
    do throws(EngineError) {
      answer = try perform(record, Deadline(timeout))
    } catch {
      throw refusal(error, name)
    }
    return try result(answer, record)
  }

  private func perform(
    _ record: Stable<CompletionEngine.Operation>, _ deadline: Deadline
  ) throws(EngineError) -> Int {
    if kind == .socket { return try Socket.block(handle, performing: record, until: deadline) }
    switch try CompletionEngine.Pipe.perform(handle, record, record.value.kind, until: deadline) {
    case .completed(let count), .truncated(let count): return count
    case .pending: return 0
    }
  }

  /// The bytes moved, or the error that -errno(3) stands for.
  func count(_ answer: Int, _ name: String) throws(IOError) -> Int {
    if answer >= 0 { return answer }
    throw IOError(.system(errno: Int32(-answer)), name, handle: handle.rawValue)
  }

  /// Makes one call again and again until it no longer says EAGAIN.
  func block(
    _ name: String, _ operation: EngineError.Operation, _ interest: Socket.Interest, _ timeout: Duration?,
    _ call: (Int32) -> Int
  ) throws(IOError) -> Int {
    let answer: Int
    do throws(EngineError) {
      answer = try Socket.block(handle, operation, interest, until: Deadline(timeout), call)
    } catch {
      throw refusal(error, name)
    }
    return try count(answer, name)
  }
}

extension Deadline {
  /// So long from now; never for nil.
  init(_ timeout: Duration?) {
    let nanoseconds = Patience(timeout).nanoseconds
    self = nanoseconds < 0 ? .never : .after(nanoseconds: nanoseconds)
  }
}
