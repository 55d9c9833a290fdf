// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Folders as CreateFile opens them with FILE_FLAG_BACKUP_SEMANTICS, and winbase.h's
/// ReadDirectoryChangesW.
enum FolderObject {
  static func adopt(_ descriptor: Int32, _ path: String, _ face: FileFace) throws(EngineError) -> Handle {
    let handle = try Folder.adopt(descriptor, path: path, isOverlapped: face.contains(.overlapped))
    try Folder.withLocked(handle) { $0.value.fileFace = face }
    return handle
  }

  static func facts(_ handle: Handle) throws(EngineError) -> SystemCalls.FileFacts? {
    try Folder.withLocked(handle) { folder in folder.value.watch.flatMap { SystemCalls.facts(of: $0.value.folder) } }
  }
}

@c @implementation public func ReadDirectoryChangesW(
  _ folder: HANDLE?, _ buffer: LPVOID?, _ size: DWORD, _ isDeep: BOOL, _ filter: DWORD, _ bytes: LPDWORD?,
  _ overlapped: LPOVERLAPPED?, _ routine: LPOVERLAPPED_COMPLETION_ROUTINE?
) -> BOOL {
  let interest = FolderChanges.interest(filter)
  guard let buffer = unsafe buffer, !interest.isEmpty, filter & ~0x17f == 0 else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  if UInt(bitPattern: buffer) & 3 != 0 { return LastError.fail(ERROR_NOACCESS) }
  let handle = Handle(folder)
  guard HandleTable.kind(of: handle) == .folder else {
    return LastError.fail(HandleTable.isOpen(handle) ? ERROR_INVALID_PARAMETER : ERROR_INVALID_HANDLE)
  }
  do throws(EngineError) {
    let isStarted = try Folder.withLocked(handle) { folder throws(EngineError) in
      guard folder.value.fileFace.contains(.reads) else {
        throw EngineError(.watch, handle, .system(Errno.accessDenied))
      }
      try folder.value.beginWatch(interest, isDeep: isDeep != 0)
      guard let overlapped = unsafe overlapped, folder.value.isOverlapped else { return false }
      // Only one of them can be told (rule APC-5).
      if unsafe routine != nil, folder.value.isAssociated { throw EngineError(.watch, handle, .invalidArgument) }
      try unsafe FolderChanges.submit(folder, buffer, size, overlapped, routine)
      return true
    }
    if isStarted { return 1 }
    try Folder.wait(handle) { folder in
      let count = unsafe FolderChanges.write(folder.value.takeChanges(), to: buffer, Int(size))
      if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(count) }
    }
    return 1
  } catch {
    return LastError.fail(error.cause == .closedMeanwhile ? ERROR_OPERATION_ABORTED : StatusTable.file(error))
  }
}

enum FolderChanges {
  static func interest(_ filter: DWORD) -> FolderWatch.Interest {
    func has(_ flags: Int32...) -> Bool { flags.contains { filter & DWORD($0) != 0 } }
    var interest: FolderWatch.Interest = []
    if has(FILE_NOTIFY_CHANGE_FILE_NAME, FILE_NOTIFY_CHANGE_CREATION) { interest.insert(.fileNames) }
    if has(FILE_NOTIFY_CHANGE_DIR_NAME) { interest.insert(.folderNames) }
    if has(FILE_NOTIFY_CHANGE_ATTRIBUTES, FILE_NOTIFY_CHANGE_SECURITY) { interest.insert(.attributes) }
    if has(FILE_NOTIFY_CHANGE_SIZE, FILE_NOTIFY_CHANGE_LAST_WRITE) { interest.insert(.contents) }
    if has(FILE_NOTIFY_CHANGE_LAST_ACCESS) { interest.insert(.accesses) }
    return interest
  }

  /// The answer always comes as a packet or an event, and the call has succeeded.
  static func submit(
    _ folder: Stable<Socket>, _ buffer: LPVOID, _ size: DWORD, _ overlapped: LPOVERLAPPED,
    _ routine: LPOVERLAPPED_COMPLETION_ROUTINE?
  ) throws(EngineError) {
    let record = unsafe OperationPool.take(.watchFolder, overlapped, ended)
    unsafe record.value.setBuffer(buffer, length: Int(size))
    WatchedOperations.begins(record, on: folder.value.handle)
    if let routine = unsafe routine {
      CompletionRoutine.attach(unsafe .file(routine), to: record)
    } else {
      unsafe OverlappedState.begin(overlapped)
    }
    do throws(EngineError) {
      _ = try folder.value.submitWatch(record)
    } catch {
      if unsafe routine != nil { CompletionRoutine.detach(record) }
      OperationPool.give(back: record)
      throw error
    }
  }

  private static let ended: Completion = { folder, address, code, _, packet in
    let record = unsafe OverlappedRecord(address: address)
    let folder = unsafe Stable<Socket>(address: folder)
    var count = 0
    if code == 0, let buffer = unsafe record.value.buffer {
      count = unsafe write(folder.value.takeChanges(), to: buffer, record.value.length)
    }
    let status = StatusTable.status(of: code)
    // SAFETY: the engine passes the address of a Packet that it is about to queue.
    let packet = unsafe packet.assumingMemoryBound(to: Packet.self)
    unsafe packet.pointee.status = status
    unsafe packet.pointee.bytes = UInt32(count)
    let isWanted = unsafe OverlappedState.finish(record.overlapped, status, count)
    OperationPool.give(back: record)
    return isWanted
  }

  /// FILE_NOTIFY_INFORMATION records, each at a multiple of four bytes. Without room for
  /// all there is none at all: no bytes mean "look for yourself".
  static func write(_ changes: [FolderWatch.Change]?, to buffer: UnsafeMutableRawPointer, _ size: Int) -> Int {
    var bytes: [UInt8] = []
    var last = 0
    for change in changes ?? [] {
      while bytes.count % 4 != 0 { bytes.append(0) }
      if !bytes.isEmpty { store(UInt32(bytes.count - last), in: &bytes, at: last) }
      last = bytes.count
      let name = change.name.utf16.map { $0 == 0x2f ? 0x5c : $0 }
      for number in [0, action(change.kind), UInt32(name.count * 2)] {
        bytes.append(contentsOf: [0, 0, 0, 0])
        store(number, in: &bytes, at: bytes.count - 4)
      }
      for unit in name { bytes.append(contentsOf: [UInt8(unit & 0xff), UInt8(unit >> 8)]) }
    }
    guard bytes.count <= size else { return 0 }
    // SAFETY: the caller's buffer has `size` bytes.
    unsafe buffer.copyMemory(from: bytes, byteCount: bytes.count)
    return bytes.count
  }

  private static func store(_ number: UInt32, in bytes: inout [UInt8], at place: Int) {
    for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: number >> (8 * UInt32(index))) }
  }

  private static func action(_ kind: FolderWatch.Change.Kind) -> UInt32 {
    switch kind {
    case .added: UInt32(FILE_ACTION_ADDED)
    case .removed: UInt32(FILE_ACTION_REMOVED)
    case .modified: UInt32(FILE_ACTION_MODIFIED)
    case .oldName: UInt32(FILE_ACTION_RENAMED_OLD_NAME)
    case .newName: UInt32(FILE_ACTION_RENAMED_NEW_NAME)
    }
  }
}
