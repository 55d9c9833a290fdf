// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Completions of a handle, brought to a function by a pool. Rules TP-1 to TP-5, TP-9.

extension Stable where Value == PoolObject {
  /// A second name, by which packets find the object while it lives; they may come
  /// without having been announced.
  fileprivate func openInner() throws(EngineError) {
    value.innerHandle = try unsafe HandleTable.insert(.poolInner, address) { _ in }
  }
}

@c @implementation public func CreateThreadpoolIo(
  _ file: HANDLE?, _ function: PTP_WIN32_IO_CALLBACK?, _ context: PVOID?, _ environ: PTP_CALLBACK_ENVIRON?
) -> PTP_IO? {
  guard let function = unsafe function else {
    LastError.code = UInt32(ERROR_INVALID_PARAMETER)
    return nil
  }
  guard let environment = unsafe PoolEnvironment(environ) else { return nil }
  let object = unsafe Stable<PoolObject>.make(.inputOutput(function), context, environment)
  do throws(EngineError) {
    try object.openInner()
  } catch {
    object.release()
    LastError.code = UInt32(StatusTable.win32(error))
    return nil
  }
  let pool = environment.pool
  let key = PoolKey(inputOutput: object.value.innerHandle).word
  guard unsafe CreateIoCompletionPort(file, pool.value.port.windows, key, 0) != nil else {
    object.release()
    return nil
  }
  pool.expectInputOutput()
  return unsafe object.open(.poolInputOutput) ? PTP_IO(bitPattern: object.value.handle.word) : nil
}

/// To be called before each operation.
@c @implementation public func StartThreadpoolIo(_ io: PTP_IO?) {
  guard let object = Stable<PoolObject>.retained(UInt(bitPattern: io), .poolInputOutput) else { return }
  object.expectOneMore()
  object.release()
}

/// The operation brings no packet: it failed at once.
@c @implementation public func CancelThreadpoolIo(_ io: PTP_IO?) {
  guard let object = Stable<PoolObject>.retained(UInt(bitPattern: io), .poolInputOutput) else { return }
  object.expectOneLess()
  object.release()
}

@c @implementation public func WaitForThreadpoolIoCallbacks(_ io: PTP_IO?, _ cancel: BOOL) {
  Stable<PoolObject>.wait(UInt(bitPattern: io), .poolInputOutput, cancel)
}

@c @implementation public func CloseThreadpoolIo(_ io: PTP_IO?) {
  Stable<PoolObject>.close(UInt(bitPattern: io), .poolInputOutput)
}

@c @implementation public func BindIoCompletionCallback(
  _ file: HANDLE?, _ function: LPOVERLAPPED_COMPLETION_ROUTINE?, _ flags: ULONG
) -> BOOL {
  guard let function = unsafe function, flags == 0 else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  guard let pool = Pool.standard else { return LastError.fail(ERROR_NO_SYSTEM_RESOURCES) }
  let key = unsafe PoolKey(function).word
  guard unsafe CreateIoCompletionPort(file, pool.value.port.windows, key, 0) != nil else { return 0 }
  pool.expectInputOutput()
  return 1
}
