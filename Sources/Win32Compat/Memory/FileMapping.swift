// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// A file, or memory with a name, that views are made of. Dies with its handle; views of it
/// live on.
private struct FileMapping: ~Copyable {
  let descriptor: Int32
  let size: UInt64
  let protect: DWORD
  /// Of memory that this process has made: others find it by its name until the handle is
  /// closed here.
  let ownName: String?

  static let accessWrite = DWORD(FILE_MAP_WRITE)
  static let accessCopy = DWORD(FILE_MAP_COPY)

  /// PROT_READ, PROT_WRITE, PROT_EXEC of a view, or nil when the mapping does not allow it.
  borrowing func protection(_ access: DWORD) -> Int32? {
    // FILE_MAP_ALL_ACCESS contains the bit for a copy, too.
    let writes = access & Self.accessWrite != 0
    let copies = access == Self.accessCopy
    let mayWrite = protect == DWORD(PAGE_READWRITE) || protect == DWORD(PAGE_EXECUTE_READWRITE)
    guard !writes || mayWrite else { return nil }
    let executes = access & DWORD(FILE_MAP_EXECUTE) != 0 && protect >= DWORD(PAGE_EXECUTE)
    return 1 | (writes || copies ? 2 : 0) | (executes ? 4 : 0)
  }
}

extension HandleKind {
  fileprivate static let mapping = HandleKind(rawValue: 23)
}

private enum Mappings {
  /// Views by their address, with their size.
  static let views = Guarded<[UInt: Int]>([:])

  /// Where shm_open(3) finds the memory of this name: "Local\" is where names are anyway.
  static func path(_ name: String) -> String {
    let local = "Local\\"
    let base = name.hasPrefix(local) ? String(name.dropFirst(local.count)) : name
    return "/iocp." + String(base.map { $0 == "/" || $0 == "\\" ? "." : $0 })
  }

  static func insert(_ mapping: consuming FileMapping) -> HANDLE? {
    let object = Stable(mapping)
    do throws(EngineError) {
      let handle = try unsafe HandleTable.insert(.mapping, object.address) { address in
        let object = unsafe Stable<FileMapping>(address: address)
        if let name = object.value.ownName { unsafe iocp_inner_forget_shared_memory(name) }
        SystemCalls.close(object.value.descriptor)
        object.destroy()
      }
      return unsafe HANDLE(bitPattern: handle.word)
    } catch {
      SystemCalls.close(object.value.descriptor)
      object.destroy()
      return unsafe LastError.none(StatusTable.win32(error))
    }
  }

  /// The last error of a success says whether the memory was there before.
  static func create(_ file: HANDLE?, _ protect: DWORD, _ size: UInt64, _ name: String??) -> HANDLE? {
    // SEC_COMMIT and SEC_RESERVE are one here; images of programs are none of ours.
    let page = protect & 0xff
    let known = [PAGE_READONLY, PAGE_READWRITE, PAGE_WRITECOPY, PAGE_EXECUTE_READ, PAGE_EXECUTE_READWRITE].map(
      DWORD.init)
    guard known.contains(page), protect & 0x0100_0000 == 0, size < 1 << 47 else {
      return unsafe LastError.none(ERROR_INVALID_PARAMETER)
    }
    if unsafe file == HANDLE(bitPattern: -1) { return unsafe createMemory(page, size, name) }
    // Files have names already: theirs is found by no other process.
    let descriptor = unsafe iocp_inner_descriptor(file)
    guard descriptor >= 0 else { return unsafe LastError.none(-1 - descriptor) }
    guard let facts = SystemCalls.facts(of: descriptor) else {
      SystemCalls.close(descriptor)
      return unsafe LastError.none(ERROR_INVALID_HANDLE)
    }
    let fileSize = UInt64(facts.size)
    var failure: Int32 = 0
    if size == 0, fileSize == 0 { failure = ERROR_FILE_INVALID }
    if size > fileSize {
      let mayGrow = page == DWORD(PAGE_READWRITE) || page == DWORD(PAGE_EXECUTE_READWRITE)
      let result = mayGrow ? SystemCalls.truncate(descriptor, to: Int64(size)) : -1
      if result < 0 { failure = mayGrow ? StatusTable.win32(errno: Int32(-result)) : ERROR_NOT_ENOUGH_MEMORY }
    }
    guard failure == 0 else {
      SystemCalls.close(descriptor)
      return unsafe LastError.none(failure)
    }
    LastError.code = 0
    return unsafe insert(
      FileMapping(descriptor: descriptor, size: size == 0 ? fileSize : size, protect: page, ownName: nil))
  }

