// SPDX-License-Identifier: Apache-2.0

/// A receive or a send of one buffer, by value: what most operations are. It takes a
/// record from the pool only if it has to wait.
///
/// When it succeeds, the engine stores the result itself and calls nobody. When it
/// fails after it was accepted, `completion` is told, with a record of the pool,
/// which the callee gives back.
@safe
@usableFromInline
package struct Transfer {
  /// `length` bytes at `base`, valid until completion.
  @usableFromInline let base: UnsafeMutableRawPointer?
  @usableFromInline let length: Int
  /// Goes into the packet, and is the address of the caller's `ResultWords`.
  @usableFromInline let token: UInt
  @usableFromInline let completion: Completion

  /// - Parameters:
  ///   - length: At most `Limits.bytesPerOperation`.
  ///   - token: Address of two words that stay valid until the packet is dequeued.
  @inlinable
  @inline(__always)
  package init(
    _ base: UnsafeMutableRawPointer?, length: Int, token: UInt, _ completion: @escaping Completion
  ) {
    unsafe self.base = base
    self.length = length
    self.token = token
    unsafe self.completion = completion
  }

  /// The record of a transfer that has to wait, or whose end somebody waits for.
  @inline(__always)
  func record(_ kind: Operation.Kind, isPlain: Bool) -> Stable<Operation> {
    let operation = unsafe OperationPool.take(kind, token: token, completion)
    unsafe operation.value.setBuffer(base, length: length)
    operation.value.isPlain = isPlain
    return operation
  }
}

/// Where a plain operation's success is written: 0, and before it the number of bytes.
///
/// A thread that waits for the first word to change sees the second one as well.
enum ResultWords {
  @inline(__always)
  static func storeSuccess(_ bytes: Int, at token: UInt) {
    // SAFETY: the token of a Transfer is the address of two words of its caller's.
    unsafe UnsafeMutablePointer<Int>(bitPattern: token &+ UInt(MemoryLayout<UInt>.stride))!.pointee = bytes
    unsafe SharedWord.publish(0, at: UnsafeMutablePointer(bitPattern: token)!)
  }

  /// A sanitizer in the caller's program is told: this library is not instrumented.
  @inline(never)
  static func willStore(at token: UInt) {
    guard Modes.current.contains(.sanitized), let words = unsafe UnsafeRawPointer(bitPattern: token) else { return }
    unsafe Sanitizers.willWrite(words, 2 * MemoryLayout<UInt>.stride)
    unsafe Sanitizers.release(words)
  }
}
