// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A bounded number of equal buffers that are lent one by one.
///
/// Meant for many connections of which few have data at a time: a read with a pool takes
/// a buffer when there is something to read, not before. When all are lent, reads wait,
/// first come, first served, so that peers are slowed down and memory does not grow.
///
///     let buffers = try BufferPool(count: 64, bytesEach: 4096)
///     while let chunk = try await connection.read(from: buffers) {
///       try await connection.write(chunk)
///     }                                       // each chunk goes back at the end of its turn
@safe
public final class BufferPool: @unchecked Sendable {
  // Sendable: constants, and what `state` guards; a buffer has one owner at a time.

  /// What becomes of somebody who wants a buffer while all are lent.
  ///
  ///     guard let chunk = try await connection.read(from: buffers, whenEmpty: .fail) else { return }
  ///     parse(chunk.bytes)
  public enum WhenEmpty: Sendable {
    /// Waits for one to come back.
    case wait
    /// Fails with ``IOError/Code/exhausted``; what was there to read is there still.
    case fail
  }

  /// How many there are.
  public let count: Int
  /// Capacity of each, in bytes.
  public let bytesEach: Int

  private let memory: UnsafeMutableRawPointer
  private let state: Guarded<State>

  private struct State {
    /// Indices of buffers that nobody has; the one that came back last is lent next.
    var free: [Int32]
    var isClosed = false
    /// Who waits, oldest first.
    var first: Waiter?
    var last: Waiter?
  }

  fileprivate enum Answer { case buffer(Int32), failure(IOError.Code) }

  /// A task that waits for a buffer; all of it is guarded by the state's lock.
  @safe
  final class Waiter: @unchecked Sendable {
    fileprivate var continuation: UnsafeContinuation<Void, Never>?
    fileprivate var answer: Answer?
    fileprivate var next: Waiter?
    fileprivate unowned(unsafe) var previous: Waiter?
    fileprivate let pool: BufferPool

    fileprivate init(_ pool: BufferPool) { self.pool = pool }

    /// Answers whether it had no answer yet.
    @discardableResult
    func end(_ code: IOError.Code) -> Bool { pool.end(self, code) }
  }

  /// - Parameters:
  ///   - count: At least 1, at most 1,048,576.
  ///   - bytesEach: At least 1; `count` times it is allocated at once, and touched as it is used.
  /// - Throws: `invalidArgument`.
  public init(count: Int, bytesEach: Int) throws(IOError) {
    guard (1...Self.maximalCount).contains(count), (1...Limits.bytesPerOperation).contains(bytesEach) else {
      throw IOError(.invalidArgument, "createBufferPool")
    }
    self.count = count
    self.bytesEach = bytesEach
    stride = (bytesEach + Self.alignment - 1) / Self.alignment * Self.alignment
    unsafe memory = .allocate(byteCount: count * stride, alignment: Self.alignment)
    state = Guarded(State(free: (0..<Int32(count)).reversed()))
  }

  private let stride: Int
  private static let maximalCount = 1 << 20
  private static let alignment = 64

  deinit { unsafe memory.deallocate() }

  /// Buffers that can be had now.
  public var availableCount: Int { state.withLock { $0.free.count } }

  /// The next buffer, empty; waits while all are lent.
  ///
  /// - Throws: `handleClosed` when the pool is closed, also while it waits; `cancelled`.
  public func take() async throws(IOError) -> PooledBuffer {
    if let index = try takeIndex() { return PooledBuffer(self, index) }
    return PooledBuffer(self, try await waitForIndex(Waiter(self)))
  }

  /// The same; `watch` gets what ends the wait, before it begins.
  func take(_ watch: (Waiter) -> Void) async throws(IOError) -> PooledBuffer {
    if let index = try takeIndex() { return PooledBuffer(self, index) }
    let waiter = Waiter(self)
    watch(waiter)
    return PooledBuffer(self, try await waitForIndex(waiter))
  }

  /// A buffer, empty, if there is one.
  ///
  /// - Throws: `exhausted` when all are lent or others wait for one, `handleClosed`.
  public func takeIfAvailable() throws(IOError) -> PooledBuffer {
    guard let index = try takeIndex() else { throw IOError(.exhausted, Self.operation) }
    return PooledBuffer(self, index)
  }

  /// Lends no more: whoever waits fails with `handleClosed`. Buffers that are lent stay
  /// valid; the memory goes with the last of them.
  public func close() {
    var waiter = state.withLock { state in
      state.isClosed = true
      defer { (state.first, state.last) = (nil, nil) }
      var each = state.first
      while let waiter = each {
        waiter.answer = .failure(.handleClosed)
        each = waiter.next
      }
      return state.first
    }
    while let each = waiter {
      waiter = each.next
      each.next = nil
      unsafe each.continuation.unsafelyUnwrapped.resume()
    }
  }

  // MARK: Lending

  private static let operation = "takeBuffer"

  private func takeIndex() throws(IOError) -> Int32? {
    let (isClosed, index) = state.withLock { state in
      (state.isClosed, state.isClosed || state.first != nil ? nil : state.free.popLast())
    }
    if isClosed { throw IOError(.handleClosed, Self.operation) }
    return index
  }

  func give(back index: Int32) {
    let next = state.withLock { state -> Waiter? in
      guard let waiter = state.first else {
        state.free.append(index)
        return nil
      }
      Self.remove(waiter, &state)
      waiter.answer = .buffer(index)
      return waiter
    }
    if let next { unsafe next.continuation.unsafelyUnwrapped.resume() }
  }

  func address(of index: Int32) -> UnsafeMutableRawPointer {
    // SAFETY: indices are below `count`.
    unsafe memory + Int(index) * stride
  }

  // MARK: Waiting

  private func waitForIndex(_ waiter: Waiter) async throws(IOError) -> Int32 {
    await withTaskCancellationHandler {
      unsafe await withUnsafeContinuation { continuation in
        let goesOn = state.withLock { state in
          // What has come since: a cancel, a close, a buffer.
          if waiter.answer == nil, state.isClosed { waiter.answer = .failure(.handleClosed) }
          if waiter.answer == nil, state.first == nil, let index = state.free.popLast() {
            waiter.answer = .buffer(index)
          }
          if waiter.answer != nil { return true }
          unsafe waiter.continuation = continuation
          unsafe waiter.previous = state.last
          if let last = state.last { last.next = waiter } else { state.first = waiter }
          state.last = waiter
          return false
        }
        if goesOn { unsafe continuation.resume() }
      }
    } onCancel: {
      waiter.end(.cancelled)
    }
    switch waiter.answer {
    case .buffer(let index): return index
    case .failure(let code): throw IOError(code, Self.operation)
    case nil: preconditionFailure("a wait for a buffer ended without an answer")
    }
  }

  private func end(_ waiter: Waiter, _ code: IOError.Code) -> Bool {
    let (isLate, wasWaiting) = state.withLock { state in
      if waiter.answer != nil { return (true, false) }
      waiter.answer = .failure(code)
      if unsafe waiter.continuation == nil { return (false, false) }
      Self.remove(waiter, &state)
      return (false, true)
    }
    if wasWaiting { unsafe waiter.continuation.unsafelyUnwrapped.resume() }
    return !isLate
  }

  private static func remove(_ waiter: Waiter, _ state: inout State) {
    if let previous = unsafe waiter.previous { previous.next = waiter.next } else { state.first = waiter.next }
    if let next = waiter.next {
      unsafe next.previous = waiter.previous
    } else {
      state.last = unsafe waiter.previous
    }
    waiter.next = nil
    unsafe waiter.previous = nil
  }
}
