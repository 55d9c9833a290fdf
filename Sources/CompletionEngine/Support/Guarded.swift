// SPDX-License-Identifier: Apache-2.0

/// A value that is reached only under its own lock, off the hot path.
///
/// Like the standard library's Mutex, whose futex ThreadSanitizer can't follow.
package final class Guarded<Value>: @unchecked Sendable {
  // Sendable: `value` is touched under `lock` only.
  private let lock = Lock()
  private var value: Value

  package init(_ value: Value) { self.value = value }

  /// As `withLock`, or nil when somebody has the lock for more than a moment.
  package func withLockSoon<Result>(_ body: (inout Value) -> Result) -> Result? {
    guard lock.lockSoon() else { return nil }
    defer { lock.unlock() }
    return body(&value)
  }

  package func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    lock.lock()
    if Modes.areOn { unsafe Sanitizers.acquire(address) }
    defer {
      if Modes.areOn { unsafe Sanitizers.release(address) }
      lock.unlock()
    }
    return body(&value)
  }

  /// Stands for the lock, which a sanitizer of the program does not see.
  private var address: UnsafeRawPointer { unsafe UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque()) }
}
