// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// One operation of a task: where its result is stored, and the task that waits.
///
/// One for each direction of a connection, used again and again; so a read allocates
/// nothing. Two columns; whoever comes second resumes the task:
///
///   the task                      the thread that takes the packet
///   starts the operation          state := ended; was it waiting?
///   continuation := …               yes: resumes the task
///   state := waiting; was it ended?
///     yes: goes on at once
///
/// Somebody who closes the connection may wait for the packet as well: `drained`.
@safe
struct Pending: ~Copyable {
  // First: the engine stores a success here (Transfer). All of it lies in one line of the
  // processor's cache.
  fileprivate var status: UInt = 0
  fileprivate var count = 0
  fileprivate var continuation: UnsafeContinuation<Void, Never>?
  fileprivate let state = Atomic<UInt8>(idle)
  fileprivate let isBusy = Atomic<Bool>(false)
  /// Its task's cancellation is a scope's concern. Constant while an operation is in flight.
  var isCovered = false
  fileprivate let hasCloser = Atomic<Bool>(false)
  /// Of the one that waits for the packet to be taken, and not for its result.
  fileprivate var closer: UnsafeContinuation<Void, Never>?
  /// What its operations are on, to ask for its memory ahead.
  fileprivate let handle: Handle
  /// The same of the object that its operations' calls look into; not followed.
  var owner: UInt = 0
  /// Called instead of a task that goes on.
  fileprivate var resumption: Unmanaged<Resumption>?

  fileprivate final class Resumption: Sendable {
    let whenReady: @Sendable () -> Void
    init(_ whenReady: @escaping @Sendable () -> Void) { self.whenReady = whenReady }
  }

  fileprivate static var idle: UInt8 { 0 }
  fileprivate static var waiting: UInt8 { 1 }
  fileprivate static var ended: UInt8 { 2 }
  /// As `waiting`, and a closer waits too.
  fileprivate static var watched: UInt8 { 3 }
  /// No task waits: `resumption` is called.
  fileprivate static var waitingWithoutTask: UInt8 { 4 }

  /// - Parameter handle: What its operations are on, where that is always the same.
  init(of handle: Handle = .none) { self.handle = handle }
}

/// Those of a handle's two directions: a line of the processor's cache each, in one block.
struct PendingPair: ~Copyable {
  private var inward: Pending
  private var outward: Pending

  init(of handle: Handle) {
    assert(MemoryLayout<Pending>.stride == 64, "not a line of the cache")
    inward = Pending(of: handle)
    outward = Pending(of: handle)
  }
}

extension Stable where Value == PendingPair {
  // SAFETY: a struct's fields lie in their order, and those of one type without gaps.
  var inward: Stable<Pending> { unsafe Stable<Pending>(address: address) }
  var outward: Stable<Pending> { unsafe Stable<Pending>(address: address + MemoryLayout<Pending>.stride) }
}

extension Stable where Value == Pending {
  init(token: UInt) {
    // SAFETY: tokens of this kind are addresses of a Pending, which lives as long as
    // its connection, and that longer than its operations.
    unsafe self.init(address: UnsafeMutableRawPointer(bitPattern: token)!)
  }

  var token: UInt { unsafe UInt(bitPattern: address) }

  /// Takes the direction for one operation.
  func begin(_ operation: String, _ handle: Handle) throws(IOError) {
    if Task.isCancelled { throw IOError(.cancelled, operation, handle: handle.rawValue) }
    try take(operation, handle)
  }

  /// As `begin`; the caller has asked whether the task is cancelled.
  @inline(__always)
  func take(_ operation: String, _ handle: Handle) throws(IOError) {
    if value.isBusy.exchange(true, ordering: .acquiring) {
      throw IOError(.operationInFlight, operation, handle: handle.rawValue)
    }
    value.state.store(Pending.idle, ordering: .relaxed)
  }

  func finish() { value.isBusy.store(false, ordering: .releasing) }

  /// What the operation came to: bytes, or the accepted descriptor.
  func result(_ operation: String, _ handle: Handle) throws(IOError) -> Int {
    if value.status == 0 { return value.count }
    let error = IOError(status: UInt32(truncatingIfNeeded: value.status), operation)
    throw IOError(error.code, operation, handle: handle.rawValue)
  }

  /// Waits for the packet of an operation that was accepted as pending. When the task
  /// is cancelled, the operation is, and its packet is waited for all the same: the
  /// memory it works on is the task's again only then.
  func wait(_ handle: Handle) async {
    let token = token
    await withTaskCancellationHandler {
      await waitForPacket()
    } onCancel: {
      OwnedHandle.cancel(handle, token: token)
    }
  }

