// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Waiting for one operation's result: on its event if there is one; without, on the
/// status itself, since nothing else tells apart which of several operations on a
/// handle has ended.
enum ResultWait {
  enum Outcome {
    case finished
    /// There was no time to wait.
    case incomplete
    case timedOut
    /// This thread has made procedure calls.
    case alerted
  }

  static func perform(
    _ overlapped: UnsafeMutablePointer<OVERLAPPED>, _ milliseconds: DWORD, alertable: Bool
  ) -> Outcome {
    if unsafe isFinished(overlapped) { return .finished }
    if Modes.areOn { Verifier.asksResult(token: UInt(bitPattern: overlapped)) }
    if milliseconds == 0 { return .incomplete }
    let deadline = Wait.deadline(milliseconds)
    let event = unsafe UInt(bitPattern: overlapped.pointee.hEvent) & ~3
    if event != 0 {
      let error = LastError.code
      let result = unsafe Wait.one(HANDLE(bitPattern: event), milliseconds, alertable: alertable)
      LastError.code = error
      if result == Wait.alerted { return .alerted }
      if result == Wait.timedOut { return unsafe isFinished(overlapped) ? .finished : .timedOut }
    }
    // Without an event; or that is no event; or somebody else has set it.
    return unsafe wait(until: deadline, overlapped, alertable)
  }

  private static func wait(
    until deadline: Deadline, _ overlapped: UnsafeMutablePointer<OVERLAPPED>, _ alertable: Bool
  ) -> Outcome {
    let thread = Stable<ThreadRecord>.current
    func hasCalls() -> Bool {
      alertable && Dispatcher.lock.withLock { !thread.value.object.value.calls.isEmpty }
    }
    if alertable { Dispatcher.lock.withLock { thread.value.alertness = .awaitingResult } }
    let isEarly = AfterUnlock.wait(atMost: deadline) { unsafe isFinished(overlapped) || hasCalls() }
    if alertable { Dispatcher.lock.withLock { thread.value.alertness = .none } }
    if unsafe isFinished(overlapped) { return .finished }
    if isEarly, alertable, ProcedureCalls.run(thread) { return .alerted }
    return .timedOut
  }

  private static func isFinished(_ overlapped: UnsafeMutablePointer<OVERLAPPED>) -> Bool {
    unsafe OverlappedState.status(overlapped) != StatusTable.pending
  }
}
