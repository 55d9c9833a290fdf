// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// One instance of a named pipe as other processes find it: a socket whose name says
/// what it is, `PROCESS-NUMBER-FORM-ACCESS-LIMIT`, and whether it listens.
struct PipeInstance: Equatable, Sendable {
  let folder: String
  /// The name without its state.
  let stem: String
  let isMessages: Bool
  /// PIPE_ACCESS_…
  let access: UInt32
  /// The most instances there may be.
  let limit: UInt32

  static let listening = ".listening"
  static let busy = ".busy"

  var listeningPath: String { folder + "/" + stem + Self.listening }
  var busyPath: String { folder + "/" + stem + Self.busy }

  init(folder: String, number: UInt32, isMessages: Bool, access: UInt32, limit: UInt32) {
    self.folder = folder
    self.isMessages = isMessages
    self.access = access
    self.limit = limit
    stem = "\(Process.id)-\(number)-\(isMessages ? "m" : "b")-\(access)-\(limit)"
  }

  /// From a file's name; nil for what is no instance.
  init?(folder: String, fileName: String) {
    let isKnown = fileName.hasSuffix(Self.listening) || fileName.hasSuffix(Self.busy)
    guard isKnown, let dot = fileName.lastIndex(of: ".") else { return nil }
    stem = String(fileName[..<dot])
    let parts = stem.split(separator: "-")
    guard parts.count == 5, let access = UInt32(parts[3]), let limit = UInt32(parts[4]) else { return nil }
    self.folder = folder
    self.isMessages = parts[2] == "m"
    self.access = access
    self.limit = limit
  }

  /// A client has it, or nobody may.
  func becomeBusy() { _ = SystemCalls.rename(listeningPath, busyPath, replacing: true) }
  func becomeListening() { _ = SystemCalls.rename(busyPath, listeningPath, replacing: true) }

  func remove() {
    _ = SystemCalls.unlink(listeningPath)
    _ = SystemCalls.unlink(busyPath)
    _ = SystemCalls.removeFolder(folder)
  }

  // MARK: All of a name

  struct Found {
    var instance: PipeInstance
    var isListening: Bool
    var path: String { isListening ? instance.listeningPath : instance.busyPath }
  }

  /// What is in a folder, dead or alive.
  static func all(in folder: String) -> [Found] {
    let names = (SystemCalls.entries(of: folder) ?? []).map(\.name).sorted()
    return names.compactMap { name in
      PipeInstance(folder: folder, fileName: name).map {
        Found(instance: $0, isListening: name.hasSuffix(Self.listening))
      }
    }
  }

  /// What is alive; the leavings of processes that have died are removed.
  static func alive(in folder: String) -> [Found] {
    all(in: folder).filter { found in
      if UnixStream.isAlive(found.path) { return true }
      // It may just have changed its state.
      guard SystemCalls.facts(ofPath: found.path) != nil else { return true }
      _ = SystemCalls.unlink(found.path)
      return false
    }
  }
}

/// Unix sockets by path.
enum UnixStream {
  /// A listening one that lets one peer wait; -errno(3) when it cannot be had.
  static func listen(at path: String) -> Int {
    guard let address = Address(unixPath: path) else { return -Int(Errno.nameTooLong) }
    let made = SystemCalls.socket(1, 1, 0)
    if made < 0 { return made }
    var result = unsafe address.withPointer { unsafe SystemCalls.bind(Int32(made), $0, $1) }
    if result >= 0 { result = SystemCalls.listen(Int32(made), 0) }
    if result >= 0 { return made }
    SystemCalls.close(Int32(made))
    return result
  }

  /// Connected to the listener at `path`; -EAGAIN when somebody else waits there.
  static func connect(to path: String) -> Int {
    guard let address = Address(unixPath: path) else { return -Int(Errno.nameTooLong) }
    let made = SystemCalls.socket(1, 1, 0)
    if made < 0 { return made }
    let result = unsafe address.withPointer { unsafe SystemCalls.connectTo(Int32(made), $0, $1) }
    if result >= 0 { return made }
    SystemCalls.close(Int32(made))
    return result
  }

  /// Whether somebody has the socket open. A datagram socket cannot connect to a stream,
  /// and is told so only by a living one.
  static func isAlive(_ path: String) -> Bool {
    guard let address = Address(unixPath: path) else { return false }
    let probe = SystemCalls.socket(1, 2, 0)
    if probe < 0 { return true }
    defer { SystemCalls.close(Int32(probe)) }
    let result = unsafe address.withPointer { unsafe SystemCalls.connectTo(Int32(probe), $0, $1) }
    return result == -Int(Errno.wrongProtocolType)
  }
}
