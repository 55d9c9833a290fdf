// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// What a TP_CALLBACK_ENVIRON asks for, copied when an object is made.
///
/// The library that must stay loaded, the activation context, the priority and the wish
/// for a persistent thread mean nothing here.
@safe
struct PoolEnvironment {
  /// Retained by the object.
  let pool: Stable<Pool>
  var group: Stable<CleanupGroup>?
  var cancel: PTP_CLEANUP_GROUP_CANCEL_CALLBACK?
  var finalization: PTP_SIMPLE_CALLBACK?
  var runsLong = false

  /// nil, with the last error set, when it names what is not there.
  init?(_ environ: PTP_CALLBACK_ENVIRON?) {
    guard let environ = unsafe environ?.pointee else {
      guard let standard = Pool.standard else {
        LastError.code = UInt32(ERROR_NO_SYSTEM_RESOURCES)
        return nil
      }
      standard.retain()
      pool = standard
      return
    }
    guard let pool = unsafe PoolEnvironment.pool(environ.Pool) else { return nil }
    self.pool = pool
    if let group = unsafe environ.CleanupGroup {
      guard let known = CleanupGroup.retained(UInt(bitPattern: group)) else {
        pool.release()
        LastError.code = UInt32(ERROR_INVALID_PARAMETER)
        return nil
      }
      self.group = known
    }
    unsafe cancel = unsafe environ.CleanupGroupCancelCallback
    unsafe finalization = unsafe environ.FinalizationCallback
    runsLong = unsafe environ.u.s.LongFunction != 0
  }

  private static func pool(_ pool: PTP_POOL?) -> Stable<Pool>? {
    guard let pool = unsafe pool else {
      let standard = Pool.standard
      standard?.retain()
      if standard == nil { LastError.code = UInt32(ERROR_NO_SYSTEM_RESOURCES) }
      return standard
    }
    let known = Pool.retained(UInt(bitPattern: pool))
    if known == nil { LastError.code = UInt32(ERROR_INVALID_PARAMETER) }
    return known
  }

  func release() {
    group?.release()
    pool.release()
  }
}
