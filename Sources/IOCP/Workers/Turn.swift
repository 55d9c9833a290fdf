// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// What a thread of a pool runs next. It is run once, so that what it refers to is given
/// back once.
@safe
enum Turn {
  /// The next part of a task.
  case job(UnownedJob)
  /// Jobs of a serial executor; retained.
  case executor(Unmanaged<PoolSerialExecutor>)

  /// The way through the port.
  var packet: Packet {
    switch self {
    case .job(let job): Packet(key: PacketKey.job, token: PacketKey.token(of: job))
    case .executor(let executor):
      unsafe Packet(key: PacketKey.executor, token: UInt(bitPattern: executor.toOpaque()))
    }
  }

  /// Runs on threads of the runtime: the pool has no more, and a task cannot be refused
  /// its turn.
  func runElsewhere() {
    switch self {
    case .job(let job): globalConcurrentExecutor.enqueue(ExecutorJob(job))
    case .executor(let executor):
      let executor = unsafe executor.takeRetainedValue()
      Task.detached { executor.takeTurn() }
    }
  }
}
