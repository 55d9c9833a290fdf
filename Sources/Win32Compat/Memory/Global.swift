// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Global and local memory: blocks of the process heap. All are fixed, so that a
/// handle to movable memory is its address, and locking it has nothing to do.
private enum GlobalMemory {
  static func allocate(_ flags: UINT, _ size: SIZE_T) -> UnsafeMutableRawPointer? {
    let block =
      size > SIZE_T(Int.max) ? nil : unsafe Heap.process.allocate(Int(size), zeroed: flags & 0x40 != 0)
    if unsafe block == nil { LastError.code = UInt32(bitPattern: ERROR_NOT_ENOUGH_MEMORY) }
    return unsafe block
  }

  static func reallocate(
    _ memory: UnsafeMutableRawPointer?, _ size: SIZE_T, _ flags: UINT
  ) -> UnsafeMutableRawPointer? {
    guard let memory = unsafe memory else {
      LastError.code = UInt32(bitPattern: ERROR_INVALID_HANDLE)
      return nil
    }
    // GMEM_MODIFY changes attributes only.
    if flags & 0x80 != 0 { return unsafe memory }
    let block =
      size > SIZE_T(Int.max)
      ? nil
      : unsafe Heap.process.reallocate(memory, Int(size), zeroed: flags & 0x40 != 0, inPlace: false)
    if unsafe block == nil { LastError.code = UInt32(bitPattern: ERROR_NOT_ENOUGH_MEMORY) }
    return unsafe block
  }

  static func size(_ memory: UnsafeMutableRawPointer?) -> SIZE_T {
    guard let memory = unsafe memory else {
      LastError.code = UInt32(bitPattern: ERROR_INVALID_HANDLE)
      return 0
    }
    return SIZE_T(unsafe Heap.process.size(memory))
  }

  /// NULL, which means that it worked.
  static func free(_ memory: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let memory = unsafe memory { unsafe Heap.process.free(memory) }
    return nil
  }
}

@c @implementation public func GlobalAlloc(_ flags: UINT, _ size: SIZE_T) -> HGLOBAL? {
  unsafe GlobalMemory.allocate(flags, size)
}

@c @implementation public func GlobalReAlloc(_ memory: HGLOBAL?, _ size: SIZE_T, _ flags: UINT) -> HGLOBAL? {
  unsafe GlobalMemory.reallocate(memory, size, flags)
}

@c @implementation public func GlobalFree(_ memory: HGLOBAL?) -> HGLOBAL? { unsafe GlobalMemory.free(memory) }

@c @implementation public func GlobalLock(_ memory: HGLOBAL?) -> LPVOID? {
  if unsafe memory == nil { LastError.code = UInt32(bitPattern: ERROR_INVALID_HANDLE) }
  return unsafe memory
}

/// TRUE, as for all fixed memory.
@c @implementation public func GlobalUnlock(_ memory: HGLOBAL?) -> BOOL { 1 }

@c @implementation public func GlobalSize(_ memory: HGLOBAL?) -> SIZE_T { unsafe GlobalMemory.size(memory) }

@c @implementation public func LocalAlloc(_ flags: UINT, _ size: SIZE_T) -> HLOCAL? {
  unsafe GlobalMemory.allocate(flags, size)
}

@c @implementation public func LocalReAlloc(_ memory: HLOCAL?, _ size: SIZE_T, _ flags: UINT) -> HLOCAL? {
  unsafe GlobalMemory.reallocate(memory, size, flags)
}

@c @implementation public func LocalFree(_ memory: HLOCAL?) -> HLOCAL? { unsafe GlobalMemory.free(memory) }

@c @implementation public func LocalSize(_ memory: HLOCAL?) -> SIZE_T { unsafe GlobalMemory.size(memory) }