  /// As `wait`; somebody else sees to the cancellation.
  @inline(__always)
  func waitForPacket() async {
    unsafe await suspended { continuation in
      unsafe value.continuation = continuation
      if value.state.exchange(Pending.waiting, ordering: .acquiringAndReleasing) == Pending.ended {
        unsafe continuation.resume()
      }
    }
  }

  /// Its packet is the next one to be taken off the port: its task is about to go on.
  @inline(__always)
  func prefetchTask() {
    guard value.state.load(ordering: .acquiring) == Pending.waiting, let continuation = unsafe value.continuation
    else { return }
    // The task's object with its state and its allocator, and what a call reads of the owner.
    // SAFETY: a word, the task's address, that is not followed.
    Prefetch.lines(6, at: unsafe unsafeBitCast(continuation, to: UInt.self))
    Prefetch.lines(2, at: value.owner)
    HandleTable.prefetchSlot(of: value.handle)
  }

  /// Its packet was taken off the port.
  @inline(__always)
  func end() {
    HandleTable.prefetchResource(of: value.handle)
    let before = value.state.exchange(Pending.ended, ordering: .acquiringAndReleasing)
    if before == Pending.waiting {
      unsafe value.continuation.unsafelyUnwrapped.resume()
    } else if before != Pending.idle {
      endOtherwise(before)
    }
  }

  @inline(never)
  private func endOtherwise(_ before: UInt8) {
    if before == Pending.waitingWithoutTask { return resumeWithoutTask() }
    // First, while the record is there for sure: the closer keeps it until it goes on.
    unsafe value.continuation.unsafelyUnwrapped.resume()
    unsafe value.closer.unsafelyUnwrapped.resume()
  }

  // MARK: Without a task

  /// In place of `wait` and `finish`: the direction is free again when `whenReady` is called.
  func waitWithoutTask(_ whenReady: @escaping @Sendable () -> Void) {
    unsafe value.resumption = Unmanaged.passRetained(Pending.Resumption(whenReady))
    let before = value.state.exchange(Pending.waitingWithoutTask, ordering: .acquiringAndReleasing)
    if before == Pending.ended {
      value.state.store(Pending.ended, ordering: .relaxed)
      resumeWithoutTask()
    }
  }

  private func resumeWithoutTask() {
    // SAFETY: retained by `waitWithoutTask`, and called by one of the two that come together.
    let resumption = unsafe value.resumption.unsafelyUnwrapped.takeRetainedValue()
    unsafe value.resumption = nil
    finish()
    resumption.whenReady()
  }

  // MARK: Closing

  /// No operation is in flight just now, although the direction is still taken: a
  /// managed read waits for a buffer.
  func rest() { value.state.store(Pending.ended, ordering: .releasing) }

  /// Goes back to the beginning for a further operation of the same call.
  func goOn() { value.state.store(Pending.idle, ordering: .relaxed) }

  /// Waits until the packet of the operation that is in flight has been taken, if one
  /// is. The handle is closed: none is accepted any more. Its memory is its task's then.
  ///
  /// - Returns: Whether the closing ended an operation.
  func drain() async -> Bool {
    while value.isBusy.load(ordering: .acquiring), value.state.load(ordering: .acquiring) != Pending.ended {
      if value.hasCloser.exchange(true, ordering: .acquiring) {
        // A second closer; one record is enough for what is rare.
        await Task.yield()
        continue
      }
      let hasWaited = await waitAsCloser()
      value.hasCloser.store(false, ordering: .releasing)
      // Between its submission and its wait; that is not for long.
      if !hasWaited { await Task.yield() }
    }
    return value.state.load(ordering: .acquiring) == Pending.ended
      && Int32(truncatingIfNeeded: value.status) == Status.handleClosed.code
  }

  /// False when the operation does not wait (yet).
  private func waitAsCloser() async -> Bool {
    var hasWaited = true
    unsafe await withUnsafeContinuation { continuation in
      unsafe value.closer = continuation
      let (exchanged, _) = value.state.compareExchange(
        expected: Pending.waiting, desired: Pending.watched, ordering: .acquiringAndReleasing)
      if !exchanged {
        hasWaited = false
        unsafe continuation.resume()
      }
    }
    return hasWaited
  }

  /// The engine's word that a transfer failed after it was accepted, or that an accept
  /// or a connect ended.
  static var told: CompletionEngine.Completion {
    { _, address, code, result, _ in
      let record = unsafe Stable<CompletionEngine.Operation>(address: address)
      let pending = Stable<Pending>(token: record.value.token)
      pending.value.status = UInt(UInt32(bitPattern: code))
      pending.value.count = result
      OperationPool.give(back: record)
      return true
    }
  }
}
