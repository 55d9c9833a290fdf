// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Files by name: deleting, moving, and names for temporary ones.

extension FileName {
  /// The path that a caller's text names; a pipe's name is refused.
  static func path(_ text: String??) throws(Refusal) -> String {
    guard let text else { throw Refusal(ERROR_PATH_NOT_FOUND) }
    guard case .path(let path) = try FileName(text) else { throw Refusal(ERROR_INVALID_NAME) }
    return path
  }
}

private func answer(_ body: () throws(FileName.Refusal) -> Void) -> BOOL {
  do throws(FileName.Refusal) {
    try body()
    return 1
  } catch {
    return LastError.fail(error.code)
  }
}

private func check(_ result: Int, _ path: String) throws(FileName.Refusal) {
  if result < 0 { throw FileName.Refusal(FileName.code(errno: Int32(-result), path: path)) }
}

// MARK: Deleting

@c @implementation public func DeleteFileA(_ name: LPCSTR?) -> BOOL {
  unsafe delete(name.map { unsafe WindowsText.string($0) })
}

@c @implementation public func DeleteFileW(_ name: LPCWSTR?) -> BOOL {
  unsafe delete(name.map { unsafe WindowsText.string($0) })
}

private func delete(_ name: String??) -> BOOL {
  answer { () throws(FileName.Refusal) in
    let path = try FileName.path(name)
    try checkDeletion(path)
    try check(SystemCalls.unlink(path), path)
  }
}

/// Whoever has the file open here must allow it.
private func checkDeletion(_ path: String) throws(FileName.Refusal) {
  guard let facts = SystemCalls.facts(ofPath: path, followsLinks: false) else { return }
  guard OpenFiles.allowsDeletion(of: facts) else { throw FileName.Refusal(ERROR_SHARING_VIOLATION) }
}

// MARK: Moving

@c @implementation public func MoveFileA(_ from: LPCSTR?, _ to: LPCSTR?) -> BOOL {
  unsafe MoveFileExA(from, to, DWORD(MOVEFILE_COPY_ALLOWED))
}

@c @implementation public func MoveFileW(_ from: LPCWSTR?, _ to: LPCWSTR?) -> BOOL {
  unsafe MoveFileExW(from, to, DWORD(MOVEFILE_COPY_ALLOWED))
}

@c @implementation public func MoveFileExA(_ from: LPCSTR?, _ to: LPCSTR?, _ flags: DWORD) -> BOOL {
  unsafe move(from.map { unsafe WindowsText.string($0) }, to.map { unsafe WindowsText.string($0) }, flags)
}

@c @implementation public func MoveFileExW(_ from: LPCWSTR?, _ to: LPCWSTR?, _ flags: DWORD) -> BOOL {
  unsafe move(from.map { unsafe WindowsText.string($0) }, to.map { unsafe WindowsText.string($0) }, flags)
}

/// Within one file system: a move that would have to copy is ERROR_NOT_SAME_DEVICE.
private func move(_ from: String??, _ to: String??, _ flags: DWORD) -> BOOL {
  answer { () throws(FileName.Refusal) in
    let (source, target) = (try FileName.path(from), try FileName.path(to))
    try checkDeletion(source)
    let replaces = flags & DWORD(MOVEFILE_REPLACE_EXISTING) != 0
    if replaces { try checkDeletion(target) }
    let result = SystemCalls.rename(source, target, replacing: replaces)
    if result == -Int(Errno.fileExists) { throw FileName.Refusal(ERROR_ALREADY_EXISTS) }
    let isSourceThere = SystemCalls.facts(ofPath: source, followsLinks: false) != nil
    try check(result, isSourceThere ? target : source)
  }
}

// MARK: Folders

@c @implementation public func CreateDirectoryA(_ name: LPCSTR?, _ security: LPSECURITY_ATTRIBUTES?) -> BOOL {
  unsafe makeFolder(name.map { unsafe WindowsText.string($0) })
}

@c @implementation public func CreateDirectoryW(_ name: LPCWSTR?, _ security: LPSECURITY_ATTRIBUTES?) -> BOOL {
  unsafe makeFolder(name.map { unsafe WindowsText.string($0) })
}

private func makeFolder(_ name: String??) -> BOOL {
  answer { () throws(FileName.Refusal) in
    let path = try FileName.path(name)
    let result = SystemCalls.makeFolder(path, mode: 0o777)
    if result == -Int(Errno.fileExists) { throw FileName.Refusal(ERROR_ALREADY_EXISTS) }
    // What is missing is on the way there.
    if result == -Int(Errno.noSuchFile) { throw FileName.Refusal(ERROR_PATH_NOT_FOUND) }
    try check(result, path)
  }
}

