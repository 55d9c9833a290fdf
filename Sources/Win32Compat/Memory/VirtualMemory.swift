// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Reserved stretches of address space, by their first address. Pages are accessible
/// once committed; a release takes a stretch as a whole and no size, as on Windows.
private enum Regions {
  static let page: UInt = 4096
  static let granularity: UInt = 65536

  private struct Region {
    let size: UInt
    /// What was mapped for it: wider, to begin at a multiple of the granularity.
    let mapping: UInt
    let mappedSize: UInt
  }

  private static let lock = Lock()
  // SAFETY: read and written with `lock` held.
  private nonisolated(unsafe) static var regions: [UInt: Region] = [:]

  static func protection(_ protect: DWORD) -> Memory.Protection? {
    switch protect {
    case 0x01: []
    case 0x02: .read
    case 0x04: [.read, .write]
    case 0x10: .execute
    case 0x20: [.read, .execute]
    case 0x40: [.read, .write, .execute]
    default: nil
    }
  }

  static func reserve(at wish: UInt, _ size: UInt) -> UInt? {
    lock.withLock {
      if wish != 0 {
        let start = wish & ~(granularity - 1)
        let length = wish - start + size
        guard unsafe Memory.map(at: UnsafeMutableRawPointer(bitPattern: start), Int(length)) != nil else {
          return nil
        }
        unsafe regions[start] = Region(size: length, mapping: start, mappedSize: length)
        return start
      }
      guard let memory = unsafe Memory.map(at: nil, Int(size + granularity)) else { return nil }
      let mapping = UInt(bitPattern: memory)
      let start = (mapping + granularity - 1) & ~(granularity - 1)
      unsafe regions[start] = Region(size: size, mapping: mapping, mappedSize: size + granularity)
      return start
    }
  }

  static func release(_ start: UInt) -> Bool {
    lock.withLock {
      guard let region = unsafe regions.removeValue(forKey: start),
        let memory = unsafe UnsafeMutableRawPointer(bitPattern: region.mapping)
      else { return false }
      return unsafe Memory.unmap(memory, Int(region.mappedSize))
    }
  }

  /// Runs `body` on the pages from `start` to `end` if they lie in one region; `end`
  /// nil for the region's own.
  static func withPages(
    _ start: UInt, end: UInt?, _ body: (UnsafeMutableRawPointer, Int) -> Bool
  ) -> Bool {
    lock.withLock {
      guard let (base, region) = unsafe regions.first(where: { $0 <= start && start - $0 < $1.size }) else {
        return false
      }
      let first = start & ~(page - 1)
      let last = ((end ?? base + region.size) + page - 1) & ~(page - 1)
      guard last <= base + region.size, first < last,
        let memory = unsafe UnsafeMutableRawPointer(bitPattern: first)
      else { return false }
      return unsafe body(memory, Int(last - first))
    }
  }
}

@c @implementation public func VirtualAlloc(
  _ address: LPVOID?, _ size: SIZE_T, _ type: DWORD, _ protect: DWORD
) -> LPVOID? {
  guard let access = Regions.protection(protect), size > 0, size < 1 << 46, type & ~0x10_3000 == 0,
    type & 0x3000 != 0
  else { return unsafe LastError.none(ERROR_INVALID_PARAMETER) }
  let length = (size + Regions.page - 1) & ~(Regions.page - 1)
  let wish = UInt(bitPattern: address)
  var start = wish & ~(Regions.page - 1)
  // Committing without an address reserves as well.
  let isNew = type & 0x2000 != 0 || wish == 0
  if isNew {
    guard let reserved = Regions.reserve(at: wish, length) else {
      return unsafe LastError.none(wish == 0 ? ERROR_NOT_ENOUGH_MEMORY : ERROR_INVALID_ADDRESS)
    }
    start = reserved
  }
  if type & 0x1000 != 0 {
    let end = isNew ? nil : wish + size
    let isDone = unsafe Regions.withPages(start, end: end) { unsafe Memory.protect($0, $1, access) }
    if !isDone {
      if isNew { _ = Regions.release(start) }
      return unsafe LastError.none(isNew ? ERROR_NOT_ENOUGH_MEMORY : ERROR_INVALID_ADDRESS)
    }
  }
  return unsafe LPVOID(bitPattern: start)
}

@c @implementation public func VirtualFree(_ address: LPVOID?, _ size: SIZE_T, _ type: DWORD) -> BOOL {
  let start = UInt(bitPattern: address)
  switch type {
  case 0x8000:
    guard size == 0 else { return LastError.fail(ERROR_INVALID_PARAMETER) }
    return Regions.release(start) ? 1 : LastError.fail(ERROR_INVALID_ADDRESS)
  case 0x4000:
    guard size < 1 << 46 else { return LastError.fail(ERROR_INVALID_PARAMETER) }
    let end = size == 0 ? nil : start + size
    let isDone = unsafe Regions.withPages(start, end: end) { unsafe Memory.discard($0, $1) }
    return isDone ? 1 : LastError.fail(ERROR_INVALID_ADDRESS)
  default: return LastError.fail(ERROR_INVALID_PARAMETER)
  }
}
