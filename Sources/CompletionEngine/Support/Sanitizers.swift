// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// What a sanitizer in the program cannot see by itself, since this library is not
/// instrumented. Called behind the mode word only; without a sanitizer nothing happens.
@safe
@usableFromInline
package enum Sanitizers {
  /// AddressSanitizer stops the program here when it has freed one of these bytes.
  @inline(never)
  package static func willWrite(_ base: UnsafeRawPointer?, _ length: Int) {
    unsafe csystem_sanitizer_check_write(base, length)
  }

  @inline(never)
  static func willRead(_ base: UnsafeRawPointer?, _ length: Int) {
    unsafe csystem_sanitizer_check_read(base, length)
  }

  /// ThreadSanitizer: all that this thread did so far happened before what another one
  /// does after `acquire` at the same address.
  @inline(never)
  @usableFromInline
  package static func release(_ address: UnsafeRawPointer) { unsafe csystem_sanitizer_release(address) }

  @inline(never)
  @usableFromInline
  package static func acquire(_ address: UnsafeRawPointer) { unsafe csystem_sanitizer_acquire(address) }

  /// The buffer of a receive that has to wait: AddressSanitizer stops who touches it before
  /// the receive has ended. Buffers in several pieces are left out.
  @inline(never)
  static func hide(_ operation: Stable<Operation>) {
    guard Modes.current.contains(.sanitized), operation.value.kind == .receive, operation.value.vectorCount == 0
    else { return }
    unsafe csystem_sanitizer_hide(operation.value.buffer, operation.value.length)
  }

  /// The buffers of an operation that has ended: they are the program's to keep until
  /// now, whatever the operation came to (P2).
  @inline(never)
  static func check(_ operation: Stable<Operation>) {
    guard Modes.current.contains(.sanitized) else { return }
    if operation.value.kind == .receive, operation.value.vectorCount == 0 {
      _ = unsafe csystem_sanitizer_show(operation.value.buffer, operation.value.length)
    }
    switch operation.value.kind {
    case .receive, .receiveFrom, .readPipe, .readFile:
      unsafe forEachBuffer(of: operation) { unsafe willWrite($0, $1) }
    case .send, .sendTo, .writePipe, .writeFile:
      unsafe forEachBuffer(of: operation) { unsafe willRead($0, $1) }
    default: break
    }
  }

  private static func forEachBuffer(
    of operation: Stable<Operation>, _ body: (UnsafeRawPointer?, Int) -> Void
  ) {
    if operation.value.vectorCount == 0 { return unsafe body(operation.value.buffer, operation.value.length) }
    // SAFETY: `vectorCount` > 0 says that `buffer` is the first of so many iovecs.
    let vectors = unsafe operation.value.vectors
    for index in 0..<Int(operation.value.vectorCount) {
      unsafe body(vectors[index].iov_base, vectors[index].iov_len)
    }
  }
}
