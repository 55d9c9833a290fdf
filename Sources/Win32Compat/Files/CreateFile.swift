// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// fileapi.h: CreateFileA, CreateFileW. Rules FILE-*, PIPE-*.

@c @implementation public func CreateFileA(
  _ name: LPCSTR?, _ access: DWORD, _ share: DWORD, _ security: LPSECURITY_ATTRIBUTES?,
  _ disposition: DWORD, _ flags: DWORD, _ pattern: HANDLE?
) -> HANDLE? {
  unsafe Opening.answer(name.map { unsafe WindowsText.string($0) }, access, share, disposition, flags)
}

@c @implementation public func CreateFileW(
  _ name: LPCWSTR?, _ access: DWORD, _ share: DWORD, _ security: LPSECURITY_ATTRIBUTES?,
  _ disposition: DWORD, _ flags: DWORD, _ pattern: HANDLE?
) -> HANDLE? {
  unsafe Opening.answer(name.map { unsafe WindowsText.string($0) }, access, share, disposition, flags)
}

enum Opening {
  /// The body of CreateFile: INVALID_HANDLE_VALUE and the last error when it fails. On
  /// success the last error tells whether the file was there before.
  static func answer(
    _ name: String??, _ access: DWORD, _ share: DWORD, _ disposition: DWORD, _ flags: DWORD
  ) -> HANDLE? {
    do throws(FileName.Refusal) {
      guard let name else { throw FileName.Refusal(ERROR_PATH_NOT_FOUND) }
      let (handle, existed) = try open(
        FileName(name), OpenRequest(access, share, disposition, flags))
      LastError.code = existed ? UInt32(ERROR_ALREADY_EXISTS) : 0
      return unsafe handle.windows
    } catch {
      LastError.code = UInt32(bitPattern: error.code)
      return unsafe HANDLE(bitPattern: -1)
    }
  }

  private static func open(
    _ name: FileName, _ request: OpenRequest
  ) throws(FileName.Refusal) -> (Handle, existed: Bool) {
    switch name {
    case .pipe(let name): (try PipeClient.open(name, request), false)
    case .path(let path): try open(path, request)
    }
  }

  private static func open(
    _ path: String, _ request: OpenRequest
  ) throws(FileName.Refusal) -> (Handle, existed: Bool) {
    let (descriptor, existed) = try descriptor(path, request)
    guard let facts = SystemCalls.facts(of: descriptor) else {
      SystemCalls.close(descriptor)
      throw FileName.Refusal(ERROR_GEN_FAILURE)
    }
    let handle = try adopt(descriptor, facts, path, request)
    guard
      OpenFiles.add(
        handle, facts, request.use, share: request.share, deletedOnClose: request.deletesOnClose ? path : nil)
    else {
      OpenObject.close(handle)
      throw FileName.Refusal(ERROR_SHARING_VIOLATION)
    }
    // Not before the others who have it open were asked.
    if request.empties, existed, SystemCalls.FileType(facts) == .regular {
      let result = SystemCalls.truncate(descriptor, to: 0)
      if result < 0 {
        OpenObject.close(handle)
        throw FileName.Refusal(StatusTable.win32(errno: Int32(-result)))
      }
    }
    return (handle, existed && request.saysWhetherItExisted)
  }

  private static func descriptor(
    _ path: String, _ request: OpenRequest
  ) throws(FileName.Refusal) -> (Int32, existed: Bool) {
    typealias Flags = SystemCalls.OpenFlags
    // Another program may make or remove the file between two looks.
    for _ in 0..<16 {
      if request.mayCreate {
        let made = SystemCalls.open(path, request.kernelFlags | Flags.create | Flags.exclusive, mode: request.mode)
        if made >= 0 { return (Int32(made), false) }
        if -made != Int(Errno.fileExists) || request.mustCreate { throw refusal(made, path) }
      }
      var found = SystemCalls.open(path, request.kernelFlags)
      if -found == Int(Errno.isAFolder), request.opensFolders {
        found = SystemCalls.open(path, Flags.readOnly | Flags.folder)
      }
      if found >= 0 { return (Int32(found), true) }
      if -found != Int(Errno.noSuchFile) || !request.mayCreate { throw refusal(found, path) }
    }
    throw FileName.Refusal(ERROR_SHARING_VIOLATION)
  }

  private static func refusal(_ result: Int, _ path: String) -> FileName.Refusal {
    FileName.Refusal(FileName.code(errno: Int32(-result), path: path))
  }

  private static func adopt(
    _ descriptor: Int32, _ facts: SystemCalls.FileFacts, _ path: String, _ request: OpenRequest
  ) throws(FileName.Refusal) -> Handle {
    let face = FileFace(request.use, isOverlapped: request.isOverlapped)
    do throws(EngineError) {
      if SystemCalls.FileType(facts) == .folder {
        guard request.opensFolders else {
          SystemCalls.close(descriptor)
          throw EngineError(.open, .none, .system(Errno.accessDenied))
        }
        return try FolderObject.adopt(descriptor, path, face)
      }
      let isWrittenThrough = request.flags & DWORD(FILE_FLAG_WRITE_THROUGH) != 0
      return try OpenObject.adopt(descriptor, facts, face, isWrittenThrough: isWrittenThrough)
    } catch {
      throw FileName.Refusal(StatusTable.file(error))
    }
  }
}

/// Handles for open descriptors of any type.
enum OpenObject {
  /// Gives a descriptor a handle, which owns it from now on; on failure it is closed.
  static func adopt(
    _ descriptor: Int32, _ facts: SystemCalls.FileFacts, _ face: FileFace, isWrittenThrough: Bool = false
  ) throws(EngineError) -> Handle {
    var face = face
    switch SystemCalls.FileType(facts) {
    case .regular, .folder:
      return try file(descriptor, face, isRegular: true, isWrittenThrough: isWrittenThrough)
    case .characters:
      face.insert(.characters)
    case .fifo, .socket, .other: break
    }
    guard SystemCalls.isPollable(descriptor) else { return try file(descriptor, face, isRegular: false) }
    let handle = try Pipe.adopt(descriptor, .descriptor, isOverlapped: !face.isDisjoint(with: [.overlapped, .adopted]))
    try Pipe.withLocked(handle, .open) { $0.value.fileFace = face }
    return handle
  }

  private static func file(
    _ descriptor: Int32, _ face: FileFace, isRegular: Bool, isWrittenThrough: Bool = false
  ) throws(EngineError) -> Handle {
    let handle = try File.adopt(
      descriptor, isOverlapped: face.contains(.overlapped), isRegular: isRegular, isWrittenThrough: isWrittenThrough)
    let slot = try HandleTable.lock(handle, .file, for: .open)
    slot.file.value.face = face
    slot.unlock()
    return handle
  }

  static func close(_ handle: Handle) { _ = unsafe CloseHandle(handle.windows) }
}
