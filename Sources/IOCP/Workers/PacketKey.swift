// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// How a pool tells its own packets from those of the handles that a program has put
/// on its port: by keys from the kernel's half of the address space, where no pointer
/// of a program's lies. A program does not use these for its handles.
enum PacketKey {
  /// An operation of a task has ended; the token is its `Pending`.
  static var operation: UInt { 0xffff_f10c_0000_0001 }
  /// Run a task's job; the token is the job.
  static var job: UInt { 0xffff_f10c_0000_0002 }
  /// Run a closure; the token is its box.
  static var work: UInt { 0xffff_f10c_0000_0003 }
  /// The thread that takes it stops to serve.
  static var stop: UInt { 0xffff_f10c_0000_0004 }
  /// Run jobs of a serial executor; the token is the executor.
  static var executor: UInt { 0xffff_f10c_0000_0005 }
  /// A moment has come that a task sleeps for; the token is its `Alarm`.
  static var alarm: UInt { 0xffff_f10c_0000_0006 }

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

  static func executor(_ token: UInt) -> PoolSerialExecutor {
    // SAFETY: made by `Turn.packet`, retained before, and used once.
    unsafe Unmanaged.fromOpaque(UnsafeRawPointer(bitPattern: token)!).takeRetainedValue()
  }
}

/// Packets that no thread will take: the port was closed, or the pool has ended.
enum UnservedPackets {
  static let onDrop: DroppedPacket = { key, token in UnservedPackets.end(key, token) }

  /// A task goes on on a thread of the runtime; what a program has posted is let go.
  static func end(_ key: UInt, _ token: UInt) {
    switch key {
    case PacketKey.operation: Stable<Pending>(token: token).end()
    case PacketKey.alarm: Stable<Alarm>(token: token).end(.due)
    case PacketKey.job: Turn.job(PacketKey.job(token)).runElsewhere()
    case PacketKey.executor: unsafe Turn.executor(.passRetained(PacketKey.executor(token))).runElsewhere()
    case PacketKey.work:
      let work = PacketKey.work(token)
      Task.detached { work() }
    case PacketKey.stop: break
    default: _ = Operation.take(token: token)
    }
  }
}
