// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// CreateThreadpool and its relatives: a pool by its handle's value.
extension Pool {
  static func retained(_ word: UInt) -> Stable<Pool>? {
    guard let slot = try? HandleTable.lock(Handle(word: word), .pool, for: .lookUp) else { return nil }
    defer { slot.unlock() }
    // SAFETY: slots of this kind hold the address of a Pool, and the handle a reference.
    let pool = unsafe Stable<Pool>(address: slot.value.object!)
    pool.retain()
    return pool
  }
}

@c @implementation public func CreateThreadpool(_ reserved: PVOID?) -> PTP_POOL? {
  do throws(EngineError) {
    let pool = try Pool.make()
    do throws(EngineError) {
      let handle = try unsafe HandleTable.insert(.pool, pool.address) { address in
        unsafe Stable<Pool>(address: address).release()
      }
      return unsafe PTP_POOL(bitPattern: handle.word)
    } catch {
      pool.release()
      throw error
    }
  } catch {
    LastError.code = UInt32(StatusTable.win32(error))
    return nil
  }
}

/// The pool goes when its last object is gone.
@c @implementation public func CloseThreadpool(_ pool: PTP_POOL?) {
  let handle = Handle(word: UInt(bitPattern: pool))
  guard let slot = try? HandleTable.lock(handle, .pool, for: .close) else { return }
  HandleTable.closeAndUnlock(slot, handle)
}

@c @implementation public func SetThreadpoolThreadMaximum(_ pool: PTP_POOL?, _ maximum: DWORD) {
  guard let pool = Pool.retained(UInt(bitPattern: pool)) else { return }
  pool.setMaximum(maximum)
  pool.release()
}

@c @implementation public func SetThreadpoolThreadMinimum(_ pool: PTP_POOL?, _ minimum: DWORD) -> BOOL {
  guard let pool = Pool.retained(UInt(bitPattern: pool)) else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  defer { pool.release() }
  return pool.setMinimum(minimum) ? 1 : LastError.fail(ERROR_NO_SYSTEM_RESOURCES)
}