  private static func createMemory(_ page: DWORD, _ size: UInt64, _ name: String??) -> HANDLE? {
    guard size > 0 else { return unsafe LastError.none(ERROR_INVALID_PARAMETER) }
    if case .some(.none) = name { return unsafe LastError.none(ERROR_INVALID_NAME) }
    let path = name.flatMap { $0 }.map(path) ?? ""
    var existed: Int32 = 0
    let descriptor = unsafe iocp_inner_shared_memory(path, Int64(size), 1, &existed)
    guard descriptor >= 0 else { return unsafe LastError.none(StatusTable.win32(errno: -descriptor)) }
    let whole = existed != 0 ? SystemCalls.facts(of: descriptor).map { UInt64($0.size) } ?? size : size
    let handle = unsafe insert(
      FileMapping(descriptor: descriptor, size: whole, protect: page, ownName: existed == 0 && path != "" ? path : nil))
    if unsafe handle != nil { LastError.code = existed != 0 ? DWORD(ERROR_ALREADY_EXISTS) : 0 }
    return unsafe handle
  }

  static func open(_ access: DWORD, _ name: String??) -> HANDLE? {
    guard case .some(.some(let name)) = name, name != "" else { return unsafe LastError.none(ERROR_INVALID_NAME) }
    var existed: Int32 = 0
    let descriptor = unsafe iocp_inner_shared_memory(path(name), 0, 0, &existed)
    guard descriptor >= 0, let facts = SystemCalls.facts(of: descriptor) else {
      return unsafe LastError.none(ERROR_FILE_NOT_FOUND)
    }
    let page = access & FileMapping.accessWrite != 0 ? PAGE_READWRITE : PAGE_READONLY
    return unsafe insert(
      FileMapping(descriptor: descriptor, size: UInt64(facts.size), protect: DWORD(page), ownName: nil))
  }

  static func map(_ mapping: HANDLE?, _ access: DWORD, _ offset: UInt64, _ size: Int, at wish: LPVOID?) -> LPVOID? {
    let handle = Handle(word: UInt(bitPattern: mapping))
    guard HandleTable.kind(of: handle) == .mapping, let slot = try? HandleTable.lock(handle, .mapping, for: .lookUp)
    else { return unsafe LastError.none(ERROR_INVALID_HANDLE) }
    defer { slot.unlock() }
    // SAFETY: slots of this kind hold the address of a FileMapping, which dies with the handle.
    let object = unsafe Stable<FileMapping>(address: slot.value.object!)
    guard offset % 65536 == 0, UInt(bitPattern: wish) % 65536 == 0 else {
      return unsafe LastError.none(ERROR_MAPPED_ALIGNMENT)
    }
    guard let protection = object.value.protection(access), offset < object.value.size,
      size >= 0, UInt64(size) <= object.value.size - offset
    else { return unsafe LastError.none(ERROR_ACCESS_DENIED) }
    let length = size == 0 ? Int(object.value.size - offset) : size
    let isPrivate: Int32 = access == FileMapping.accessCopy || object.value.protect == DWORD(PAGE_WRITECOPY) ? 1 : 0
    let view = unsafe iocp_inner_map(wish, length, protection, isPrivate, object.value.descriptor, Int64(offset))
    guard view > 0 || view < -4095 else {
      let code = unsafe wish == nil ? StatusTable.win32(errno: Int32(-view)) : ERROR_INVALID_ADDRESS
      return unsafe LastError.none(code)
    }
    views.withLock { $0[UInt(bitPattern: view)] = length }
    return unsafe LPVOID(bitPattern: view)
  }

