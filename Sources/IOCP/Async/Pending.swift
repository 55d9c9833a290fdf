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
@safe
struct Pending: ~Copyable {
  // First: the engine stores a success here (Transfer).
  fileprivate var status: UInt = 0
  fileprivate var count = 0
  fileprivate let state = Atomic<UInt8>(idle)
  fileprivate let isBusy = Atomic<Bool>(false)
  fileprivate var continuation: UnsafeContinuation<Void, Never>?

  fileprivate static var idle: UInt8 { 0 }
  fileprivate static var waiting: UInt8 { 1 }
  fileprivate static var ended: UInt8 { 2 }

  init() {}
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
      unsafe await withUnsafeContinuation { continuation in
        unsafe value.continuation = continuation
        if value.state.exchange(Pending.waiting, ordering: .acquiringAndReleasing) == Pending.ended {
          unsafe continuation.resume()
        }
      }
    } onCancel: {
      OwnedHandle.cancel(handle, token: token)
    }
  }

  /// Its packet was taken off the port.
  @inline(__always)
  func end() {
    if value.state.exchange(Pending.ended, ordering: .acquiringAndReleasing) == Pending.waiting {
      unsafe value.continuation.unsafelyUnwrapped.resume()
    }
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
