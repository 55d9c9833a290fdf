// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Where named pipes are: a folder of the user's own, in it one folder for each name, in
/// that one socket for each instance. See docs/decisions/0020-named-pipes-are-unix-streams.md.
enum PipeFolder {
  /// The folder of all names, made and checked: only its owner may reach what is in it.
  static func root() throws(FileName.Refusal) -> String {
    for folder in candidates() {
      let made = SystemCalls.makeFolder(folder, mode: 0o700)
      guard made >= 0 || made == -Int(Errno.fileExists) else { continue }
      guard let facts = SystemCalls.facts(ofPath: folder, followsLinks: false),
        SystemCalls.FileType(facts) == .folder, facts.owner == SystemCalls.user, facts.mode & 0o077 == 0
      else { throw FileName.Refusal(ERROR_ACCESS_DENIED) }
      return folder
    }
    throw FileName.Refusal(ERROR_ACCESS_DENIED)
  }

  private static func candidates() -> [String] {
    let ours = "/tmp/swift-iocp-pipes-\(SystemCalls.user)"
    guard let runtime = SystemCalls.variable("XDG_RUNTIME_DIR"), runtime.hasPrefix("/") else { return [ours] }
    return [runtime + "/swift-iocp-pipes", ours]
  }

  /// The folder of one name. Names know no case.
  static func path(of name: String) throws(FileName.Refusal) -> String {
    let folder = try root() + "/" + component(name)
    // An instance's own name and sun_path's limit of 107 bytes (unix(7)).
    guard folder.utf8.count + 32 <= 107 else { throw FileName.Refusal(ERROR_FILENAME_EXCED_RANGE) }
    return folder
  }

  /// A name as one component of a path: what is not plain is written in hexadecimal, and
  /// a long one ends with a hash of all of it.
  static func component(_ name: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyz0123456789_-".utf8)
    var text = ""
    for byte in name.lowercased().utf8 {
      if plain.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    if text.utf8.count <= 36 { return text }
    // FNV-1a.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(text.prefix(19)) + "%" + String(hash, radix: 16)
  }

  /// Runs `body` while no other process makes or counts instances.
  static func locked<Result>(
    _ body: () throws(FileName.Refusal) -> Result
  ) throws(FileName.Refusal) -> Result {
    typealias Flags = SystemCalls.OpenFlags
    let file = SystemCalls.open(try root() + "/.lock", Flags.readWrite | Flags.create, mode: 0o600)
    if file < 0 { throw FileName.Refusal(StatusTable.win32(errno: Int32(-file))) }
    // Closing it gives the lock up.
    defer { SystemCalls.close(Int32(file)) }
    _ = SystemCalls.lock(Int32(file), .exclusive, at: 0, length: 1, waits: true)
    return try body()
  }
}
