// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// A heap is a list of its blocks, so that HeapDestroy can free them; each block is
/// the allocator's own, behind a header of 32 bytes.
///
/// | bytes | header                     |
/// |-------|----------------------------|
/// | 0     | size the program asked for |
/// | 8     | previous, next block       |
///
/// The process heap keeps no list: nobody may destroy it.
struct Heap: ~Copyable {
  static let process = Stable(Heap(maximum: 0))

  private let lock = Lock()
  fileprivate var first: Stable<HeapBlock>?
  fileprivate var used = 0
  /// Bytes in all blocks together; 0 for no limit.
  private let maximum: Int

  fileprivate init(maximum: Int) { self.maximum = maximum }

  /// Whether a block of `before` bytes may have `size` bytes.
  fileprivate func hasRoom(_ size: Int, insteadOf before: Int = 0) -> Bool {
    size <= Int.max - HeapBlock.header && (maximum == 0 || size <= maximum - used + before)
  }

  fileprivate borrowing func withLock<Result>(_ body: () -> Result) -> Result { lock.withLock(body) }
}

struct HeapBlock {
  static let header = 32

  var size: Int
  var previous: Stable<HeapBlock>?
  var next: Stable<HeapBlock>?
}

extension Stable where Value == HeapBlock {
  fileprivate init(memory: UnsafeMutableRawPointer) { unsafe self.init(address: memory - HeapBlock.header) }

  fileprivate var memory: UnsafeMutableRawPointer { unsafe address + HeapBlock.header }
}

extension Stable where Value == Heap {
  private var isProcess: Bool { self == Heap.process }

  /// The process heap has nothing that would need its lock.
  private func withLock<Result>(_ body: () -> Result) -> Result {
    isProcess ? body() : value.withLock(body)
  }

  func allocate(_ size: Int, zeroed: Bool) -> UnsafeMutableRawPointer? {
    unsafe withLock {
      guard value.hasRoom(size),
        let memory = unsafe Memory.allocate(size + HeapBlock.header, zeroed: zeroed)
      else { return nil }
      // SAFETY: the block has room for the header and is aligned to 16 bytes.
      unsafe memory.bindMemory(to: HeapBlock.self, capacity: 1)
        .initialize(to: HeapBlock(size: size))
      let block = unsafe Stable<HeapBlock>(address: memory)
      link(block)
      return unsafe block.memory
    }
  }

  /// The block, perhaps moved; nil, and the block as it was, when there is no room.
  func reallocate(
    _ memory: UnsafeMutableRawPointer, _ size: Int, zeroed: Bool, inPlace: Bool
  ) -> UnsafeMutableRawPointer? {
    unsafe withLock {
      let block = unsafe Stable<HeapBlock>(memory: memory)
      let before = block.value.size
      guard value.hasRoom(size, insteadOf: before), size <= before || !inPlace else { return nil }
      if inPlace {
        if !isProcess { value.used += size - before }
        block.value.size = size
        return unsafe memory
      }
      unlink(block)
      guard let moved = unsafe Memory.reallocate(block.address, size + HeapBlock.header) else {
        link(block)
        return nil
      }
      let after = unsafe Stable<HeapBlock>(address: moved)
      after.value.size = size
      link(after)
      if zeroed, size > before {
        // SAFETY: the block has `size` bytes now.
        unsafe (after.memory + before).initializeMemory(as: UInt8.self, repeating: 0, count: size - before)
      }
      return unsafe after.memory
    }
  }

  func free(_ memory: UnsafeMutableRawPointer) {
    let block = unsafe Stable<HeapBlock>(memory: memory)
    withLock { unlink(block) }
    unsafe Memory.free(block.address)
  }

  func size(_ memory: UnsafeMutableRawPointer) -> Int { unsafe Stable<HeapBlock>(memory: memory).value.size }

  fileprivate func end() {
    var block = value.first
    while let current = block {
      block = current.value.next
      unsafe Memory.free(current.address)
    }
    destroy()
  }

  private func link(_ block: Stable<HeapBlock>) {
    if isProcess { return }
    value.used += block.value.size
    block.value.previous = nil
    block.value.next = value.first
    value.first?.value.previous = block
    value.first = block
  }

  private func unlink(_ block: Stable<HeapBlock>) {
    if isProcess { return }
    value.used -= block.value.size
    let (previous, next) = (block.value.previous, block.value.next)
    if let previous { previous.value.next = next } else { value.first = next }
    next?.value.previous = previous
  }
}

/// Whether the flags ask for zeroed memory.
private func isZeroed(_ flags: DWORD) -> Bool { flags & 0x8 != 0 }

@c @implementation public func GetProcessHeap() -> HANDLE? { unsafe Heap.process.address }

@c @implementation public func HeapCreate(_ options: DWORD, _ initial: SIZE_T, _ maximum: SIZE_T) -> HANDLE? {
  guard initial <= maximum || maximum == 0, maximum <= SIZE_T(Int.max) else {
    LastError.code = UInt32(bitPattern: ERROR_INVALID_PARAMETER)
    return nil
  }
  return unsafe Stable(Heap(maximum: Int(maximum))).address
}

/// Blocks that are still there end with it.
@c @implementation public func HeapDestroy(_ heap: HANDLE?) -> BOOL {
  guard let heap = unsafe heap, unsafe Stable<Heap>(address: heap) != Heap.process else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  unsafe Stable<Heap>(address: heap).end()
  return 1
}

@c @implementation public func HeapAlloc(_ heap: HANDLE?, _ flags: DWORD, _ size: SIZE_T) -> LPVOID? {
  guard let heap = unsafe heap, size <= SIZE_T(Int.max) else { return nil }
  return unsafe Stable<Heap>(address: heap).allocate(Int(size), zeroed: isZeroed(flags))
}

@c @implementation public func HeapReAlloc(
  _ heap: HANDLE?, _ flags: DWORD, _ block: LPVOID?, _ size: SIZE_T
) -> LPVOID? {
  guard let heap = unsafe heap, let block = unsafe block, size <= SIZE_T(Int.max) else { return nil }
  return unsafe Stable<Heap>(address: heap).reallocate(
    block, Int(size), zeroed: isZeroed(flags), inPlace: flags & 0x10 != 0)
}

@c @implementation public func HeapFree(_ heap: HANDLE?, _ flags: DWORD, _ block: LPVOID?) -> BOOL {
  guard let heap = unsafe heap else { return LastError.fail(ERROR_INVALID_HANDLE) }
  if let block = unsafe block { unsafe Stable<Heap>(address: heap).free(block) }
  return 1
}

@c @implementation public func HeapSize(_ heap: HANDLE?, _ flags: DWORD, _ block: LPCVOID?) -> SIZE_T {
  guard let heap = unsafe heap, let block = unsafe block else { return .max }
  return SIZE_T(unsafe Stable<Heap>(address: heap).size(UnsafeMutableRawPointer(mutating: block)))
}