  /// The view that `address` lies in.
  static func view(around address: UInt) -> (start: UInt, size: Int)? {
    views.withLock { views in
      guard let found = views.first(where: { $0.key <= address && address - $0.key < UInt($0.value) }) else {
        return nil
      }
      return (found.key, found.value)
    }
  }
}

@c @implementation public func CreateFileMappingA(
  _ file: HANDLE?, _ security: LPSECURITY_ATTRIBUTES?, _ protect: DWORD, _ high: DWORD, _ low: DWORD, _ name: LPCSTR?
) -> HANDLE? {
  unsafe Mappings.create(file, protect, UInt64(high) << 32 | UInt64(low), name.map { unsafe WindowsText.string($0) })
}

@c @implementation public func CreateFileMappingW(
  _ file: HANDLE?, _ security: LPSECURITY_ATTRIBUTES?, _ protect: DWORD, _ high: DWORD, _ low: DWORD, _ name: LPCWSTR?
) -> HANDLE? {
  unsafe Mappings.create(file, protect, UInt64(high) << 32 | UInt64(low), name.map { unsafe WindowsText.string($0) })
}

@c @implementation public func OpenFileMappingA(_ access: DWORD, _ inherits: BOOL, _ name: LPCSTR?) -> HANDLE? {
  unsafe Mappings.open(access, name.map { unsafe WindowsText.string($0) })
}

@c @implementation public func OpenFileMappingW(_ access: DWORD, _ inherits: BOOL, _ name: LPCWSTR?) -> HANDLE? {
  unsafe Mappings.open(access, name.map { unsafe WindowsText.string($0) })
}

@c @implementation public func MapViewOfFile(
  _ mapping: HANDLE?, _ access: DWORD, _ high: DWORD, _ low: DWORD, _ size: SIZE_T
) -> LPVOID? {
  unsafe MapViewOfFileEx(mapping, access, high, low, size, nil)
}

@c @implementation public func MapViewOfFileEx(
  _ mapping: HANDLE?, _ access: DWORD, _ high: DWORD, _ low: DWORD, _ size: SIZE_T, _ address: LPVOID?
) -> LPVOID? {
  guard size < 1 << 47 else { return unsafe LastError.none(ERROR_ACCESS_DENIED) }
  return unsafe Mappings.map(mapping, access, UInt64(high) << 32 | UInt64(low), Int(size), at: address)
}

/// Waits until the disk has it.
@c @implementation public func FlushViewOfFile(_ address: UnsafeRawPointer?, _ size: SIZE_T) -> BOOL {
  let start = UInt(bitPattern: address)
  guard let view = Mappings.view(around: start) else { return LastError.fail(ERROR_INVALID_ADDRESS) }
  let left = view.size - Int(start - view.start)
  let first = start & ~4095
  let length = (size == 0 ? left : min(Int(size), left)) + Int(start - first)
  let result = unsafe iocp_inner_sync(UnsafeMutableRawPointer(bitPattern: first), length)
  return result == 0 ? 1 : LastError.fail(StatusTable.win32(errno: -result))
}

@c @implementation public func UnmapViewOfFile(_ address: UnsafeRawPointer?) -> BOOL {
  let start = UInt(bitPattern: address)
  guard let size = Mappings.views.withLock({ $0.removeValue(forKey: start) }) else {
    return LastError.fail(ERROR_INVALID_ADDRESS)
  }
  let result = unsafe iocp_inner_unmap(UnsafeMutableRawPointer(bitPattern: start), size)
  return result == 0 ? 1 : LastError.fail(StatusTable.win32(errno: -result))
}
