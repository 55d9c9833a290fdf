// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32
internal import Synchronization

@c @implementation public func GetCurrentProcess() -> HANDLE? { unsafe HANDLE(bitPattern: -1) }

@c @implementation public func GetCurrentProcessId() -> DWORD { DWORD(Process.id) }

/// Ends the process as returning from main does. The system keeps the low 8 bits.
@c @implementation public func ExitProcess(_ code: UINT) -> Never {
  if Modes.areOn { Verifier.processEnds() }
  Process.exit(Int32(bitPattern: code))
}

private let errorMode = Atomic<UInt32>(0)

/// There are no message boxes that it could switch off: kept, and given back.
@c @implementation public func SetErrorMode(_ mode: UINT) -> UINT {
  errorMode.exchange(mode, ordering: .relaxed)
}

/// To standard error: the debugger's console is where that is.
@c @implementation public func OutputDebugStringA(_ text: LPCSTR?) {
  guard let text = unsafe text else { return }
  var length = 0
  // SAFETY: the caller's text ends with a zero character.
  while unsafe text[length] != 0 { length += 1 }
  unsafe Process.writeError(UnsafeBufferPointer(start: text, count: length))
}
