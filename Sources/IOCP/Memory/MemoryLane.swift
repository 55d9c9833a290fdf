// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// One direction of a pipe in memory: a ring of bytes, and at most one task at each side
/// that waits.
final class MemoryLane: Sendable {
  enum Side { case reader, writer }

  private let state: Guarded<State>

  fileprivate struct State: Sendable {
    var ring: [UInt8]
    var start = 0
    var count = 0
    var hasEnded = false
    var failure: IOError.Code?
    var reader = Party()
    var writer = Party()

    var room: Int { ring.count - count }

    subscript(side: Side) -> Party {
      get { side == .reader ? reader : writer }
      set { if side == .reader { reader = newValue } else { writer = newValue } }
    }
  }

  /// Who reads, or who writes.
  fileprivate struct Party: Sendable {
    var isBusy = false
    var isClosed = false
    /// A change came that a task, which was about to wait, has not seen.
    var mustLook = false
    var sleeper: Sleeper?
  }

  fileprivate struct Sleeper: Sendable {
    let continuation: CheckedContinuation<Void, Never>
  }

  init(capacity: Int) { state = Guarded(State(ring: [UInt8](repeating: 0, count: capacity))) }

  // MARK: Taking turns

  func begin(_ side: Side) throws(IOError) {
    let name = Self.name(side)
    let refusal: IOError.Code? = state.withLock { state in
      if state[side].isClosed { return .handleClosed }
      if state[side].isBusy { return .operationInFlight }
      state[side].isBusy = true
      state[side].mustLook = false
      return nil
    }
    if let refusal { throw IOError(refusal, name) }
  }

  func finish(_ side: Side) { state.withLock { $0[side].isBusy = false } }

  /// Sleeps until something has changed, or the task is cancelled.
  func wait(_ side: Side) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isDone = state.withLock { state in
          if state[side].mustLook {
            state[side].mustLook = false
            return true
          }
          state[side].sleeper = Sleeper(continuation: continuation)
          return false
        }
        if isDone { continuation.resume() }
      }
    } onCancel: {
      change { state in Self.wake(side, &state) }
    }
  }

  /// Runs `body` under the lock, and afterwards those that it wakes.
  private func change(_ body: (inout State) -> Sleeper?) {
    state.withLock(body)?.continuation.resume()
  }

  private static func wake(_ side: Side, _ state: inout State) -> Sleeper? {
    guard let sleeper = state[side].sleeper else {
      state[side].mustLook = true
      return nil
    }
    state[side].sleeper = nil
    return sleeper
  }

  private static func name(_ side: Side) -> String { side == .reader ? "read" : "write" }

  // MARK: Bytes

  /// Moves what is there; nil when the reader has to wait.
  func take(into buffer: inout OutputRawSpan) throws(IOError) -> Int? {
    var refusal: IOError.Code?
    var sleeper: Sleeper?
    let count = state.withLock { (state) -> Int? in
      if state.reader.isClosed {
        refusal = .handleClosed
      } else if let failure = state.failure {
        refusal = failure
      } else if state.count > 0 {
        sleeper = Self.wake(.writer, &state)
        return state.move(into: &buffer)
      }
      return state.hasEnded ? 0 : nil
    }
    sleeper?.continuation.resume()
    if let refusal { throw IOError(refusal, "read") }
    return count
  }

  /// Takes over what there is room for; answers how many bytes.
  func put(_ bytes: RawSpan) throws(IOError) -> Int {
    var refusal: IOError.Code?
    var sleeper: Sleeper?
    let count = state.withLock { state in
      if state.writer.isClosed {
        refusal = .handleClosed
      } else if state.hasEnded {
        refusal = .shutDown
      } else if let failure = state.failure {
        refusal = failure
      } else if state.reader.isClosed {
        refusal = .system(errno: Errno.brokenPipe)
      } else if state.room > 0 {
        sleeper = Self.wake(.reader, &state)
        return state.append(bytes)
      }
      return 0
    }
    sleeper?.continuation.resume()
    if let refusal { throw IOError(refusal, "write") }
    return count
  }

  // MARK: The end

  /// Nothing more will be written; `closing` says whose own end was closed, if one was.
  func end(closing side: Side? = nil) {
    change { state in
      if side != .reader { state.hasEnded = true }
      if let side { state[side].isClosed = true }
      return Self.wake(.reader, &state)
    }
    change { state in Self.wake(.writer, &state) }
  }

  func fail(_ code: IOError.Code) {
    change { state in
      if state.failure == nil { state.failure = code }
      return Self.wake(.reader, &state)
    }
    change { state in Self.wake(.writer, &state) }
  }
}

extension MemoryLane.State {
  fileprivate mutating func move(into buffer: inout OutputRawSpan) -> Int {
    var moved = 0
    // The second part begins where the ring does.
    for _ in 0..<2 where count > 0 {
      let part = min(count, ring.count - start)
      // SAFETY: bytes have no padding.
      let copied = unsafe buffer.append(copying: ring.span.bytes.extracting(start..<start + part))
      moved += copied
      count -= copied
      start = (start + copied) % ring.count
    }
    return moved
  }

  fileprivate mutating func append(_ bytes: RawSpan) -> Int {
    let new = min(bytes.byteCount, room)
    for offset in 0..<new {
      // SAFETY: `offset` < `byteCount`.
      ring[(start + count) % ring.count] = unsafe bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      count += 1
    }
    CopyCounter.add(new)
    return new
  }
}
