// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// An operation with a completion routine: when it has ended, the thread that began it
/// gets a procedure call; no packet is queued, and hEvent stays the program's (rules
/// APC-1, APC-8).
///
/// Works with every kind of operation: its own completion runs first, on an OVERLAPPED
/// of ours, and the result is copied from there.
@safe
struct CompletionRoutine: ~Copyable {
  @safe
  enum Function {
    case socket(LPWSAOVERLAPPED_COMPLETION_ROUTINE)
    case file(LPOVERLAPPED_COMPLETION_ROUTINE)
  }

  private let function: Function
  private let completion: Completion
  /// Retained.
  private let thread: Stable<WaitObject>
  private var result = unsafe OVERLAPPED()

  private init(_ function: Function, _ completion: @escaping Completion, _ thread: Stable<WaitObject>) {
    self.function = function
    unsafe self.completion = unsafe completion
    self.thread = thread
  }

  /// Marks OVERLAPPED and record, whose completion was set by `OperationPool.take`. Call
  /// it instead of `OverlappedState.begin`, and `detach` if the operation is refused.
  static func attach(_ function: Function, to record: OverlappedRecord) {
    let thread = Stable<ThreadRecord>.current.value.object
    thread.value.retain()
    let routine = unsafe Stable(CompletionRoutine(function, record.value.completion, thread))
    record.value.companion = unsafe UInt(bitPattern: routine.address)
    unsafe record.value.completion = unsafe ended
    unsafe record.overlapped.pointee.Internal = UInt(StatusTable.pending)
  }

  static func detach(_ record: OverlappedRecord) {
    let routine = routine(of: record)
    routine.value.thread.release()
    routine.destroy()
  }

  private static func routine(of record: OverlappedRecord) -> Stable<CompletionRoutine> {
    // SAFETY: `attach` stored the address, and it is asked for once.
    unsafe Stable(address: UnsafeMutableRawPointer(bitPattern: record.value.companion)!)
  }

  private static let ended: Completion = { socket, address, code, moved, packet in
    let record = unsafe OverlappedRecord(address: address)
    let routine = routine(of: record)
    let overlapped = unsafe record.overlapped
    // SAFETY: the routine's memory outlives the completion, which gives the record back.
    unsafe withUnsafeMutablePointer(to: &routine.value.result) { result in
      record.value.token = UInt(bitPattern: result)
      _ = unsafe routine.value.completion(socket, address, code, moved, packet)
    }
    unsafe routine.value.deliver(overlapped)
    routine.value.thread.release()
    routine.destroy()
    return false
  }

  private borrowing func deliver(_ overlapped: UnsafeMutablePointer<OVERLAPPED>) {
    let status = unsafe UInt32(truncatingIfNeeded: result.Internal)
    if Modes.areOn { _ = unsafe WatchedOperations.ends(overlapped, status) as Bool }
    unsafe overlapped.pointee.InternalHigh = result.InternalHigh
    unsafe SharedWord.publish(UInt(status), at: &overlapped.pointee.Internal)
    let bytes = unsafe UInt32(truncatingIfNeeded: result.InternalHigh)
    let body: ProcedureCall.Body =
      switch function {
      case .socket(let routine):
        unsafe .socket(routine, overlapped, StatusTable.winsock(status), bytes)
      case .file(let routine): unsafe .file(routine, overlapped, StatusTable.win32(status), bytes)
      }
    let call = Stable(ProcedureCall(body))
    if !ProcedureCalls.queue(call, to: thread) { call.destroy() }
  }
}
