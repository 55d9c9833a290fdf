// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// What a name given to CreateFile and its relatives means here. Pure.
///
/// Both separators are taken. There are no drives: a name with a letter and a colon
/// leads to a path that does not exist, as on a machine without that drive. See
/// docs/decisions/0018-paths.md.
enum FileName: Equatable {
  case path(String)
  /// `\\.\pipe\name`, without what stands before the name.
  case pipe(String)

  struct Refusal: Error, Equatable {
    let code: Int32
    init(_ code: Int32) { self.code = code }
  }

  init(_ text: String?) throws(Refusal) {
    // Not Unicode, so the name of nothing.
    guard let text else { throw Refusal(ERROR_INVALID_NAME) }
    guard !text.isEmpty else { throw Refusal(ERROR_PATH_NOT_FOUND) }
    let slashed = String(text.map { $0 == "\\" ? "/" : $0 })
    if slashed.hasPrefix("//./") || slashed.hasPrefix("//?/") {
      self = try Self.device(String(slashed.dropFirst(4)))
    } else if slashed.hasPrefix("//") {
      throw Refusal(ERROR_BAD_NETPATH)
    } else {
      self = try Self.ordinary(slashed)
    }
  }

  private static func device(_ rest: String) throws(Refusal) -> FileName {
    if rest.lowercased().hasPrefix("pipe/") {
      let name = String(rest.dropFirst(5))
      guard !name.isEmpty, name.utf16.count <= 256 else { throw Refusal(ERROR_INVALID_NAME) }
      return .pipe(name)
    }
    // `\\?\` only says that the rest is to be taken as it is.
    return try ordinary(rest.hasPrefix("/") || isDevice(rest) || hasDrive(rest) ? rest : "/" + rest)
  }

  private static func ordinary(_ path: String) throws(Refusal) -> FileName {
    switch path.uppercased() {
    case "NUL": return .path("/dev/null")
    case "CON", "CONIN$", "CONOUT$": return .path("/dev/tty")
    default: break
    }
    if hasDrive(path) { throw Refusal(ERROR_PATH_NOT_FOUND) }
    let isClean = path.unicodeScalars.allSatisfy { $0.value >= 32 && !"<>:\"|?*".unicodeScalars.contains($0) }
    guard isClean else { throw Refusal(ERROR_INVALID_NAME) }
    return .path(path)
  }

  private static func isDevice(_ name: String) -> Bool {
    ["NUL", "CON", "CONIN$", "CONOUT$"].contains(name.uppercased())
  }

  private static func hasDrive(_ path: String) -> Bool {
    let start = Array(path.utf8.prefix(2))
    guard start.count == 2, start[1] == 0x3a else { return false }
    return (0x41...0x5a).contains(start[0] & 0xdf)
  }

  /// The code for a path that could not be used: *file not found* is something else than
  /// *path not found*.
  static func code(errno: Int32, path: String) -> Int32 {
    guard errno == Errno.noSuchFile else { return StatusTable.win32(errno: errno) }
    guard let slash = path.lastIndex(of: "/") else { return ERROR_FILE_NOT_FOUND }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    let isThere = SystemCalls.facts(ofPath: folder).map { $0.mode & 0o170000 == 0o040000 } ?? false
    return isThere ? ERROR_FILE_NOT_FOUND : ERROR_PATH_NOT_FOUND
  }
}
