// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// How a pool tells its own packets from those of the handles that a program has put
/// on its port: by keys from the kernel's half of the address space, where no pointer
/// of a program's lies. A program does not use these four for its handles.
enum PacketKey {
  /// An operation of a task has ended; the token is its `Pending`.
  static var operation: UInt { 0xffff_f10c_0000_0001 }
  /// Run a task's job; the token is the job.
  static var job: UInt { 0xffff_f10c_0000_0002 }
  /// Run a closure; the token is its box.
  static var work: UInt { 0xffff_f10c_0000_0003 }
  /// The thread that takes it stops to serve.
  static var stop: UInt { 0xffff_f10c_0000_0004 }

  static func token(of job: UnownedJob) -> UInt {
    // SAFETY: an UnownedJob is one pointer.
    unsafe unsafeBitCast(job, to: UInt.self)
  }

  static func job(_ token: UInt) -> UnownedJob {
    // SAFETY: made by `token(of:)`, and each token is used once.
    unsafe unsafeBitCast(token, to: UnownedJob.self)
  }

  private final class Box: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }

  static func token(of work: @escaping @Sendable () -> Void) -> UInt {
    unsafe UInt(bitPattern: Unmanaged.passRetained(Box(work)).toOpaque())
  }

  static func work(_ token: UInt) -> @Sendable () -> Void {
    // SAFETY: made by `token(of:)`, retained there, and used once.
    unsafe Unmanaged<Box>.fromOpaque(UnsafeRawPointer(bitPattern: token)!).takeRetainedValue().work
  }
}
