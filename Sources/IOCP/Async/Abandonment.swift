// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// Tells, in a debug build and once in a process, that something on a pool's port went
/// without having been closed. Nothing is lost by that, but nobody has learnt whether the
/// peer got everything, and a scope would have shown where it ends.
enum Abandonment {
  private static let wasTold = Atomic<Bool>(false)

  /// True where something is dropped on purpose: a sequence's source goes with the sequence.
  @TaskLocal static var isMeant = false

  /// - Parameter what: `connection or listener`, `file`, ….
  static func report(_ handle: Handle, _ what: String) {
    #if DEBUG
      if isMeant { return }
      if wasTold.exchange(true, ordering: .relaxed) { return }
      let text =
        "iocp: the \(what) with handle \(handle.rawValue) was dropped without close(); "
        + "its descriptor is closed all the same. Told once in a process.\n"
      let bytes = text.utf8.map { CChar(bitPattern: $0) }
      unsafe bytes.withUnsafeBufferPointer { unsafe Process.writeError($0) }
    #endif
  }
}
