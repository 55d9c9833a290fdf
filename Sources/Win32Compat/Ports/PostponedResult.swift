// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Under the verifier: the result of an operation that was cancelled, or whose handle was
/// closed, and that has no packet. It is stored a moment later.
///
/// A cancel of ours is over when the call returns; one of Windows' is not. A program that
/// frees an OVERLAPPED after CancelIo, without a look at its result, would do so after the
/// end of the operation here, and in the middle of it there. With the result outstanding it
/// does so while the operation is pending in both places, and that is seen. One that asks
/// for the result, by whatever means, waits for this moment and no longer.
@safe
struct PostponedResult {
  private static let nanoseconds: Int64 = 5_000_000

  fileprivate let overlapped: UnsafeMutablePointer<OVERLAPPED>
  fileprivate let status: UInt32
  fileprivate let bytes: Int
  fileprivate let event: UInt
  fileprivate var timer: Stable<CompletionEngine.Timer>?

  /// - Parameter event: hEvent.
  static func store(_ overlapped: UnsafeMutablePointer<OVERLAPPED>, _ status: UInt32, _ bytes: Int, _ event: UInt) {
    let result = unsafe Stable(PostponedResult(overlapped: overlapped, status: status, bytes: bytes, event: event))
    let context = unsafe UInt(bitPattern: result.address)
    let timer = Timer.make(
      calling: { context in
        guard let address = unsafe UnsafeMutableRawPointer(bitPattern: context) else { return }
        // SAFETY: made below, and given to one timer, which is due once.
        unsafe Stable<PostponedResult>(address: address).end()
      }, context)
    result.value.timer = timer
    timer.set(.after(nanoseconds: nanoseconds))
  }
}

extension Stable where Value == PostponedResult {
  fileprivate func end() {
    if unsafe WatchedOperations.ends(value.overlapped, value.status) {
      unsafe value.overlapped.pointee.InternalHigh = UInt(bitPattern: value.bytes)
      unsafe SharedWord.publish(UInt(value.status), at: &value.overlapped.pointee.Internal)
    }
    if value.event != 0 { _ = EventObject.signal(handleWord: value.event & ~1) }
    AfterUnlock.raise()
    value.timer?.destroy()
    destroy()
  }
}
