// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// The key of a packet on a pool's port: what it is for.
///
/// | bits 62, 63 | the rest is                                                        |
/// |-------------|--------------------------------------------------------------------|
/// | 0, 0        | the address of an object, which the packet refers to               |
/// | 1, 0        | the inner handle of a CreateThreadpoolIo; it may be gone by then   |
/// | 0, 1        | the function given to BindIoCompletionCallback                     |
struct PoolKey {
  private static let inputOutputBit: UInt = 1 << 62
  private static let functionBit: UInt = 1 << 63

  let word: UInt

  init(_ word: UInt) { self.word = word }
  init(_ object: Stable<PoolObject>) { word = unsafe UInt(bitPattern: object.address) }
  init(inputOutput handle: Handle) { word = handle.word | Self.inputOutputBit }
  init(_ function: LPOVERLAPPED_COMPLETION_ROUTINE) {
    word = unsafe unsafeBitCast(function, to: UInt.self) | Self.functionBit
  }

  /// Whether it came through `Pool.submit`.
  var isSubmitted: Bool { word & (Self.inputOutputBit | Self.functionBit) == 0 }

  /// The object of a submitted packet.
  var object: Stable<PoolObject> {
    // SAFETY: the packet holds a reference.
    unsafe Stable(address: UnsafeMutableRawPointer(bitPattern: word)!)
  }

  var inputOutput: Handle? {
    word & Self.inputOutputBit != 0 ? Handle(word: word & ~Self.inputOutputBit) : nil
  }

  var function: LPOVERLAPPED_COMPLETION_ROUTINE? {
    guard word & Self.functionBit != 0 else { return nil }
    // SAFETY: made of such a function by `init`.
    return unsafe unsafeBitCast(word & ~Self.functionBit, to: LPOVERLAPPED_COMPLETION_ROUTINE.self)
  }
}