@c @implementation public func RemoveDirectoryA(_ name: LPCSTR?) -> BOOL {
  unsafe removeFolder(name.map { unsafe WindowsText.string($0) })
}

@c @implementation public func RemoveDirectoryW(_ name: LPCWSTR?) -> BOOL {
  unsafe removeFolder(name.map { unsafe WindowsText.string($0) })
}

private func removeFolder(_ name: String??) -> BOOL {
  answer { () throws(FileName.Refusal) in
    let path = try FileName.path(name)
    let result = SystemCalls.removeFolder(path)
    let isFile = result == -Int(Errno.notAFolder) && SystemCalls.facts(ofPath: path) != nil
    if isFile { throw FileName.Refusal(ERROR_DIRECTORY) }
    try check(result, path)
  }
}

// MARK: Temporary files

private func temporaryFolder() -> String {
  let folder = SystemCalls.variable("TMPDIR") ?? ""
  let name = folder.isEmpty ? "/tmp" : folder
  return name.hasSuffix("/") ? name : name + "/"
}

/// TMPDIR or /tmp, with a separator at its end. Answers the length, or the size that is
/// needed when there is not so much room.
@c @implementation public func GetTempPathA(_ size: DWORD, _ buffer: LPSTR?) -> DWORD {
  DWORD(unsafe WindowsText.copy(temporaryFolder(), to: buffer, size: Int(size)))
}

@c @implementation public func GetTempPathW(_ size: DWORD, _ buffer: LPWSTR?) -> DWORD {
  DWORD(unsafe WindowsText.copy(temporaryFolder(), to: buffer, size: Int(size)))
}

@c @implementation public func GetTempFileNameA(
  _ folder: LPCSTR?, _ prefix: LPCSTR?, _ unique: UINT, _ name: LPSTR?
) -> UINT {
  let made = unsafe temporaryName(
    folder.map { unsafe WindowsText.string($0) }, prefix.map { unsafe WindowsText.string($0) }, unique)
  guard let (path, number) = made else { return 0 }
  _ = unsafe WindowsText.copy(path, to: name, size: Int(MAX_PATH))
  return number
}

@c @implementation public func GetTempFileNameW(
  _ folder: LPCWSTR?, _ prefix: LPCWSTR?, _ unique: UINT, _ name: LPWSTR?
) -> UINT {
  let made = unsafe temporaryName(
    folder.map { unsafe WindowsText.string($0) }, prefix.map { unsafe WindowsText.string($0) }, unique)
  guard let (path, number) = made else { return 0 }
  _ = unsafe WindowsText.copy(path, to: name, size: Int(MAX_PATH))
  return number
}

/// `folder/PREFIX` (three characters), a number in hexadecimal, `.TMP`. With the number
/// 0 a free one is sought, and the file made.
private func temporaryName(_ folder: String??, _ prefix: String??, _ unique: UINT) -> (String, UINT)? {
  var result: (String, UINT)?
  let isDone = answer { () throws(FileName.Refusal) in
    var path = try FileName.path(folder)
    if !path.hasSuffix("/") { path += "/" }
    guard path.utf8.count <= Int(MAX_PATH) - 14 else { throw FileName.Refusal(ERROR_BUFFER_OVERFLOW) }
    path += ((prefix ?? "") ?? "").prefix(3)
    if unique != 0 {
      let number = unique & 0xffff
      result = (path + String(number, radix: 16).uppercased() + ".TMP", number)
      return
    }
    let start = UInt32(truncatingIfNeeded: SystemCalls.monotonicNanoseconds() >> 10)
    for step in 0..<UInt32(0x10000) {
      let number = (start &+ step) & 0xffff
      if number == 0 { continue }
      let name = path + String(number, radix: 16).uppercased() + ".TMP"
      typealias Flags = SystemCalls.OpenFlags
      let made = SystemCalls.open(name, Flags.writeOnly | Flags.create | Flags.exclusive)
      if made >= 0 {
        SystemCalls.close(Int32(made))
        result = (name, number)
        return
      }
      if -made != Int(Errno.fileExists) {
        let code = FileName.code(errno: Int32(-made), path: name)
        // A folder that is not there has a code of its own here.
        throw FileName.Refusal(code == ERROR_PATH_NOT_FOUND ? ERROR_DIRECTORY : code)
      }
    }
    throw FileName.Refusal(ERROR_FILE_EXISTS)
  }
  return isDone == 0 ? nil : result
}
