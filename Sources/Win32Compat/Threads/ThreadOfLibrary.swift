// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Threads by the names of the Microsoft C library. There is nothing of its own that
/// it would have to set up here, so they are like CreateThread's. errno is set too.

@c @implementation public func _beginthreadex(
  _ security: UnsafeMutableRawPointer?, _ stack: UInt32,
  _ start: (@convention(c) (UnsafeMutableRawPointer?) -> UInt32)?,
  _ argument: UnsafeMutableRawPointer?, _ flags: UInt32, _ id: UnsafeMutablePointer<UInt32>?
) -> UInt {
  let plan = unsafe start.map { function in
    unsafe ThreadStart.Plan(
      function: function, parameter: argument, stack: Int(stack), flags: flags)
  }
  guard let plan, plan.isValid else {
    LastError.code = UInt32(bitPattern: ERROR_INVALID_PARAMETER)
    Process.errorNumber = Process.invalidArgument
    return 0
  }
  let handle = unsafe ThreadStart.create(plan, id)
  if unsafe handle == nil { Process.errorNumber = Process.tryAgain }
  return UInt(bitPattern: handle)
}

@c @implementation public func _endthreadex(_ code: UInt32) -> Never { ThreadStart.exit(code) }

/// The handle closes itself when the thread ends.
@c @implementation public func _beginthread(
  _ start: (@convention(c) (UnsafeMutableRawPointer?) -> Void)?, _ stack: UInt32,
  _ argument: UnsafeMutableRawPointer?
) -> UInt {
  guard let start = unsafe start else {
    LastError.code = UInt32(bitPattern: ERROR_INVALID_PARAMETER)
    Process.errorNumber = Process.invalidArgument
    return .max
  }
  let call = unsafe Stable(LibraryCall(function: start, argument: argument))
  let plan = unsafe ThreadStart.Plan(
    function: { unsafe LibraryCall.run($0) }, parameter: call.address, stack: Int(stack),
    closesHandle: true)
  let handle = unsafe ThreadStart.create(plan, nil)
  if unsafe handle == nil {
    call.destroy()
    Process.errorNumber = Process.tryAgain
    return .max
  }
  return UInt(bitPattern: handle)
}

@c @implementation public func _endthread() -> Never { ThreadStart.exit(0) }

/// A thread function without a result.
@safe
private struct LibraryCall: ~Copyable {
  let function: @convention(c) (UnsafeMutableRawPointer?) -> Void
  let argument: UnsafeMutableRawPointer?

  static func run(_ address: UnsafeMutableRawPointer?) -> UInt32 {
    guard let address = unsafe address else { return 0 }
    let call = unsafe Stable<LibraryCall>(address: address)
    let (function, argument) = unsafe (call.value.function, call.value.argument)
    call.destroy()
    unsafe function(argument)
    return 0
  }
}
