// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Linux descriptors as handles and back: io.h's _get_osfhandle and _open_osfhandle, and
/// the standard handles. Rule LIVE-13.
private struct AdoptedDescriptors {
  struct Entry {
    let handle: Handle
    let file: OpenFiles.File
  }

  var entries: [Int32: Entry] = [:]
  /// What SetStdHandle has set.
  var standard: [Int32: Handle] = [:]

  static let shared = Guarded(AdoptedDescriptors())
}

private enum Adopting {
  /// The descriptor's handle: the same one each time, as long as that is open.
  static func handle(of descriptor: Int32, ownsDescriptor: Bool) -> Handle? {
    guard descriptor >= 0, let facts = SystemCalls.facts(of: descriptor) else { return nil }
    let file = OpenFiles.File(facts)
    let known = AdoptedDescriptors.shared.withLock { $0.entries[descriptor] }
    if let known, known.file == file, HandleTable.isOpen(known.handle) { return known.handle }
    let own = ownsDescriptor ? Int(descriptor) : SystemCalls.duplicate(descriptor)
    guard own >= 0, let handle = try? adopt(Int32(own), facts) else { return nil }
    AdoptedDescriptors.shared.withLock { $0.entries[descriptor] = .init(handle: handle, file: file) }
    return handle
  }

  private static func adopt(_ descriptor: Int32, _ facts: SystemCalls.FileFacts) throws(EngineError) -> Handle {
    let flags = SystemCalls.statusFlags(descriptor)
    let mode = flags & 3
    var face: FileFace = .adopted
    if mode != SystemCalls.OpenFlags.writeOnly { face.insert(.reads) }
    if mode != SystemCalls.OpenFlags.readOnly { face.insert(.writes) }
    if SystemCalls.FileType(facts) == .socket { return try SocketAdoption.adopt(descriptor) }
    return try OpenObject.adopt(descriptor, facts, face)
  }

  /// Closes the handle and answers its descriptor, which belongs to the caller now and
  /// blocks, as a program expects.
  static func descriptor(of handle: Handle) -> Int32? {
    guard let kind = HandleTable.kind(of: handle), [.file, .pipe, .socket].contains(kind),
      let slot = try? HandleTable.lock(handle, kind, for: .lookUp)
    else { return nil }
    let descriptor = kind == .file ? slot.file.value.descriptor : slot.socket.value.descriptor
    let copy = SystemCalls.duplicate(descriptor)
    slot.unlock()
    guard copy >= 0 else { return nil }
    SystemCalls.makeBlocking(Int32(copy))
    OpenObject.close(handle)
    return Int32(copy)
  }
}

/// The descriptor belongs to the handle from now on: close that, not both.
@c @implementation public func _get_osfhandle(_ descriptor: Int32) -> Int {
  guard let handle = Adopting.handle(of: descriptor, ownsDescriptor: descriptor > 2) else {
    Process.errorNumber = Errno.badDescriptor
    return -1
  }
  return Int(handle.word)
}

/// The handle is closed, and a descriptor of its file is the caller's.
@c @implementation public func _open_osfhandle(_ handle: Int, _ flags: Int32) -> Int32 {
  guard let descriptor = Adopting.descriptor(of: Handle(word: UInt(bitPattern: handle))) else {
    Process.errorNumber = Errno.badDescriptor
    return -1
  }
  return descriptor
}

// MARK: Standard handles

/// STD_INPUT_HANDLE is -10, STD_OUTPUT_HANDLE -11, STD_ERROR_HANDLE -12.
private func standardDescriptor(_ which: DWORD) -> Int32? {
  let descriptor = -10 - Int32(bitPattern: which)
  return (0...2).contains(descriptor) ? descriptor : nil
}

/// Not the descriptors 0 to 2 themselves but copies: closing such a handle leaves those
/// alone. NULL for one that is closed.
@c @implementation public func GetStdHandle(_ which: DWORD) -> HANDLE? {
  guard let descriptor = standardDescriptor(which) else {
    LastError.code = UInt32(ERROR_INVALID_HANDLE)
    return unsafe HANDLE(bitPattern: -1)
  }
  let replaced = AdoptedDescriptors.shared.withLock { $0.standard[descriptor] }
  if let replaced { return unsafe replaced.windows }
  return unsafe Adopting.handle(of: descriptor, ownsDescriptor: false)?.windows
}

@c @implementation public func SetStdHandle(_ which: DWORD, _ handle: HANDLE?) -> BOOL {
  guard let descriptor = standardDescriptor(which) else { return LastError.fail(ERROR_INVALID_HANDLE) }
  let handle = Handle(handle)
  AdoptedDescriptors.shared.withLock { $0.standard[descriptor] = handle }
  return 1
}
