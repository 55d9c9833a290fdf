// SPDX-License-Identifier: Apache-2.0

#if hasFeature(BuiltinModule)
  import Builtin
#endif

/// Suspends the task that calls until somebody resumes the continuation, once. The task
/// goes on on the executor that it was on.
///
/// That is `withUnsafeContinuation` without its two switches to that executor, each of which
/// takes the lock of the task's records to look up which one the task prefers: 550
/// instructions of an operation (decision 0034).
@inline(__always)
func suspended(_ body: (UnsafeContinuation<Void, Never>) -> Void) async {
  #if hasFeature(BuiltinModule)
    let _: Void = await Builtin.withUnsafeContinuation { raw in
      // SAFETY: an UnsafeContinuation is this one word (PartialAsyncTask.swift of the standard library).
      unsafe body(unsafeBitCast(raw, to: UnsafeContinuation<Void, Never>.self))
    }
  #else
    unsafe await withUnsafeContinuation(body)
  #endif
}
