// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// The server ends that this process has open.
enum NamedPipes {
  private struct Instances {
    var byHandle: [Handle: PipeInstance] = [:]
    var lastNumber: UInt32 = 0
    var isCleanedAtExit = false
  }

  private static let instances = Guarded(Instances())

  /// By the first handle of the end.
  static func instance(of handle: Handle) -> PipeInstance? { instances.withLock { $0.byHandle[handle] } }

  static func nextNumber() -> UInt32 {
    instances.withLock {
      $0.lastNumber &+= 1
      return $0.lastNumber
    }
  }

  static func add(_ handle: Handle, _ instance: PipeInstance) {
    let isFirst = instances.withLock { instances in
      instances.byHandle[handle] = instance
      defer { instances.isCleanedAtExit = true }
      return !instances.isCleanedAtExit
    }
    if isFirst { SystemCalls.atExit { NamedPipes.removeAll() } }
  }

  /// The handle is closed.
  static func remove(_ handle: Handle) { instances.withLock { $0.byHandle.removeValue(forKey: handle) }?.remove() }

  private static func removeAll() {
    // A child of fork(2) has none of its own.
    if HandleTable.isForked { return }
    for instance in instances.withLock({ Array($0.byHandle.values) }) { instance.remove() }
  }
}
