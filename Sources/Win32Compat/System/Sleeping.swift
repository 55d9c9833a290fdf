// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// None of these changes the last error (rule ERR-15).
private func rest(_ milliseconds: DWORD) {
  if milliseconds == 0 { return Threads.yield() }
  Blocking.sleep(until: Wait.deadline(milliseconds))
}

@c @implementation public func Sleep(_ milliseconds: DWORD) { rest(milliseconds) }

@c @implementation public func SleepEx(_ milliseconds: DWORD, _ alertable: BOOL) -> DWORD {
  guard alertable != 0 else {
    rest(milliseconds)
    return 0
  }
  // A wait for nothing, which only procedure calls can end.
  let nothing = unsafe UnsafeBufferPointer<HANDLE?>(start: nil, count: 0)
  let result = unsafe Wait.wait(nothing, all: false, milliseconds, alertable: true)
  if result != Wait.alerted, milliseconds == 0 { Threads.yield() }
  return result == Wait.alerted ? result : 0
}

/// The kernel does not tell whether another thread ran; "yes" makes callers that wait
/// in a loop go on trying instead of sleeping for long.
@c @implementation public func SwitchToThread() -> BOOL {
  Threads.yield()
  return 1
}
